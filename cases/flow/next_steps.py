"""What happens next, in sentences for the person who asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from law.calendar import plus_working_days

if TYPE_CHECKING:
    from cases.models import Case

LOOKS_WITHIN = 2  # working days in which the association looks at who somebody is


def after_receipt(case: Case) -> list[str]:
    """What happens after a request came in, with dates."""
    look = date_format(plus_working_days(case.received_on, LOOKS_WITHIN), "j F")
    due = date_format(case.clock.due.on, "j F Y")
    return [
        _("Wij kijken of u het echt bent. U hoort dat uiterlijk %(day)s.") % {"day": look},
        _("Wij zoeken uw gegevens op."),
        _("U krijgt ons antwoord uiterlijk %(day)s.") % {"day": due},
    ]
