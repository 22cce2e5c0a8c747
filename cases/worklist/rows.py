"""One request in a list: what it is, where it stands, its colour and the next thing to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csp.constants import SELF
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from cases.clock.page_data import urgency
from cases.flow.next_steps import hears_by
from cases.flow.rights import right_of
from cases.letter_kinds import LetterKind
from cases.models import Case
from cases.workflow import Status

if TYPE_CHECKING:
    import datetime as dt


NEXT_PAGE: dict[str, tuple[str, str | Promise]] = {
    Status.RECEIVED: ("cases:identity", gettext_lazy("Identiteit vaststellen")),
    Status.WAITING: ("cases:identity", gettext_lazy("Identiteit vastleggen")),
    Status.IDENTIFIED: ("cases:findings", gettext_lazy("Gegevens verzamelen")),
    Status.GATHERED: ("cases:findings", gettext_lazy("Stukken beoordelen")),
    Status.DECIDED: ("cases:sending", gettext_lazy("Antwoord versturen")),
}


NEVER_ANSWERED = (Status.WITHDRAWN, Status.MERGED)


SCRIPTED = {"script-src": [SELF]}  # pages with shortcuts: our own script and no other


@dataclass(frozen=True)
class Row:
    """One case in a list: what it is, where it stands, its colour and the next thing to do."""

    case: Case
    what: str
    standing: str
    kind: str
    days_left: int
    promised_on: dt.date | None  # by when the person hears whether we know who asks, while that is open
    url: str
    next_label: str | Promise
    next_url: str
    initials: str = ""
    apology_url: str = ""


def row_of(case: Case, today: dt.date) -> Row:
    """A case, with who handles it and who asked, as a row of a list; asks the database nothing."""
    page, label = next_page(case)
    promised_on = hears_by(case.received_on) if case.status == Status.RECEIVED else None
    next_on = min(promised_on or case.due_on, case.due_on)
    return Row(
        case=case,
        # Django's get_..._display puts every choice into words to find one, for each row.
        what=str(Case.Kind(case.kind).label),
        standing=str(Status(case.status).label),
        kind=urgency(case.status, next_on, today),
        days_left=(next_on - today).days,
        promised_on=promised_on,
        url=reverse("cases:detail", args=[case.reference]),
        next_label=label,
        next_url=reverse(page, args=[case.reference]),
        initials=initials_of(case.requester.name),
        apology_url=_apology(case) if getattr(case, "owes_apology", False) else "",
    )


def _apology(case: Case) -> str:
    return reverse("cases:letter_write", args=[case.reference, LetterKind.APOLOGY])


def initials_of(name: str) -> str:
    """The first letters of a name, enough to tell requests apart and too little to know somebody by: A.v.d.B."""
    return "".join(f"{word[0]}." for word in name.split() if word[0].isalpha())


def next_page(case: Case) -> tuple[str, str | Promise]:
    """The page of the next step and what its button says."""
    right = right_of(case)
    if case.status == Status.IDENTIFIED and right.has_verdict:
        return "cases:complaint", gettext_lazy("Klacht behandelen")
    if case.status == Status.IDENTIFIED and not right.needs_findings:
        return "cases:decision", gettext_lazy("Besluit nemen")
    return NEXT_PAGE.get(case.status, ("cases:detail", gettext_lazy("Bekijken")))
