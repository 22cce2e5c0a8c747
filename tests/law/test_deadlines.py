"""Every date by which something is due, against a table of cases and against a calendar of the tests' own."""

import csv
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law import deadlines, sources
from law.calendar import DESIGNATED
from law.deadlines import IN_HOURS, TERMS
from tests.law import oracle

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TABLE = list(csv.DictReader(Path(__file__).with_name("deadlines.csv").read_text().splitlines()))
OWN_TERMS = {"reglement_access": 28, "reglement_correction": 14}
DAY_TERMS = [
    *[term for name, term in TERMS.items() if name not in IN_HOURS],
    deadlines.last_day_to_extend,
    deadlines.last_day_to_inform_third_party,
    deadlines.court_term_ends,
]
moments = st.datetimes(datetime(1990, 1, 1), datetime(2060, 12, 31))


def test_the_terms_are_those_of_the_contract():
    assert set(TERMS) == {row["term"] for row in TABLE}
    assert set(IN_HOURS) == {row["term"] for row in TABLE if "T" in row["received"]}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['term']}-{row['received']}")
def test_the_table_of_cases_holds(row):
    if row["term"] in IN_HOURS:
        due = TERMS[row["term"]](datetime.fromisoformat(row["received"])).at
        assert due == datetime.fromisoformat(row["due"]).replace(tzinfo=AMSTERDAM)
    else:
        assert TERMS[row["term"]](date.fromisoformat(row["received"])).on == date.fromisoformat(row["due"])


@given(oracle.days)
def test_the_avg_month_rolls_from_the_same_day_of_the_next_month(received):
    assert deadlines.avg_month(received).on == oracle.rolled(oracle.months_on(received, 1))


@given(oracle.days)
def test_an_extension_is_three_months_from_receipt(received):
    assert deadlines.avg_extended(received).on == oracle.rolled(oracle.months_on(received, 3))


@given(oracle.days, st.integers(1, 60))
def test_terms_of_the_regulation_do_not_roll(received, days):
    assert deadlines.access_due(received, days).on == received + days * oracle.DAY
    assert deadlines.correction_due(received, days).on == received + days * oracle.DAY


@given(oracle.days)
def test_four_weeks_are_never_later_than_the_bare_avg_month(received):
    assert deadlines.access_due(received).on <= oracle.months_on(received, 1) <= deadlines.avg_month(received).on


@given(oracle.days, st.integers(1, 60))
def test_the_days_of_a_third_party_roll_in_his_favour(told_on, days):
    assert deadlines.third_party_due(told_on, days).on == oracle.rolled(told_on + days * oracle.DAY)


@given(oracle.days)
def test_the_last_day_to_extend_is_the_bare_month(received):
    assert deadlines.last_day_to_extend(received).on == oracle.months_on(received, 1)


@pytest.mark.parametrize(
    ("received", "letter"),
    [(date(2026, 11, 22), date(2026, 12, 1)), (date(2026, 11, 13), date(2026, 11, 24))],
)
def test_the_letter_to_a_third_party_leaves_in_time(received, letter):
    due = deadlines.access_due(received).on
    assert deadlines.last_day_to_inform_third_party(due).on == letter


@given(oracle.days, st.integers(0, 10), st.integers(1, 30))
def test_a_third_party_told_on_the_last_day_leaves_the_days_to_decide(due, handling, window):
    tell = deadlines.last_day_to_inform_third_party(due, handling, window).on
    answer = deadlines.third_party_due(tell, window).on
    last = oracle.ready(due)
    left = [answer + n * oracle.DAY for n in range(1, (last - answer).days + 1)]
    assert sum(map(oracle.works, left)) == handling


@given(oracle.days)
def test_the_way_to_court_is_open_for_six_weeks(answered_on):
    on = answered_on + 42 * oracle.DAY
    while not oracle.works(on) or on in DESIGNATED:
        on += oracle.DAY
    assert deadlines.court_term_ends(answered_on).on == on


@given(moments)
def test_a_breach_is_reported_within_72_absolute_hours(aware_at):
    due = deadlines.breach_due(aware_at)
    elapsed = due.at.astimezone(UTC) - aware_at.replace(tzinfo=AMSTERDAM).astimezone(UTC)
    assert elapsed == timedelta(hours=72)
    assert due.on == due.at.date()
    assert due.at.tzinfo.key == "Europe/Amsterdam"


