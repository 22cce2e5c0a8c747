"""The dates, timeline, urgency and events of a request, for pages and files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import workflow
from cases.models import Case
from cases.workflow import Status
from law.clock import SOON_DAYS, EventKind
from law.sources import OWN_COMPLAINT_TERM

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from law.clock import Clock


APART = 150  # marks closer than this, in thousandths of the line, take turns above and below it


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


def clock_context(case: Case, today: dt.date) -> dict[str, Any]:
    """What `_clock.html` shows of a case."""
    clock = case.clock
    return {
        "clock": clock,
        "urgency": urgency(case.status, clock.due.on, today),
        "days_left": clock.days_left(today),
        "timeline": road(clock, today),
        "asked_late": _asked_late(case),
    }


def _asked_late(case: Case) -> dt.date | None:
    """The day of the last question to the person that came too late to suspend the term, while it is open."""
    asks = (EventKind.IDENTITY_ASKED, EventKind.CLARIFICATION_ASKED)
    given = (EventKind.IDENTITY_GIVEN, EventKind.CLARIFICATION_GIVEN)
    last = None
    for event in case.events.all():
        if event.kind in asks:
            last = event.on
        if event.kind in given:
            last = None
    return last if last and case.is_open and not case.clock.asked_in_time(last) else None


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
        (regulation_label(clock), clock.regulation.on if clock.regulation and not clock.extended_on else None),
        (_("Datum van de AVG"), clock.avg.on),
        (_("Met de wachttijd erbij"), clock.defensible.on if clock.defensible else None),
        (_("Laatste dag voor een brief aan derden"), clock.third_party_by.on if clock.third_party_by else None),
        (_("Laatste dag om te verlengen"), clock.last_day_to_extend.on),
    ]


def regulation_label(clock: Clock, *, short: bool = False) -> str:
    """What the date beside that of the AVG is called: of a complaint it is an agreement of our own."""
    if clock.regulation and clock.regulation.source == OWN_COMPLAINT_TERM:
        return _("eigen afspraak") if short else _("Datum van onze eigen afspraak")
    return _("reglement") if short else _("Datum van het reglement")


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
        dates.append((clock.regulation.on, regulation_label(clock, short=True), "regulation"))
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
