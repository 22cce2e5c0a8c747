"""When something was kept long enough: the turn of the day, of the month and of the leap year, and which term wins."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.keeping import HERE, Length, Weight, day_begins, latest_day, trigger_of, waits_until, weight_of, winner
from law.terms import Starts
from tests.law import oracle

LENGTHS = st.builds(Length, st.integers(0, 240), st.integers(0, 400), st.sampled_from(Weight))
MIN, MAX, LAW_MIN, LAW_MAX = Weight.MINIMUM, Weight.MAXIMUM, Weight.STATUTORY_MINIMUM, Weight.STATUTORY_MAXIMUM
EARLY, LATER, LATEST = date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1)


@given(LENGTHS, oracle.days, oracle.days)
def test_what_began_by_the_cutoff_is_due_and_nothing_else(length, trigger, on):
    assert (length.last_day(trigger) < on) == (trigger <= length.cutoff(on))


@given(LENGTHS, oracle.days)
def test_the_last_day_is_counted_in_whole_months_and_then_days(length, trigger):
    assert length.last_day(trigger) == oracle.months_on(trigger, length.months) + length.days * oracle.DAY


@pytest.mark.parametrize(
    ("months", "on", "cutoff"),
    [
        (1, "2026-03-01", "2026-01-31"),  # 28 to 31 January all end on 28 February
        (1, "2026-02-28", "2026-01-27"),
        (24, "2026-03-01", "2024-02-29"),
        (24, "2026-02-28", "2024-02-27"),
        (12, "2024-02-29", "2023-02-28"),
        (0, "2026-11-28", "2026-11-27"),
    ],
)
def test_month_ends_and_the_29th_of_february(months, on, cutoff):
    assert Length(months, 0, MIN).cutoff(date.fromisoformat(on)) == date.fromisoformat(cutoff)


@given(st.sampled_from(Starts), oracle.days, oracle.days)
def test_the_latest_day_is_the_other_way_round_of_the_trigger(starts, day, cutoff):
    assert (trigger_of(starts, day) <= cutoff) == (day <= latest_day(starts, cutoff))


@pytest.mark.parametrize("on", ["2026-03-29", "2026-10-25", "2026-11-28"])
def test_a_day_begins_at_midnight_in_amsterdam_also_when_the_clock_is_set(on):
    begins = day_begins(date.fromisoformat(on))
    assert begins.astimezone(HERE).replace(tzinfo=None) == datetime.fromisoformat(on)
    assert (begins - timedelta(seconds=1)).astimezone(HERE).date() < begins.date()


@pytest.mark.parametrize(
    ("ends", "wins"),
    [
        ([(MIN, EARLY), (MIN, LATER)], 1),
        ([(MIN, EARLY), (MIN, None)], None),
        ([(MIN, LATEST), (MAX, EARLY)], 1),
        ([(MIN, EARLY), (MAX, LATEST)], 0),
        ([(LAW_MIN, LATEST), (MAX, EARLY)], 0),
        ([(LAW_MIN, LATEST), (LAW_MAX, EARLY)], 1),
        ([(LAW_MIN, None), (LAW_MAX, EARLY)], 1),
        ([(MIN, EARLY), (LAW_MAX, None)], 0),
        ([(LAW_MIN, EARLY), (MIN, None), (MAX, LATER)], 2),
        ([(MAX, LATER), (MAX, EARLY)], 1),
        ([(MAX, None)], None),
        ([], None),
    ],
)
def test_the_longest_minimum_wins_and_a_statutory_maximum_always(ends, wins):
    assert winner(ends) == wins


def test_a_repealed_guideline_is_no_statute():
    kinds = ("statute", "guideline", "policy", "proposal")
    assert [weight_of(kind, False) for kind in kinds] == [LAW_MIN, MIN, MIN, MIN]
    assert [weight_of(kind, True) for kind in kinds] == [LAW_MAX, MAX, MAX, MAX]


def test_a_list_waits_seven_whole_days():
    assert waits_until(date(2026, 11, 28)) == date(2026, 12, 5)