@pytest.mark.parametrize(
    ("aware_at", "due", "change"),
    [
        ("2026-03-27T15:00", "2026-03-30T16:00+02:00", "vooruit"),
        ("2026-10-23T15:00", "2026-10-26T14:00+01:00", "terug"),
        ("2026-10-25T02:30", "2026-10-28T01:30+01:00", "terug"),
    ],
)
def test_summer_time_changes_the_hour_on_the_clock(aware_at, due, change):
    found = deadlines.breach_due(datetime.fromisoformat(aware_at))
    assert found.at == datetime.fromisoformat(due)
    assert f"In die tijd gaat de klok een uur {change}." in found.steps


@given(st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.timezones()))
def test_a_breach_seen_from_another_zone_has_the_same_moment(aware_at):
    assert deadlines.breach_due(aware_at).at.astimezone(UTC) == aware_at.astimezone(UTC) + timedelta(hours=72)


@given(oracle.days, st.sampled_from(DAY_TERMS))
def test_the_last_sentence_names_the_day(given_on, term):
    found = term(given_on)
    assert oracle.written(found.on) in found.steps[-1]
    assert oracle.written(given_on) in found.steps[0]


@given(moments)
def test_the_last_sentence_names_the_moment(aware_at):
    found = deadlines.breach_due(aware_at)
    assert f"{oracle.written(found.on)} om {found.at.hour:02}.{found.at.minute:02} uur" in found.steps[-1]


@given(oracle.days, st.sampled_from([deadlines.avg_month, deadlines.avg_extended, deadlines.third_party_due]))
def test_every_day_off_on_the_way_is_named(given_on, term):
    found = term(given_on)
    text = " ".join(found.steps)
    bare = given_on + 14 * oracle.DAY
    if term is not deadlines.third_party_due:
        bare = oracle.months_on(given_on, 1 if term is deadlines.avg_month else 3)
    skipped = [bare + n * oracle.DAY for n in range((found.on - bare).days)]
    for day in skipped:
        assert oracle.written(day) in text.lower()
        assert oracle.holidays(day.year).get(day, " is ") in text


@given(oracle.days)
def test_an_answer_due_on_a_day_off_names_the_working_day_before(received):
    found = deadlines.access_due(received)
    text = " ".join(found.steps)
    if not oracle.works(found.on):
        assert f"De laatste werkdag ervoor is {oracle.written(oracle.ready(found.on))}." in text
        assert "schuift niet op" in text
    else:
        assert "schuift niet op" not in text


@given(oracle.days, st.sampled_from(DAY_TERMS))
def test_sentences_are_short_and_whole(given_on, term):
    for sentence in re.split(r"(?<=[.!?]) ", " ".join(term(given_on).steps)):
        assert len(sentence.split()) <= 20
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert sentence.endswith(".")


def test_christmas_is_explained_day_by_day():
    assert deadlines.avg_month(date(2026, 11, 25)).steps == (
        "Ontvangen op woensdag 25 november 2026.",
        "De AVG geeft een maand om te antwoorden. De dag van ontvangst telt niet mee.",
        "Een maand later is vrijdag 25 december 2026.",
        "Dat is eerste kerstdag.",
        "Zaterdag 26 december 2026 is tweede kerstdag.",
        "Zondag 27 december 2026 is geen werkdag.",
        "De termijn loopt door tot en met de eerstvolgende werkdag: maandag 28 december 2026.",
    )


def test_a_month_that_is_too_short_is_explained():
    assert "De 31e bestaat niet in februari 2027." in deadlines.avg_month(date(2027, 1, 31)).steps[2]


@pytest.mark.parametrize(
    ("term", "source"),
    [
        ("reglement_access", sources.REGULATION_ACCESS),
        ("reglement_correction", sources.REGULATION_CORRECTION),
        ("third_party_objection", sources.REGULATION_THIRD_PARTY),
        ("avg_month", sources.AVG_12_3),
        ("avg_extended", sources.AVG_12_3),
        ("breach_72h", sources.AVG_33_1),
    ],
)
def test_every_date_knows_its_source(term, source):
    assert TERMS[term](datetime(2026, 11, 25, 9) if term in IN_HOURS else date(2026, 11, 25)).source == source
