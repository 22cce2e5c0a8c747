"""The clock of one case: from what happened, and on which days, to every date that matters.

Nothing is stored and nothing is paused: the dates are read from the events each time. The earliest of the
regulation's date and the AVG date is due; the date with suspension stands beside it, never instead
(EDPB 01/2022, par. 159).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from law import sentences, sources
from law.calendar import add_months, in_words, plus_working_days, roll_forward
from law.deadlines import (
    Deadline,
    access_due,
    avg_extended,
    avg_month,
    complaint_due,
    correction_due,
    last_day_to_extend,
    last_day_to_inform_third_party,
)
from law.rights import Right

__all__ = ["Clock", "Event", "EventKind", "RegulationTerms", "Right", "Urgency", "read_clock"]

SOON_DAYS = 5
ASK_WITHIN_WORKING_DAYS = 2

# A question to the person: the day it was asked, and the day it was answered or None while it is open.
Pause = tuple[date, date | None]


class EventKind(StrEnum):
    """What can happen to a case that its clock must know."""

    RECEIVED = "received"
    IDENTITY_ASKED = "identity_asked"
    IDENTITY_GIVEN = "identity_given"
    CLARIFICATION_ASKED = "clarification_asked"
    CLARIFICATION_GIVEN = "clarification_given"
    EXTENDED = "extended"
    THIRD_PARTY_INFORMED = "third_party_informed"
    DECIDED = "decided"
    SENT = "sent"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class Urgency(StrEnum):
    """How a case stands on a given day."""

    ON_TIME = "on_time"
    SOON = "soon"
    LATE = "late"
    DONE = "done"


@dataclass(frozen=True)
class Event:
    """One thing that happened to a case on one day in Amsterdam."""

    kind: EventKind
    on: date


@dataclass(frozen=True)
class RegulationTerms:
    """The terms, in calendar days, of the regulation in force at receipt; None where it promises nothing."""

    access_days: int | None = 28
    correction_days: int | None = 14
    objection_days: int = 14
    complaint_days: int | None = None


@dataclass(frozen=True)
class Clock:
    """All dates of one case. AVG 12(3); regulation.

    `due` binds and `avg` is the hard stop. `defensible` is `avg` with the days of waiting for the person added;
    None when nobody waited, or while the wait goes on (`suspended_since`). `missed` is the regulation's date where it
    had passed before the extension counted: that it was missed stays so.
    """

    received: date
    regulation: Deadline | None
    avg: Deadline
    due: Deadline
    last_day_to_extend: Deadline
    third_party_by: Deadline | None
    defensible: Deadline | None
    suspended_since: date | None
    extended_on: date | None
    stopped_on: date | None
    missed: Deadline | None = None

    @property
    def steps(self) -> tuple[str, ...]:
        """How the due date was found: both derivations and the verdict. AVG 12(3); regulation."""
        if self.missed:
            return (*self.avg.steps, sentences.missed(self.missed.on))
        if self.regulation is None or self.extended_on:
            return self.avg.steps
        verdict = f"De vroegste datum geldt: {in_words(self.due.on)}."
        return (*self.regulation.steps, *self.avg.steps[1:], verdict)

    def days_left(self, today: date) -> int:
        """Calendar days until the due date, below zero when late; frozen on the day the case stopped."""
        return (self.due.on - self._counted_to(today)).days

    def is_late(self, today: date) -> bool:
        """Late from the day after the due date; a stopped case only if it stopped after it."""
        return self.days_left(today) < 0

    def state(self, today: date) -> Urgency:
        """How the case stands: done, late, soon (five days or fewer) or on time."""
        if self.stopped_on and self.stopped_on <= today:
            return Urgency.DONE
        if self.is_late(today):
            return Urgency.LATE
        return Urgency.SOON if self.days_left(today) <= SOON_DAYS else Urgency.ON_TIME

    def answers_within_avg(self, on: date) -> bool:
        """Whether an answer on this day is within the AVG term; only then the six weeks of UAVG 35(2) run."""
        return on <= self.avg.on

    def asked_in_time(self, on: date) -> bool:
        """Whether a question to the person on this day suspends the term; asked later it does not (EDPB 01/2022)."""
        return on <= plus_working_days(self.received, ASK_WITHIN_WORKING_DAYS)

    def _counted_to(self, today: date) -> date:
        """The day up to which time ran: today, or the earlier day on which the case stopped."""
        return min(today, self.stopped_on or today)


def read_clock(right: Right, events: Iterable[Event], terms: RegulationTerms) -> Clock:
    """The clock of a case about this right, from its events in any order. AVG 12(3); regulation.

    Repeated events count once: the earliest receipt, extension and stop. An extension after the bare first
    month does nothing. Raises ValueError when nothing was received.
    """
    known = sorted(set(events), key=lambda event: event.on)
    received = _first(known, EventKind.RECEIVED)
    if received is None:
        raise ValueError("a clock needs an event of receipt")
    stopped_on = _first(known, EventKind.SENT, EventKind.WITHDRAWN, EventKind.MERGED)
    extendable = last_day_to_extend(received)
    in_time = [event for event in known if received <= event.on <= extendable.on]
    extended_on = _first(in_time, EventKind.EXTENDED)
    regulation = _regulation_due(right, received, terms)
    avg = avg_extended(received) if extended_on else avg_month(received)
    due = avg if extended_on or regulation is None else min(regulation, avg, key=lambda deadline: deadline.on)
    pauses = list(_pauses(known, received, stopped_on))
    open_since = min((asked for asked, answered in pauses if answered is None), default=None)
    return Clock(
        received=received,
        regulation=regulation,
        avg=avg,
        due=due,
        last_day_to_extend=extendable,
        third_party_by=_third_party_by(right, due, terms),
        defensible=None if open_since else _defensible(received, 3 if extended_on else 1, pauses),
        suspended_since=open_since,
        extended_on=extended_on,
        stopped_on=stopped_on,
        missed=regulation if regulation and extended_on and regulation.on < extended_on else None,
    )


def _first(events: Iterable[Event], *kinds: EventKind) -> date | None:
    """The earliest day of an event of these kinds."""
    return min((event.on for event in events if event.kind in kinds), default=None)


def _regulation_due(right: Right, received: date, terms: RegulationTerms) -> Deadline | None:
    """The regulation's own date, for access, for correction and removal ("aanpassing"), and ours for a complaint."""
    if right is Right.ACCESS and terms.access_days is not None:
        return access_due(received, terms.access_days)
    if right in (Right.CORRECTION, Right.ERASURE) and terms.correction_days is not None:
        return correction_due(received, terms.correction_days)
    if right is Right.COMPLAINT and terms.complaint_days is not None:
        return complaint_due(received, terms.complaint_days)
    return None


