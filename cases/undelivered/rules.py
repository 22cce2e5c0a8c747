"""Why it cannot be recorded that something did not arrive, or that it was settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases.models import Delivery, Undelivered

if TYPE_CHECKING:
    import datetime as dt

    from cases.models import Case

What, How = Undelivered.What, Undelivered.How
BY_HAND = (What.MAIL, What.POST)  # that an answer is not collected is seen by the clock


def why_not_record(case: Case, what: str, on: dt.date, today: dt.date) -> str:
    """Why nothing can be recorded as not arrived on this day."""
    if what not in BY_HAND:
        return _("Kies wat er terugkwam.")
    if on > today:
        return _("Deze dag ligt in de toekomst. Kies vandaag of een eerdere dag.")
    if on < case.received_on:
        return _("Op die dag was dit verzoek er nog niet.")
    return ""


def why_not_settle(row: Undelivered, how: str) -> str:
    """Why it cannot be recorded that this was settled so."""
    if row.settled_at:
        return _("Dit is al opgelost.")
    if how not in How:
        return _("Kies wat u deed.")
    if how == How.PAPER and not Delivery.objects.filter(case=row.case_id).exists():
        return _("Er is nog geen antwoord dat op papier kan.")
    return ""
