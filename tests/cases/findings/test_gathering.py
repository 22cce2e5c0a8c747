"""Gathering: every record about the person, wherever it stands, and nothing of anybody else."""

import datetime as dt

from django.utils import timezone

from cases.findings import actions as findings
from cases.models import Decision
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.sections import Section
from tests import cast


def gathered(subject, by):
    case = cast.case_in(Status.IDENTIFIED, by=by, subject=subject)
    findings.gather(case=case, by=by, on=timezone.localdate())
    return case


def test_every_record_in_every_section_of_the_person_is_found(officer, tenant, dossier, complex_b):
    mine = [cast.make_record(dossier, section) for section in Section]
    mine.append(cast.make_record(cast.make_dossier(tenant, complex_b)))
    case = gathered(tenant, officer)
    assert set(case.findings.values_list("record", flat=True)) == {record.pk for record in mine}


def test_a_record_of_another_that_names_the_person_is_found_and_marked(officer, tenant, dossier, neighbour):
    own = cast.make_record(dossier)
    theirs = cast.make_record(cast.make_dossier(neighbour), Section.NUISANCE, mentions=[tenant])
    case = gathered(tenant, officer)
    assert dict(case.findings.values_list("record", "of_another")) == {own.pk: False, theirs.pk: True}


def test_nothing_of_anybody_else_is_found(officer, tenant, dossier, neighbour):
    cast.make_record(cast.make_dossier(neighbour))
    cast.make_record(cast.make_dossier(), mentions=[neighbour])
    assert not gathered(tenant, officer).findings.exists()


def test_a_record_of_the_person_that_names_her_too_is_one_finding(officer, tenant, dossier, neighbour):
    cast.make_record(dossier, mentions=[tenant, neighbour])
    assert gathered(tenant, officer).findings.count() == 1


def test_findings_are_numbered_from_one_own_records_first(officer, tenant, dossier, neighbour):
    theirs = cast.make_record(cast.make_dossier(neighbour), Section.ARREARS, mentions=[tenant])
    later = cast.make_record(dossier, happened_on=dt.date(2024, 6, 1))
    earlier = cast.make_record(dossier, happened_on=dt.date(2021, 6, 1))
    found = gathered(tenant, officer).findings.order_by("number")
    assert list(found.values_list("number", "record")) == [(1, earlier.pk), (2, later.pk), (3, theirs.pk)]


def test_gathering_again_adds_what_came_since_and_keeps_what_was_decided(officer, tenant, dossier):
    cast.make_record(dossier)
    case = gathered(tenant, officer)
    cast.judge_all(case, by=officer)
    fresh = cast.make_record(dossier)
    assert findings.gather(case=case, by=officer, on=timezone.localdate()) == 1
    assert case.findings.get(number=2).record == fresh
    assert Decision.objects.count() == 1


def test_gathering_again_when_nothing_came_adds_nothing(officer, tenant, dossier):
    cast.make_record(dossier)
    case = gathered(tenant, officer)
    assert findings.gather(case=case, by=officer, on=timezone.localdate()) == 0


def test_gathering_leaves_one_line_about_the_person(officer, tenant):
    gathered(tenant, officer)
    line = LogEntry.objects.get(verb="gather")
    assert (line.subject_id, line.actor) == (tenant.pk, officer)


def test_gathering_costs_the_same_for_few_and_for_many(officer, django_assert_max_num_queries):
    few, many = (cast.case_in(Status.IDENTIFIED, by=officer, subject=cast.person_with_records(n)) for n in (1, 60))
    costs = []
    for case in (few, many):
        with django_assert_max_num_queries(40) as queries:
            findings.gather(case=case, by=officer, on=timezone.localdate())
        costs.append(len(queries.captured_queries))
    assert costs[0] == costs[1]
