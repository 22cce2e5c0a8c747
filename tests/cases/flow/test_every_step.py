"""Every step tried from every state over HTTP, and by two officers at once."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, ClockEvent, Letter
from cases.workflow import Status
from tests import cast
from tests.cases.flow.steps import LEGAL, STAYS

PLACE = {
    "ask_identity": "identiteit/vraag",
    "identify": "identiteit",
    "gather": "stukken",
    "decide": "besluit",
    "reopen": "",
    "send": "verzending",
    "withdraw": "intrekking",
    "answer_heir": "identiteit/nabestaanden",
    "merge": "samenvoegen",
    "ask_clarification": "uitleg",
    "clarify": "uitleg",
    "extend": "verlenging",
}
PAIRS = 50


def today_in_boxes(name):
    today = timezone.localdate()
    return {f"{name}_day": today.day, f"{name}_month": today.month, f"{name}_year": today.year}


def typed(step, person, earlier):
    """What the officer types for a step."""
    return {
        "identify": {"subject": str(person.pk), "method": "shown"},
        "decide": {**cast.NO_SEARCH, "reasons": "Daarom."},
        "send": {"channel": "post", "checked": "on"},
        "merge": {"earlier": earlier, "kind": "same"},
        "ask_clarification": {"question": "Welk jaar?"},
        "clarify": {"answer": "2025.", **today_in_boxes("answered_on")},
        "extend": {"reason": "complex", "words": "Er is veel te lezen."},
    }.get(step, {})


def kept():
    """Every row of the casework, of dossiers and of retention; not the journal, which tells of the look."""
    whole = {
        name: rows for name, rows in cast.rows().items() if name.split(".")[0] in ("cases", "dossiers", "retention")
    }
    del whole["dossiers.LogEntry"]
    return whole


ILLEGAL = [(step, status) for step, sources in LEGAL.items() for status in Status if status not in sources]


@pytest.mark.parametrize(("step", "status"), ILLEGAL)
def test_a_step_that_may_not_be_taken_answers_with_the_sentence_and_changes_nothing(step, status, officer, signed_in):
    case = cast.case_in(status, by=officer)
    person, client = case.subject or cast.make_person(), signed_in(officer)
    before = kept()
    answer = client.post(_place(step, case), typed(step, person, case.reference))
    assert answer.status_code == 409, answer.content.decode()
    assert kept() == before
    assert Case.objects.get(pk=case.pk).status == status


def _place(step, case):
    if step == "reopen":
        return reverse("cases:reopen", args=[case.reference])
    return f"/verzoeken/{case.reference}/{PLACE[step]}/"


def test_every_step_of_the_table_has_a_place():
    assert set(PLACE) == set(LEGAL)
    assert set(PLACE) >= STAYS


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_two_officers_who_send_at_once_one_wins_fifty_times(officer, second_officer):
    cases = [cast.case_in(Status.DECIDED, by=officer, kind="other") for _ in range(PAIRS)]
    browsers = [Client(), Client()]
    for browser, who in zip(browsers, (officer, second_officer), strict=True):
        browser.force_login(who)

    def send(browser, case):
        return lambda: browser.post(f"/verzoeken/{case.reference}/verzending/", {"channel": "post", "checked": "on"})

    for case in cases:
        answers = cast.at_once(*(send(browser, case) for browser in browsers))
        assert sorted(answer.status_code for answer in answers) == [200, 409], answers
        loser = next(answer for answer in answers if answer.status_code == 409)
        assert "Dit antwoord is al verzonden." in loser.content.decode()
        assert Letter.objects.filter(case=case, kind="answer").count() == 1
        assert ClockEvent.objects.filter(case=case, kind="sent").count() == 1
