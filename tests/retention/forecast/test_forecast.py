"""Seeing ahead: the same days as each record has by itself, added up; and what another rule would change."""

import datetime as dt
from bisect import bisect_left

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from dossiers.models import Activity
from retention.forecast import figures
from retention.holds.actions import Cause, place_hold
from retention.models import Destruction, Rule
from retention.schedule.due import Schedule
from tests.retention.days import DAYS, QUIET, RULES, SOME_DAYS, of_all_days
from tests.retention.keeping import TODAY, kept_by
from tests.retention.signed_lists import sweep


@pytest.fixture
def many(db):
    return of_all_days()


@given(st.lists(RULES, max_size=4), DAYS | st.sampled_from(SOME_DAYS))
@QUIET
def test_it_adds_up_what_each_record_says_by_itself(many, rules, on):
    activity = many[0].basis.activity_id
    schedule = Schedule(on, {activity: tuple(rules)})
    ends = figures.month_ends(on)
    expected = [0] * len(ends)
    for record in many:
        if (due := schedule.outcome_of(record).due_on) and due <= ends[-1]:
            expected[bisect_left(ends, due)] += 1
    assert figures.due_by_month(schedule).counts.get(activity, [0] * len(ends)) == expected


@pytest.mark.parametrize(
    ("on", "second", "last"),
    [
        (dt.date(2026, 11, 28), dt.date(2026, 11, 30), dt.date(2028, 10, 31)),
        (dt.date(2024, 2, 29), dt.date(2024, 2, 29), dt.date(2026, 1, 31)),
    ],
)
def test_months_are_those_of_the_calendar(on, second, last):
    ends = figures.month_ends(on)
    assert (len(ends), ends[0], ends[1], ends[-1]) == (25, on, second, last)


def test_another_rule_is_reckoned_and_not_saved(db):
    kept_by("arrears", ended_on=dt.date(2025, 6, 1), trigger_on=dt.date(2025, 6, 1))
    rule = Rule.objects.in_force(TODAY)["arrears"]
    longer = Rule(**{name: getattr(rule, name) for name in ("category", "starts", "basis")}, years=50)
    before = Rule.objects.count()
    activities = [effect.activity for effect in figures.effects(longer, TODAY)]
    assert activities == [each for each in Activity.objects.order_by("number") if "arrears" in each.rule_names]
    (touched,) = [each for each in figures.effects(longer, TODAY) if each.due + each.coming]
    assert (touched.due + touched.coming, touched.due_then + touched.coming_then) == (1, 0)
    assert Rule.objects.count() == before


def test_what_stays_is_told_with_its_reasons(officer):
    schedule = Schedule.of(TODAY)
    record = kept_by("arrears")
    for held in (record, record.dossier.person):
        place_hold(held, Cause("litigation"), by=officer, on=TODAY)
    assert figures.held_by_activity(schedule) == {record.basis.activity_id: 1}
    assert figures.why_held(schedule) == [("rechtszaak of vordering", 1)]


def test_what_went_is_told_per_year_and_activity(db):
    record = kept_by("camera")
    sweep(TODAY)
    assert Destruction.objects.get(reference=record.reference).activity == record.basis.activity
    told = [(row["activity__name"], row["records"], row["rows"]) for row in figures.destroyed_by_year()]
    assert told == [(record.basis.activity.name, 1, 1), (None, 0, 1)]


def test_the_page_shows_the_months_and_the_rule_what_it_would_change(officer, director, signed_in):
    record = kept_by("arrears")
    activity = record.basis.activity
    page = signed_in(director).get(reverse("retention:ahead")).text
    assert activity.name in page
    assert "Nu al aan de beurt" in signed_in(officer).get(reverse("retention:ahead_of", args=[activity.number])).text
    rule, typed = reverse("retention:rule", args=["arrears"]), {"years": "50", "months": "0", "days": "0"}
    typed |= {"trigger": "einde", "starts": "set", "basis": "policy", "source": "Besluit", "preview": "1"}
    answer = signed_in(officer).post(rule, typed)
    assert "1 wordt 0" in answer.text
    assert Rule.objects.filter(category="arrears").count() == 1
    assert signed_in(officer).post(rule, {**typed, "years": "9999"}).status_code == 409
