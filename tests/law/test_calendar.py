"""The Dutch calendar and the counting of months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law import calendar
from law.calendar import DESIGNATED, DESIGNATED_UNTIL, OutsideCalendar
from tests.law import oracle

KONINGSDAG_ON_SATURDAY = (2014, 2025, 2031, 2036, 2042, 2053, 2059)
PUBLISHED = {
    "Goede Vrijdag": ("2026-04-03", "2027-03-26", "2028-04-14"),
    "tweede paasdag": ("2026-04-06", "2027-03-29", "2028-04-17"),
    "Koningsdag": ("2026-04-27", "2027-04-27", "2028-04-27"),
    "Bevrijdingsdag": ("2026-05-05", "2027-05-05", "2028-05-05"),
    "Hemelvaartsdag": ("2026-05-14", "2027-05-06", "2028-05-25"),
    "tweede pinksterdag": ("2026-05-25", "2027-05-17", "2028-06-05"),
}


@pytest.mark.parametrize("year", oracle.YEARS)
def test_every_year_has_the_holidays_of_the_law_and_no_others(year):
    on_working_days = {on: name for on, name in calendar.holidays_in(year).items() if on.isoweekday() != 7}
    expected = {on: name for on, name in oracle.holidays(year).items() if on.isoweekday() != 7}
    assert on_working_days.keys() == expected.keys()
    assert all(expected[on] in name for on, name in on_working_days.items())


def test_two_holidays_on_one_day_are_both_named():
    assert set(calendar.why_not_working(date(2016, 5, 5)).split(" en ")) == {
        "Bevrijdingsdag",
        "Hemelvaartsdag",
    }


@pytest.mark.parametrize(
    ("name", "on"), [(name, date.fromisoformat(text)) for name, texts in PUBLISHED.items() for text in texts]
)
def test_published_holidays_stand_in_the_calendar(name, on):
    assert calendar.why_not_working(on) == name


@pytest.mark.parametrize("year", oracle.YEARS)
def test_koningsdag_moves_to_saturday_when_it_is_a_sunday(year):
    moved = calendar.holidays_in(year).get(date(year, 4, 26)) == "Koningsdag"
    assert moved == (year in KONINGSDAG_ON_SATURDAY)


@pytest.mark.parametrize("year", oracle.YEARS)
def test_5_may_and_good_friday_are_days_off_in_every_year(year):
    assert not calendar.is_working_day(date(year, 5, 5))
    assert not calendar.is_working_day(oracle.easter(year) - 2 * oracle.DAY)


@given(oracle.days)
def test_a_working_day_is_no_weekend_and_no_holiday(on):
    assert calendar.is_working_day(on) == oracle.works(on)


@given(oracle.days)
def test_rolling_stops_at_the_first_working_day(on):
    assert calendar.roll_forward(on) == oracle.rolled(on)
    assert calendar.practical_day(on) == oracle.ready(on)
    assert calendar.previous_working_day(on) == oracle.ready(on - oracle.DAY)


@given(oracle.days, st.integers(0, 30))
def test_counting_working_days_counts_only_those(on, number):
    later, earlier = calendar.plus_working_days(on, number), calendar.minus_working_days(on, number)
    between = [on + n * oracle.DAY for n in range((earlier - on).days, (later - on).days + 1)]
    assert sum(oracle.works(day) for day in between if day > on) == number
    assert sum(oracle.works(day) for day in between if day < on) == number


@given(oracle.days, st.integers(0, 130))
def test_a_month_ends_on_the_same_number_or_the_last_day(on, months):
    assert calendar.add_months(on, months) == oracle.months_on(on, months)


@given(oracle.days, st.integers(0, 30))
def test_a_year_is_twelve_months(on, years):
    assert calendar.add_years(on, years) == oracle.months_on(on, 12 * years)


@pytest.mark.parametrize("on", DESIGNATED)
def test_an_equated_day_counts_for_dutch_statutes_only(on):
    assert calendar.is_working_day(on)
    assert not calendar.is_working_day(on, atw=True)
    assert calendar.roll_forward(on) == on < calendar.roll_forward(on, atw=True)


def test_the_equated_days_are_working_days_within_their_decree():
    assert max(DESIGNATED) <= DESIGNATED_UNTIL
    for on, source in DESIGNATED.items():
        first, last = source.code.split("-")[1:]
        assert int(first) <= on.year <= int(last)


@given(oracle.days)
def test_a_date_in_words_is_how_one_says_it(on):
    assert calendar.in_words(on) == oracle.written(on)


@pytest.mark.parametrize("on", [date(1965, 12, 31), date(2101, 1, 1), date(1, 1, 1), date(9999, 12, 31)])
def test_a_year_without_known_holidays_is_refused(on):
    with pytest.raises(OutsideCalendar, match=f"Het jaar {on.year} staat niet in de kalender"):
        calendar.roll_forward(on)


def test_a_month_past_the_end_of_time_is_refused():
    with pytest.raises(OutsideCalendar):
        calendar.add_months(date(9999, 12, 15), 1)
