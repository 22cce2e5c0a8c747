"""What an officer types for a field that is to be corrected, as it is kept."""

import datetime as dt

import pytest

from cases.findings.measures.actions import value_of

DAY = dt.date(2026, 3, 27)


@pytest.mark.parametrize("typed", ["27 3 2026", "27-3-2026", " 27/03/2026 ", "2026-03-27", "2026 3 27", "- 27 3 2026"])
def test_a_day_is_read_with_the_year_last_or_first(typed):
    assert value_of("happened_on", typed) == DAY


@pytest.mark.parametrize("typed", ["", "2026", "27 3", "27 maart 2026", "27 3 2026 1", f"27 3 {'9' * 30}"])
def test_what_is_not_three_numbers_is_no_day(typed):
    with pytest.raises(ValueError, match="three numbers"):
        value_of("happened_on", typed)


@pytest.mark.parametrize("typed", ["31 2 2026", "0 3 2026", "45 3 20", "27 13 2026"])
def test_a_day_that_is_not_in_the_calendar_is_no_day(typed):
    with pytest.raises(ValueError, match=r"day is out of range|month must be in"):
        value_of("happened_on", typed)


@pytest.mark.parametrize("typed", ["", "  ", "-"])
def test_the_last_day_of_a_matter_may_stay_open(typed):
    assert value_of("trigger_on", typed) is None


def test_a_text_is_kept_as_it_was_typed_without_the_spaces_around_it():
    assert value_of("title", "  Gesprek 27 3 2026 ") == "Gesprek 27 3 2026"
