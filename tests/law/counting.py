"""Waiting, counted day by day."""

from law.clock import EventKind, Right
from tests.law import oracle

REGULATION_DAYS = {Right.ACCESS: 28, Right.CORRECTION: 14, Right.ERASURE: 14}
STOPS = (EventKind.SENT, EventKind.WITHDRAWN, EventKind.MERGED)


def days_of(history, *kinds):
    """The days on which one of these kinds happened, in order."""
    return sorted(event.on for event in history if event.kind in kinds)


def days_waited(history, received):
    """Day by day: was a question open that was asked in time? None while one still is."""
    stops = days_of(history, *STOPS)[:1]
    in_time, working_days = received, 0
    while working_days < 2:
        in_time += oracle.DAY
        working_days += oracle.works(in_time)
    waited = set()
    for subject in ("identity", "clarification"):
        for asked in days_of(history, EventKind(f"{subject}_asked")):
            if not received <= asked <= in_time:
                continue
            ends = [day for day in days_of(history, EventKind(f"{subject}_given")) + stops if day >= asked]
            if not ends:
                return None
            waited |= {asked + n * oracle.DAY for n in range(1, (min(ends) - asked).days + 1)}
    return waited
