"""What is due: one answer, whether it is asked of one record or of all of them."""

import datetime as dt

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from dossiers.models import LawfulBasis
from law.keeping import HERE
from law.terms import Starts
from retention.models import Rule
from retention.schedule.due import Schedule, next_due_day
from retention.schedule.rules import why_kept, why_not_destroy
from tests import cast
from tests.retention.days import DAYS, QUIET, RULES, SOME_DAYS, of_all_days


@pytest.fixture
def many(db):
    return of_all_days()


@given(st.lists(RULES, max_size=4), DAYS | st.sampled_from(SOME_DAYS))
@QUIET
def test_asked_of_one_or_of_all_the_answer_is_the_same(many, rules, on):
    schedule = Schedule(on, {many[0].basis.activity_id: tuple(rules)})
    due = {record.pk for record in many if schedule.outcome_of(record).is_due(on)}
    assert set(schedule.due().values_list("pk", flat=True)) == due
    endless = {
        record.pk
        for record in many
        if not rules
        or (
            schedule.outcome_of(record).decisive is None
            and record.trigger_on is None
            and any(rule.starts == Starts.SET for rule in rules)
        )
    }
    assert set(schedule.without_end().values_list("pk", flat=True)) == endless


@given(st.lists(RULES, min_size=1, max_size=3), DAYS)
@QUIET
def test_what_is_due_stays_due(many, rules, on):
    one, next_day = (
        set(Schedule(day, {many[0].basis.activity_id: tuple(rules)}).due()) for day in (on, on + dt.timedelta(1))
    )
    assert one <= next_day


@pytest.fixture
def tenancy(db):
    """A record that goes two years after the tenancy ended, on 29 February 2024."""
    basis = LawfulBasis.objects.get(activity__retention="tenancy", activity__section="tenancy", ground="contract")
    dossier = cast.make_dossier(ended_on=dt.date(2024, 2, 29))
    return cast.make_record(dossier, "tenancy", basis=basis)


@pytest.mark.parametrize(("seconds", "due"), [(-1, False), (0, True), (1, True)])
def test_it_is_due_when_the_day_after_begins_in_the_netherlands(tenancy, seconds, due):
    midnight = dt.datetime(2026, 3, 1, tzinfo=HERE) + dt.timedelta(seconds=seconds)
    on = timezone.localdate(midnight.astimezone(dt.UTC))
    assert Schedule.of(on).due().filter(pk=tenancy.pk).exists() is due
    assert (why_not_destroy(tenancy, on=on) == "") is due


def test_the_sentence_names_rule_day_and_what_it_rests_on(tenancy):
    before, after = why_kept(tenancy, on=dt.date(2026, 2, 28)), why_kept(tenancy, on=dt.date(2026, 3, 1))
    assert before[0] == "Wij bewaren dit tot en met 28 februari 2026."
    assert "2 jaar na einde huur (richtsnoer (vervallen): Vrijstellingsbesluit" in before[1]
    assert after[0] == "De bewaartermijn is voorbij. De laatste dag was 28 februari 2026."
    assert after[-1] == "Dit komt op de volgende vernietigingslijst."


def test_the_next_day_is_the_first_on_which_something_is_due(tenancy):
    for on, expected in ((dt.date(2026, 2, 27), dt.date(2026, 3, 1)), (dt.date(2023, 1, 1), None)):
        assert next_due_day(Schedule.of(on)) == expected


def test_a_running_tenancy_says_so_and_is_no_work_for_a_person(tenancy):
    tenancy.dossier.ended_on = None
    tenancy.dossier.save()
    assert why_kept(tenancy) == ["De huur loopt nog. De termijn begint als de huur eindigt: 2 jaar na einde huur."]
    assert tenancy not in Schedule.of(timezone.localdate()).without_end()


def test_a_new_version_counts_from_its_day(tenancy):
    old = Rule.objects.in_force(dt.date(2026, 3, 1))["tenancy"]
    words = {name: getattr(old, name) for name in ("label", "trigger", "starts", "basis", "source")}
    Rule.objects.create(category="tenancy", years=3, valid_from_on=dt.date(2026, 4, 1), **words)
    assert [Schedule.of(dt.date(*day)).due().exists() for day in ((2026, 3, 31), (2026, 4, 1), (2027, 3, 1))] == [
        True,
        False,
        True,
    ]


def test_a_rule_that_ended_leaves_its_records_to_a_person(tenancy):
    old = Rule.objects.in_force(dt.date(2026, 3, 1))["tenancy"]
    words = {name: getattr(old, name) for name in ("label", "trigger", "starts", "basis", "source", "years")}
    day = dt.date(2026, 3, 1)
    Rule.objects.create(category="tenancy", valid_from_on=day, valid_to_on=day, **words)
    schedule = Schedule.of(day + dt.timedelta(1))
    assert tenancy in schedule.without_end()
    assert "geen bewaarregel" in why_kept(tenancy, on=schedule.on, schedule=schedule)[0]


def test_what_is_due_is_found_by_index_for_every_activity(db, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        list(Schedule.of(dt.date(2026, 11, 28)).due())
