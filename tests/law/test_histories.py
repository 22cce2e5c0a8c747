"""Five thousand random histories of a case against a count of our own: whatever happened, and in whatever order."""

import random
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from law.clock import Event, EventKind, RegulationTerms, Right, read_clock
from tests.law import oracle
from tests.law.counting import REGULATION_DAYS, days_of, days_waited

HISTORIES = 5_000
CHUNKS = 20
WSN = RegulationTerms()
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# Days on which counting goes wrong most easily: leap days, ends of months, nights when the clock is moved, Christmas.
HARD = [
    *(date(year, 2, 29) for year in (2000, 2024, 2028, 2052)),
    *(date(2027, month, day) for month, day in ((1, 29), (1, 30), (1, 31), (3, 31), (8, 31), (10, 31), (12, 31))),
    date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 25), date(2026, 4, 2),
]  # fmt: skip


def history(chance):
    """A receipt, on a hard day one time in three, and up to a dozen events around it, some of them twice."""
    received = (
        chance.choice(HARD) if chance.random() < 1 / 3 else date(1995, 1, 1) + chance.randrange(20_000) * oracle.DAY
    )
    kinds = [chance.choice(list(EventKind)) for _ in range(chance.randrange(12))]
    events = [Event(kind, received + chance.randrange(-5, 110) * oracle.DAY) for kind in kinds]
    events += [
        Event(EventKind.RECEIVED, received),
        *chance.choices(events or [Event(EventKind.RECEIVED, received)], k=2),
    ]
    chance.shuffle(events)
    return events


def count(events, right):
    """Due date, AVG date, last day to extend, date with the wait: counted day by day."""
    received = days_of(events, EventKind.RECEIVED)[0]
    month = oracle.months_on(received, 1)
    extended = any(received <= day <= month for day in days_of(events, EventKind.EXTENDED))
    bare = oracle.months_on(received, 3) if extended else month
    promised = received + REGULATION_DAYS[right] * oracle.DAY if right in REGULATION_DAYS and not extended else None
    waited = days_waited(events, received)
    defensible = oracle.rolled(bare + len(waited) * oracle.DAY) if waited else None
    return promised or oracle.rolled(bare), oracle.rolled(bare), month, defensible


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_dates_of_any_history_are_those_of_a_count_of_our_own(chunk):
    chance = random.Random(20_261_122 + chunk)
    for _ in range(HISTORIES // CHUNKS):
        events, right = history(chance), chance.choice(list(Right))
        found = read_clock(right, events, WSN)
        dates = (found.due.on, found.avg.on, found.last_day_to_extend.on, found.defensible and found.defensible.on)
        assert dates == count(events, right), (right, events)
        assert found.due.on <= found.avg.on
        assert read_clock(right, sorted(events, key=lambda event: (event.on, event.kind)), WSN) == found


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_reply_of_a_third_party_never_moves_a_date(chunk):
    chance = random.Random(20_180_201 + chunk)
    for _ in range(HISTORIES // CHUNKS):
        events, right = history(chance), chance.choice(list(Right))
        bare = [event for event in events if event.kind is not EventKind.THIRD_PARTY_INFORMED]
        told = [*bare, Event(EventKind.THIRD_PARTY_INFORMED, bare[0].on + oracle.DAY)]
        assert read_clock(right, told, WSN) == read_clock(right, bare, WSN)


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25), date(2024, 3, 31), date(2028, 2, 29)])
def test_every_hour_of_a_night_on_which_the_clock_is_moved_belongs_to_one_day(night):
    """What the case takes as its day of receipt: the calendar day in Amsterdam, hour by hour in world time."""
    start = datetime(night.year, night.month, night.day, tzinfo=AMSTERDAM).astimezone(UTC)
    days = [(start + timedelta(minutes=30 * half)).astimezone(AMSTERDAM).date() for half in range(-4, 60)]
    assert days == sorted(days)
    assert {later - earlier for earlier, later in pairwise(days)} <= {timedelta(0), oracle.DAY}
    due = {day: read_clock(Right.ACCESS, [Event(EventKind.RECEIVED, day)], WSN).due.on for day in days}
    assert due[night] == night + timedelta(days=28)
