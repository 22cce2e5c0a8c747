"""The table of steps: the legal ones work, every other is refused with a sentence and changes nothing."""

import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone

from cases.clock import actions as clock
from cases.decision import actions as decision
from cases.decision.signing import actions as signing
from cases.delivery import actions as delivery
from cases.findings import actions as findings
from cases.flow import steps
from cases.identity import actions as identity
from cases.identity import heirs
from cases.merge import actions as merge
from cases.models import Case, Delivery
from cases.workflow import CLOSED, OPEN, STEPS, Status, as_markdown
from cases.worklist.rows import NEXT_PAGE
from dossiers.models import LogEntry, Person
from dossiers.refusal import Refused
from tests import cast
from tests.cases.flow.steps import LEGAL, STAYS

DOCUMENT = Path(__file__).parents[3] / "docs" / "nl" / "stappen.md"
BECOMES = {
    "ask_identity": "waiting",
    "identify": "identified",
    "gather": "gathered",
    "decide": "decided",
    "reopen": "gathered",
    "send": "sent",
    "withdraw": "withdrawn",
    "answer_heir": "sent",
    "merge": "merged",
}


def to_heirs(case, **step):
    may, died_on = case.status in LEGAL["answer_heir"], {"died_on": dt.date(2026, 5, 1)}
    died = cast.make_person(**died_on) if may else Person(**died_on)
    return heirs.answer(case=case, died=died, **step)


OTHERS = {
    "answer_heir": to_heirs,
    "ask_identity": identity.ask_identity,
    "gather": findings.gather,
    "withdraw": steps.withdraw,
}
SENTENCE = "het verzoek staat op|eerst vast wie|verzamel eerst|al besloten|al verzonden"


def take(step, case, by):
    on = timezone.localdate()
    if step == "identify":
        identity.identify(case=case, subject=cast.make_person(), method="shown", by=by, on=on, because=cast.ALIKE)
    elif step == "send":
        delivery.send(case=case, channel=Delivery.Channel.PORTAL, by=by, on=on)
    elif step == "decide":
        if case.status == Status.GATHERED:
            cast.judge_all(case, by=by)
        decision.decide(**cast.NO_SEARCH, case=case, reasons="Daarom.", by=by, on=on)
    elif step == "merge":
        earlier = cast.earlier_than(case, by) if case.status == Status.IDENTIFIED else None
        merge.merge(later=case, earlier=earlier, kind="same", by=by, on=on)
    elif step == "reopen":
        signing.reopen(case=case, by=by, on=on)
    elif step in STAYS:
        stay(step, case, by, on)
    else:
        OTHERS[step](case=case, by=by, on=on)


def stay(step, case, by, on):
    """A step that leaves the case where it is."""
    if step == "extend":
        clock.extend(case=case, reason="complex", words="Er is veel te lezen.", by=by, on=on)
        return
    if step == "ask_clarification" or case.status in LEGAL["clarify"]:
        clock.ask_clarification(case=case, question="Welk jaar bedoelt u?", by=by, on=on)
    if step == "clarify":
        clock.clarify(case=case, answer="2025.", answered_on=on, by=by, on=on)


@pytest.mark.parametrize("status", Status)
def test_a_case_can_come_to_every_status(db, status):
    assert cast.case_in(status).status == status


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("step", LEGAL)
def test_a_step_works_from_its_sources_and_is_refused_from_elsewhere(step, status, officer):
    case = cast.case_in(status, by=officer)
    if status in LEGAL[step]:
        take(step, case, officer)
        assert Case.objects.get(pk=case.pk).status == (status if step in STAYS else BECOMES[step])
        assert LogEntry.objects.filter(verb=step, object_pk=case.pk, actor=officer).exists()
        return
    before = cast.rows() if step != "identify" else None
    with pytest.raises(Refused, match=SENTENCE):
        take(step, case, officer)
    assert before is None or cast.rows() == before
    assert Case.objects.get(pk=case.pk).status == status


def test_the_tests_and_the_table_name_the_same_steps():
    by_itself = {"extension_left"}  # when its notice leaves: tests/cases/clock/test_extending.py
    assert set(LEGAL) | by_itself == set(STEPS)


def test_every_status_but_the_first_is_reached_by_a_step():
    assert {step.target for step in STEPS.values()} - {None} == set(Status) - {Status.RECEIVED}


def test_every_status_is_open_or_closed_and_nothing_leaves_a_closed_one():
    assert sorted([*OPEN, *CLOSED]) == sorted(Status)
    assert not {source for step in STEPS.values() for source in step.sources} & set(CLOSED)


def test_every_open_status_has_a_next_page():
    assert set(NEXT_PAGE) == set(OPEN)


def test_every_status_and_step_has_a_word_of_its_own():
    labels = [str(status.label) for status in Status] + [str(step.label) for step in STEPS.values()]
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_the_document_is_made_from_the_table():
    assert DOCUMENT.read_text(encoding="utf-8") == as_markdown()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("status", "step"),
    [
        ("received", "ask_identity"),
        ("received", "identify"),
        ("gathered", "decide"),
        ("decided", "send"),
        ("gathered", "withdraw"),
    ],
)
def test_of_officers_who_act_at_once_one_wins_and_the_others_read_why(status, step, officer, second_officer):
    case = cast.case_in(status, by=officer)
    if step == "decide":
        cast.judge_all(case, by=officer)
    both = (officer, second_officer)
    answers = cast.at_once(*[lambda by=by: take(step, case, by) for by in both * 3])
    refusals = [answer for answer in answers if isinstance(answer, Refused)]
    assert [answer for answer in answers if answer is not None] == refusals
    assert len(refusals) == len(answers) - 1
    assert LogEntry.objects.filter(verb=step).count() == 1
    assert Case.objects.get().status == BECOMES[step]
