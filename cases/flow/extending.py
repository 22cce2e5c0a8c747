"""The one extension of a request: announced by the officer, and counted from the day its notice left.

Without notice within the month there is no extension (AVG art. 12(3)); until then the date stays as it was.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from cases.flow.steps import locked, take_step
from cases.models import Case, ClockEvent, Extension
from cases.verbs import Verb
from law.clock import Event, EventKind, Right, read_clock

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from dossiers.actors import Actor
    from law.clock import Clock


class State(StrEnum):
    """How an extension stands: its notice waits, it counts, or the notice did not leave in time."""

    WAITS = "waits"
    COUNTS = "counts"
    VOID = "void"


def state_of(case: Case, today: dt.date) -> State | None:
    """How the extension of `case` stands; None where none was announced."""
    if not hasattr(case, "extension"):
        return None
    if case.clock.extended_on:
        return State.COUNTS
    is_over = today > case.clock.last_day_to_extend.on
    return State.VOID if is_over or left_on(case) else State.WAITS


def left_on(case: Case) -> dt.date | None:
    """The day on which the notice left, in time or not; None while it waits."""
    return min((event.on for event in case.events.all() if event.kind == EventKind.EXTENDED), default=None)


def notice_left(case: Case, *, by: Actor | None, on: dt.date) -> None:
    """The notice of the extension of `case` left on this day: from now it counts, if that is within the month.

    `by` is who put it in the post, None for a message. Nothing happens to a request that is closed, or a second time.
    """
    case = locked(case)
    if case.is_open and hasattr(case, "extension") and left_on(case) is None:
        take_step(case, Verb.EXTENSION_LEFT, by=by, on=on)


def waiting() -> QuerySet[Extension]:
    """The extensions of open requests whose notice did not leave yet."""
    left = ClockEvent.objects.filter(case=OuterRef("case"), kind=EventKind.EXTENDED)
    return Extension.objects.filter(~Exists(left), case__in=Case.objects.open()).select_related("case")


def suppose(case: Case, kind: EventKind, on: dt.date) -> Clock:
    """The clock of `case` if this happened on that day; nothing is written. AVG 12(3); regulation."""
    known = [Event(EventKind(event.kind), event.on) for event in case.events.all()]
    return read_clock(Right(case.kind), [*known, Event(kind, on)], case.regulation.terms)
