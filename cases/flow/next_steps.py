"""What happens next, in sentences for the person who asked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from law.calendar import plus_working_days

if TYPE_CHECKING:
    from cases.models import Case

LOOKS_WITHIN = 2  # working days in which the association looks at who somebody is
ANSWER_WITHIN = 10  # working days that a question to the person gives them


def hears_by(received_on: dt.date) -> dt.date:
    """The day by which somebody hears whether we know who asks, as was promised at receipt."""
    return plus_working_days(received_on, LOOKS_WITHIN)


def promised_before(today: dt.date) -> dt.date:
    """The last day of receipt of which the promise to hear about identity had passed on `today`."""
    received_on = today
    while hears_by(received_on) >= today:
        received_on -= dt.timedelta(days=1)
    return received_on


def after_receipt(case: Case) -> list[str]:
    """What happens after a request came in, with dates."""
    look = date_format(hears_by(case.received_on), "j F")
    due = date_format(case.clock.due.on, "j F Y")
    return [
        _("Wij kijken of u het echt bent. U hoort dat uiterlijk %(day)s.") % {"day": look},
        _("Wij zoeken uw gegevens op."),
        _("U krijgt ons antwoord uiterlijk %(day)s.") % {"day": due},
    ]
