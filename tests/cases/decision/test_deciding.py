"""The decision on the case as a whole: reasoned, complete, and honest about being late."""

import datetime as dt

import pytest
from django.utils import timezone

from cases.decision import actions as decision
from cases.findings import actions as findings
from cases.flow import steps
from cases.models import Answer, Case
from cases.workflow import Status
from dossiers.refusal import Refused
from law.clock import EventKind
from tests import cast


def today():
    return timezone.localdate()


@pytest.fixture
def case(officer):
    return cast.case_in(Status.GATHERED, by=officer)


def decide(case, by, **words):
    return decision.decide(case=case, by=by, **{"on": today(), "reasons": "Daarom.", **cast.NO_SEARCH, **words})


def test_a_case_with_a_finding_undecided_is_not_decided_and_says_how_many(case, officer):
    before = cast.rows()
    with pytest.raises(Refused, match="nog 2 stukken zonder besluit"):
        decide(case, officer)
    assert cast.rows() == before
    findings.judge(finding=case.findings.first(), revision=0, outcome="granted", by=officer)
    with pytest.raises(Refused, match="nog 1 stuk zonder besluit"):
        decide(case, officer)


@pytest.mark.parametrize("reasons", ["", "  \n "])
def test_a_decision_without_reasons_is_refused(case, officer, reasons):
    cast.judge_all(case, by=officer)
    with pytest.raises(Refused, match="uitleg nodig"):
        decide(case, officer, reasons=reasons)
    assert not Answer.objects.exists()


def test_a_late_decision_says_why_it_is_late(case, officer):
    cast.judge_all(case, by=officer)
    late = case.due_on + dt.timedelta(days=1)
    with pytest.raises(Refused, match="te laat"):
        decide(case, officer, on=late)
    assert decide(case, officer, on=late, late_because="Wij waren het kwijt.").late_because == "Wij waren het kwijt."


def test_a_decision_on_the_last_day_is_in_time(case, officer):
    cast.judge_all(case, by=officer)
    assert decide(case, officer, on=case.due_on).late_because == ""


@pytest.mark.parametrize(
    ("outcomes", "whole"),
    [
        ([], "granted"),
        (["granted", "granted"], "granted"),
        (["refused", "refused"], "refused"),
        (["partly", "partly"], "partly"),
        (["granted", "refused"], "partly"),
        (["granted", "partly"], "partly"),
        (["refused", "partly"], "partly"),
    ],
)
def test_the_outcome_is_what_the_findings_come_to(officer, outcomes, whole):
    case = cast.case_in(Status.GATHERED, by=officer, subject=cast.person_with_records(len(outcomes)))
    for finding, outcome in zip(case.findings.all(), outcomes, strict=True):
        findings.judge(
            finding=finding, revision=0, outcome=outcome, code="D", reason="Niet over u.", given_text="x", by=officer
        )
    assert decide(case, officer, no_part_because="Niets gaat over u.").outcome == whole


def test_deciding_stands_on_the_clock_and_does_not_stop_it(case, officer):
    cast.judge_all(case, by=officer)
    decide(case, officer)
    decided = Case.objects.get(pk=case.pk)
    assert decided.events.filter(kind=EventKind.DECIDED, on=today(), by=officer).count() == 1
    assert decided.clock.stopped_on is None
    assert decided.is_open


def test_withdrawing_stops_the_clock(officer):
    case = cast.case_in(Status.WITHDRAWN, by=officer)
    assert case.clock.stopped_on == today()
    assert not case.is_open


def test_taking_a_case_puts_a_name_to_it(case, officer, second_officer):
    steps.take(case=case, by=officer)
    assert steps.take(case=case, by=second_officer).owner == second_officer