def _third_party_by(right: Right, due: Deadline, terms: RegulationTerms) -> Deadline | None:
    """The last day to write to third parties: the regulation lets them object to access only."""
    if right is not Right.ACCESS:
        return None
    return last_day_to_inform_third_party(due.on, window_days=terms.objection_days)


def _pauses(events: list[Event], received: date, stopped_on: date | None) -> Iterator[Pause]:
    """Each question asked without undue delay, with the day of its answer or of the end of the case.

    One later than two working days after receipt suspends nothing: own policy under EDPB 01/2022, par. 159.
    """
    last_ask = plus_working_days(received, ASK_WITHIN_WORKING_DAYS)
    for asked_kind, given_kind in (
        (EventKind.IDENTITY_ASKED, EventKind.IDENTITY_GIVEN),
        (EventKind.CLARIFICATION_ASKED, EventKind.CLARIFICATION_GIVEN),
    ):
        ends = [event.on for event in events if event.kind is given_kind]
        ends += [stopped_on] if stopped_on else []
        for event in events:
            if event.kind is asked_kind and received <= event.on <= last_ask:
                yield event.on, min((end for end in ends if end >= event.on), default=None)


def _defensible(received: date, months: int, pauses: list[Pause]) -> Deadline | None:
    """The AVG date moved by the days of waiting, each day once; None when nobody waited."""
    waited: set[date] = set()
    for asked, answered in pauses:
        if answered is not None:
            waited |= {asked + timedelta(days=n) for n in range(1, (answered - asked).days + 1)}
    if not waited:
        return None
    raw = add_months(received, months)
    moved = raw + timedelta(days=len(waited))
    steps = (
        f"Wij wachtten op de aanvrager van {in_words(min(waited))} tot en met {in_words(max(waited))}.",
        f"Aantal dagen wachttijd: {len(waited)}.",
        f"Zonder wachttijd is de termijn van de AVG om op {in_words(raw)}.",
        f"Met de wachttijd erbij is dat {in_words(moved)}. Dat is te verdedigen, maar niet zeker.",
        *sentences.rolled(moved, "De termijn loopt door"),
    )
    return Deadline(roll_forward(moved), sources.EDPB_ACCESS_159, steps)
