"""What a password must be."""

from __future__ import annotations

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """Django's own check of the length; its sentence is there in English only."""

    def get_error_message(self) -> str:
        """What is wrong."""
        return _("Dit wachtwoord is te kort. Het heeft minstens %(n)s tekens nodig.") % {"n": self.min_length}
