"""How a case looks on a screen: its urgency, its road in marks, its steps with what can be done now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from csp.constants import SELF
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cases import complaint_rules, workflow
from cases.kinds import sort_of
from cases.letter_kinds import LetterKind
from cases.models import Case
from cases.workflow import Status
from law.clock import SOON_DAYS, EventKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from law.clock import Clock

NEXT_PAGE: dict[str, tuple[str, str | Promise]] = {
    Status.RECEIVED: ("cases:identity", gettext_lazy("Identiteit vaststellen")),
    Status.WAITING: ("cases:identity", gettext_lazy("Identiteit vastleggen")),
    Status.IDENTIFIED: ("cases:findings", gettext_lazy("Gegevens verzamelen")),
    Status.GATHERED: ("cases:findings", gettext_lazy("Stukken beoordelen")),
    Status.DECIDED: ("cases:sending", gettext_lazy("Antwoord versturen")),
}
NEVER_ANSWERED = (Status.WITHDRAWN, Status.MERGED)
SCRIPTED = {"script-src": [SELF]}  # pages with shortcuts: our own script and no other
APART = 150  # marks closer than this, in thousandths of the line, take turns above and below it


@dataclass(frozen=True)
class Row:
    """One case in a list: what it is, where it stands, its colour and the next thing to do."""

    case: Case
    what: str
    standing: str
    kind: str
    days_left: int
    url: str
    next_label: str | Promise
    next_url: str
    initials: str = ""
    apology_url: str = ""


@dataclass(frozen=True)
class Mark:
    """One mark on the road of a case; x in thousandths of its length, row 0 above the line and 1 below."""

    x: int
    label: str
    date: dt.date
    kind: str
    row: int


HAPPENED: dict[str, str | Promise] = {
    EventKind.RECEIVED: gettext_lazy("Ontvangen"),
    EventKind.IDENTITY_ASKED: gettext_lazy("Identiteit gevraagd"),
    EventKind.IDENTITY_GIVEN: gettext_lazy("Identiteit vastgesteld"),
    EventKind.CLARIFICATION_ASKED: gettext_lazy("Uitleg gevraagd"),
    EventKind.CLARIFICATION_GIVEN: gettext_lazy("Uitleg gekregen"),
    EventKind.EXTENDED: gettext_lazy("Verlenging gemeld"),
    EventKind.THIRD_PARTY_INFORMED: gettext_lazy("Derde op de hoogte gebracht"),
    EventKind.DECIDED: gettext_lazy("Besloten"),
    EventKind.SENT: gettext_lazy("Verzonden"),
    EventKind.WITHDRAWN: gettext_lazy("Ingetrokken"),
    EventKind.MERGED: gettext_lazy("Samengevoegd"),
}


@dataclass(frozen=True)
class Happened:
    """One event on the clock, in words."""

    on: dt.date
    label: str | Promise


@dataclass(frozen=True)
class Stage:
    """One of the five stages as the list of steps shows it: state done, now or todo."""

    label: str
    state: str
    note: str
    url: str = ""
    action: str = ""


def urgency(status: str, due_on: dt.date, today: dt.date) -> str:
    """The colour of a case: late from the day after, soon within five days, waiting, done or on time."""
    if status in workflow.CLOSED:
        return "done"
    days_left = (due_on - today).days
    if days_left < 0:
        return "late"
    if days_left <= SOON_DAYS:
        return "soon"
    return "wait" if status == Status.WAITING else "ok"


def row_of(case: Case, today: dt.date) -> Row:
    """A case, with who handles it and who asked, as a row of a list; asks the database nothing."""
    page, label = next_page(case)
    return Row(
        case=case,
        # Django's get_..._display puts every choice into words to find one, for each row.
        what=str(Case.Kind(case.kind).label),
        standing=str(Status(case.status).label),
        kind=urgency(case.status, case.due_on, today),
        days_left=(case.due_on - today).days,
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
    if case.status == Status.IDENTIFIED and case.kind == Case.Kind.COMPLAINT:
        return "cases:complaint", gettext_lazy("Klacht behandelen")
    if case.status == Status.IDENTIFIED and not sort_of(case).needs_findings:
        return "cases:decision", gettext_lazy("Besluit nemen")
    return NEXT_PAGE.get(case.status, ("cases:detail", gettext_lazy("Bekijken")))


def clock_context(case: Case, today: dt.date) -> dict[str, Any]:
    """What `_clock.html` shows of a case."""
    clock = case.clock
    return {
        "clock": clock,
        "urgency": urgency(case.status, clock.due.on, today),
        "days_left": clock.days_left(today),
        "timeline": road(clock, today),
    }


@dataclass(frozen=True)
class Dated:
    """One date of a clock, and the one that it would become, if that differs."""

    label: str
    on: dt.date | None
    then: dt.date | None = None

    @property
    def moves(self) -> bool:
        """Whether the date would become another."""
        return self.on != self.then


def dates_of(clock: Clock) -> list[tuple[str, dt.date | None]]:
    """Every date of a clock that matters, with what it is called."""
    return [
        (_("Antwoord uiterlijk"), clock.due.on),
        (_("Datum van het reglement"), clock.regulation.on if clock.regulation and not clock.extended_on else None),
        (_("Datum van de AVG"), clock.avg.on),
        (_("Met de wachttijd erbij"), clock.defensible.on if clock.defensible else None),
        (_("Laatste dag voor een brief aan derden"), clock.third_party_by.on if clock.third_party_by else None),
        (_("Laatste dag om te verlengen"), clock.last_day_to_extend.on),
    ]


def compared(now: Clock, then: Clock) -> list[Dated]:
    """The dates of a clock beside those of another."""
    pairs = zip(dates_of(now), dates_of(then), strict=True)
    return [Dated(label, on, later) for (label, on), (_label, later) in pairs if on or later]


def road(clock: Clock, today: dt.date) -> list[Mark]:
    """The dates of a clock as marks on a line from receipt to the last date."""
    until = _("afgerond") if clock.stopped_on else _("vandaag")
    dates = [(clock.received, _("ontvangen"), "received"), (clock.stopped_on or today, until, "today")]
    if clock.third_party_by:
        dates.append((clock.third_party_by.on, _("brief aan derden"), "third"))
    if clock.regulation and not clock.extended_on:
        dates.append((clock.regulation.on, _("reglement"), "regulation"))
    dates.append((clock.avg.on, _("AVG"), "avg"))
    dates.sort(key=lambda mark: mark[0])
    return list(_placed(dates))


def events(case: Case) -> list[Happened]:
    """What happened to a case, in order."""
    return [Happened(event.on, HAPPENED[event.kind]) for event in case.events.all()]


def _placed(dates: list[tuple[dt.date, str, str]]) -> Iterable[Mark]:
    """Marks with their place; one that would run into the one before goes below the line."""
    first, last = dates[0][0], dates[-1][0]
    length = max((last - first).days, 1)
    before, row = -APART, 1
    for on, label, kind in dates:
        x = round(1000 * (on - first).days / length)
        row = 0 if x - before >= APART else 1 - row
        before = x
        yield Mark(x, label, on, kind, row)


def stages(case: Case, *, may_work: bool, undecided: int = 0, found: int | None = 0) -> list[Stage]:
    """The five stages of a case with their state, a sentence, and for who handles requests the way to the next step.
    `found` is None for who may not know of it."""
    reached = _reached(case.status)
    notes = (
        _on(case.received_on) + ", " + str(case.get_channel_display()),
        _identity_note(case),
        _findings_note(case, found, undecided),
        _decision_note(case),
        _sent_note(case),
    )
    labels = (_("Ontvangen"), _("Identiteit"), _("Stukken"), _("Besluit"), _("Verzonden"))
    page, action = next_page(case) if case.is_open else ("", "")
    if case.status == Status.IDENTIFIED and not sort_of(case).needs_findings:
        reached = 3
    is_judged = complaint_rules.complaint_of(case) is not None and not complaint_rules.why_not_answer(case)
    if (case.status == Status.GATHERED and not undecided) or (case.status == Status.IDENTIFIED and is_judged):
        page, action, reached = "cases:decision", _("Besluit nemen"), 3
    answer = []
    for place, (label, note) in enumerate(zip(labels, notes, strict=True)):
        state = "done" if place < reached else "now" if place == reached and case.is_open else "todo"
        here = state == "now" and may_work and bool(page)
        url = reverse(page, args=[case.reference]) if here else ""
        answer.append(Stage(label, state, note, url, str(action) if here else ""))
    return answer


def _reached(status: str) -> int:
    """How many stages are behind a case."""
    order = {Status.RECEIVED: 1, Status.WAITING: 1, Status.IDENTIFIED: 2, Status.GATHERED: 2, Status.DECIDED: 4}
    return {**order, Status.SENT: 5, Status.WITHDRAWN: 1, Status.MERGED: 2}[Status(status)]


def _on(on: dt.date) -> str:
    return date_format(on, "j F Y")


def _day_of(case: Case, kind: EventKind) -> str:
    """The day on which that last happened, as the clock knows it."""
    return _on(max(event.on for event in case.events.all() if event.kind == kind))


def _identity_note(case: Case) -> str:
    if case.status == Status.WAITING:
        return _("Gevraagd; wij wachten op de aanvrager")
    if identification := getattr(case, "identification", None):
        return f"{identification.get_method_display()}, {_day_of(case, EventKind.IDENTITY_GIVEN)}"
    return "" if case.status == Status.WITHDRAWN else _("Nog niet gecontroleerd")


def _findings_note(case: Case, found: int | None, undecided: int) -> str:
    if case.status in (Status.RECEIVED, Status.WAITING):
        return _("Kan nog niet: eerst identiteit")
    if not found and not sort_of(case).needs_findings:
        return _("Niet nodig bij dit verzoek")
    if case.status == Status.IDENTIFIED:
        return _("Nog niet verzameld")
    if not found:
        is_told = found is not None and case.status not in NEVER_ANSWERED
        return _("Niets gevonden") if is_told else ""
    text = ngettext("%(n)s stuk gevonden", "%(n)s stukken gevonden", found) % {"n": found}
    return text + (", " + _("nog %(n)s te beoordelen") % {"n": undecided} if undecided else "")


def _decision_note(case: Case) -> str:
    answer = getattr(case, "answer", None)
    if answer and case.status in (Status.DECIDED, Status.SENT):
        return f"{answer.get_outcome_display()}, {_day_of(case, EventKind.DECIDED)}".capitalize()
    return "" if case.status in (Status.GATHERED, *NEVER_ANSWERED) else _("Kan nog niet: eerst de stukken")


def _sent_note(case: Case) -> str:
    if case.status == Status.WITHDRAWN:
        return _("Ingetrokken door de aanvrager")
    if case.status == Status.MERGED:
        return _("Gaat verder bij het eerdere verzoek")
    if delivery := getattr(case, "delivery", None):
        return f"{_day_of(case, EventKind.SENT)}, {delivery.get_channel_display()}"
    return ""
