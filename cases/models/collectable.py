"""Abstract models of what is collected with a link and a code, with a limit on wrong attempts."""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from typing import Self

    from django.db.models import Manager

WRONG_CODES_ALLOWED = 5


class Coded(models.Model):
    """A row that opens with a code. The code is shown once and kept only as a keyed hash; some wrong ones shut it."""

    CODE_SALT: ClassVar[str] = "cases.code"  # kinds under different salts never share a hash

    code_hash = models.CharField(_("vingerafdruk van de code"), max_length=128, blank=True)
    wrong_codes = models.PositiveSmallIntegerField(_("foute codes"), default=0)

    class Meta:
        abstract = True

    @property
    def code_name(self) -> str:
        """What a code is bound to, so that it opens no other row."""
        name: str = self.pk.hex
        return name

    @property
    def tries_left(self) -> int:
        """How many codes may still be tried; a right one, or a new one, begins anew."""
        return max(WRONG_CODES_ALLOWED - self.wrong_codes, 0)

    def hash_of(self, code: str) -> str:
        """The keyed hash of a code for this row; spaces and dashes in the code do not count."""
        digits = "".join(character for character in code if character.isdigit())
        return salted_hmac(self.CODE_SALT, f"{self.code_name}:{digits}", algorithm="sha256").hexdigest()

    @staticmethod
    def any_code() -> str:
        """Eight digits by chance."""
        return f"{secrets.randbelow(10**8):08d}"

    def new_code(self) -> str:
        """Give this row a new code of eight digits, unsaved; an old one stops working. Returns it, to be shown once."""
        code = self.any_code()
        self.code_hash, self.wrong_codes = self.hash_of(code), 0
        return code

    def save_code(self) -> None:
        """Save the code that this row was given, and nothing besides."""
        self.save(update_fields=("code_hash", "wrong_codes"))

    def try_code(self, code: str) -> bool:
        """Whether this code opens the row; a wrong one counts. Call it with the row, or what it hangs on, locked."""
        is_right = hmac.compare_digest(self.hash_of(code), self.code_hash)
        self.wrong_codes = 0 if is_right else self.wrong_codes + 1
        self.save(update_fields=("wrong_codes",))
        return is_right


class Collectable(Coded):
    """Something that stands ready on the site until a day, and is collected with its code."""

    objects: ClassVar[Manager[Self]]

    until = models.DateField(_("op te halen tot en met"), null=True, blank=True)
    fetched_at = models.DateTimeField(_("opgehaald op"), null=True, blank=True)

    class Meta:
        abstract = True

    def mark_fetched(self) -> None:
        """Keep when this was fetched for the first time."""
        rows = type(self)._default_manager.filter(pk=self.pk, fetched_at__isnull=True)
        rows.update(fetched_at=timezone.now())
