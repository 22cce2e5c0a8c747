"""A request goes as long after its answer as the rule says, with everything that hangs on it, and nothing else."""

import datetime as dt

import pytest
from django.apps import apps
from django.utils import timezone

from cases import disposal
from cases.models import Case, ClockEvent, Limitation, Repeat
from dossiers.models import LogEntry, Person
from law.calendar import add_months
from retention.holds.actions import Cause, place_hold
from retention.models import Destruction, ErasureLine, Hold, Rule
from tests import cast
from wsn_privacy.disposal import replay
from wsn_privacy.disposal.run import destroy_due, foresee
from wsn_privacy.operations.database_owner import as_owner

DAY, TODAY = dt.timedelta(days=1), timezone.localdate()


def after(case):
    """The first day on which `case`, closed today, is due."""
    return add_months(TODAY, 24) + DAY


def sweep(on):
    return destroy_due(on)["cases_destroyed"]


@pytest.fixture
def case(officer):
    return cast.case_in("sent", by=officer)


def test_it_goes_the_day_after_two_years(case):
    due = after(case)
    assert sweep(due - DAY) == []
    assert foresee(due)["cases_destroyed"] == [case.reference]
    assert sweep(due) == [case.reference]
    assert not Case.objects.exists()
    assert sweep(due) == []


def test_it_leaves_a_tombstone_a_line_and_a_line_in_the_ledger(case):
    sweep(after(case))
    left = Destruction.objects.get(reference=case.reference)
    assert (left.article, left.rule, left.section) == ("privacy_request", Rule.objects.get(category=left.article), "")
    assert LogEntry.objects.filter(verb="destroyed", object_pk=str(case.pk)).count() == 1
    assert ErasureLine.objects.get(kind="cases.case").reference == case.reference


def test_every_model_that_hangs_on_a_request_is_named():
    paths = {Case: {""}}
    for _round in range(4):
        for model in apps.get_app_config("cases").get_models():
            for field in model._meta.fields:
                if field.is_relation and field.related_model in paths and model is not Case:
                    paths.setdefault(model, set()).add(field.name)
    assert set(paths) - {Case} == {model for model, _path in disposal.HANGING}


def test_the_person_goes_when_nothing_else_is_kept(officer):
    case, person = cast.case_in("withdrawn", by=officer), cast.make_person()
    Case.objects.filter(pk=case.pk).update(subject=person)
    sweep(after(case))
    assert not Person.objects.filter(pk=person.pk).exists()


def test_the_person_stays_while_there_is_a_dossier(case):
    sweep(after(case))
    assert Person.objects.filter(pk=case.subject_id).exists()


def test_what_is_open_stays_however_old(officer):
    case = cast.case_in("identified", by=officer)
    assert sweep(after(case) + 3_000 * DAY) == []


def test_a_request_stays_while_one_that_was_merged_into_it_is_held(officer):
    later = cast.case_in("merged", by=officer)
    earlier = Repeat.objects.get(later=later).earlier
    Case.objects.filter(pk=earlier.pk).update(status="withdrawn")
    place_hold(cast.make_dossier(), Cause("request", reference=later.reference), by=officer, on=TODAY)
    assert sweep(after(later)) == []
    Hold.objects.all().delete()
    assert sweep(after(later)) == sorted([earlier.reference, later.reference])


def test_two_that_end_together_go_in_one_run(officer, case):
    part = cast.case_in("withdrawn", by=officer)
    Case.objects.filter(pk=part.pk).update(part_of=case)
    assert sweep(after(case)) == sorted([case.reference, part.reference])


def test_a_part_that_is_open_keeps_the_whole(officer, case):
    part = cast.make_case()
    Case.objects.filter(pk=part.pk).update(part_of=case)
    assert sweep(after(case)) == []


def test_a_hold_on_the_person_and_a_limit_keep_it(officer, case):
    place_hold(case.subject, Cause("litigation"), by=officer, on=TODAY)
    assert sweep(after(case)) == []


def test_a_right_that_is_limited_keeps_it(officer, case):
    Limitation.objects.create(case=case, ground="a", review_on=TODAY, by=officer)
    assert sweep(after(case)) == []


def test_it_goes_again_when_a_copy_brings_it_back(case):
    line = type("Line", (), {"reference": case.reference, "article": "privacy_request", "moment": timezone.now()})
    with as_owner():
        assert replay.KINDS["cases.case"](line)
        assert not replay.KINDS["cases.case"](line)
    assert not ClockEvent.objects.filter(case=case.pk).exists()
    assert Destruction.objects.get(reference=case.reference).again_at
