"""All that is kept is not said to be there before it was looked for: elsewhere too, or with a reason why not."""

import io
import json
import zipfile

import pytest
from django.utils import timezone

from cases.answer import proof
from cases.decision import actions as decision
from cases.evidence_file.archive import evidence
from cases.findings import actions as findings
from cases.flow import search_ending
from cases.models import Answer, Case
from cases.search import actions as search
from cases.workflow import Status
from dossiers.refusal import Refused
from tests import cast
from tests.cases.answer.papers import shown
from tests.cases.search.searching import source

WHY = "Zij vroeg alleen naar haar contract."
FIELD = "Waarom zoekt u niet op andere plekken?"
FIRST = "Vraag het eerst aan de zoekplekken"


def today():
    return timezone.localdate()


@pytest.fixture
def case(officer, tenant, dossier):
    cast.make_record(dossier)
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    cast.judge_all(case, by=officer)
    return case


def decide(case, by, **words):
    return decision.decide(case=case, by=by, **{"on": today(), "reasons": "Daarom.", **words})


def asked(case, colleague, by):
    """The question to one place outside the dossiers."""
    return search.ask(case=case, sources=[source("Postbus", answerer=colleague)], by=by, on=today())[0]


@pytest.mark.parametrize("why", ["", " \n "])
def test_access_is_not_decided_before_another_place_was_asked_or_a_reason_given(case, officer, why):
    before = cast.rows()
    with pytest.raises(Refused, match="nog geen enkele zoekplek"):
        decide(case, officer, no_search_because=why)
    assert cast.rows() == before
    assert decide(case, officer, no_search_because=WHY).no_search_because == WHY


def test_who_asked_a_place_and_has_its_answer_is_not_asked_why_not(case, officer, arrears):
    task = asked(case, arrears, officer)
    search.record_answer(task=task, said=search.Said("nothing", ["name"]), by=arrears)
    assert decide(case, officer, no_search_because=WHY).no_search_because == ""


def test_who_waits_no_longer_said_why_already(case, officer, arrears):
    asked(case, arrears, officer)
    search_ending.stop_waiting(case=case, reason="De collega is ziek.", by=officer)
    assert decide(case, officer).no_search_because == ""


def test_a_question_that_was_taken_back_is_no_search(case, officer, arrears):
    search.take_back(task=asked(case, arrears, officer), by=officer)
    with pytest.raises(Refused, match="nog geen enkele zoekplek"):
        decide(case, officer)


@pytest.mark.parametrize("kind", ["correction", "erasure", "restriction", "objection", "portability", "other"])
def test_a_right_that_gathers_no_search_asks_nothing_of_the_kind(officer, kind):
    case = cast.case_in(Status.IDENTIFIED, by=officer, kind=kind)
    if kind != "other":
        findings.gather(case=case, by=officer, on=today(), chosen=None if kind == "portability" else [])
        cast.judge_all(case, by=officer)
    assert decide(Case.objects.get(pk=case.pk), officer).no_search_because == ""


def test_the_page_offers_the_search_first_and_says_at_the_field_what_is_missing(case, officer, signed_in):
    desk, page = signed_in(officer), f"/verzoeken/{case.reference}/besluit/"
    shown_first = desk.get(page).content.decode()
    assert shown_first.index(FIRST) < shown_first.index(FIELD)
    refused = desk.post(page, {"reasons": "Daarom."})
    assert "nog geen enkele zoekplek" in refused.context["form"].errors["no_search_because"][0]
    assert not Answer.objects.exists()
    assert desk.post(page, {"reasons": "Daarom.", "no_search_because": WHY}).status_code == 302


def test_the_page_asks_nothing_once_a_place_answered(case, officer, arrears, signed_in):
    task = asked(case, arrears, officer)
    search.record_answer(task=task, said=search.Said("nothing", ["name"]), by=arrears)
    page = signed_in(officer).get(f"/verzoeken/{case.reference}/besluit/").content.decode()
    assert FIELD not in page
    assert FIRST not in page


def test_why_nothing_was_searched_stands_in_the_evidence_and_not_in_the_letter(case, officer):
    decide(case, officer, no_search_because=WHY)
    case = Case.objects.get(pk=case.pk)
    with zipfile.ZipFile(io.BytesIO(evidence(case=case, purpose="audit", by=officer))) as archive:
        told = json.loads(archive.read("besluiten.json"))
    assert told["besluit"]["niet gezocht omdat"] == WHY
    assert WHY not in shown(bytes(proof.prove(case, today()).letter))


def test_another_reason_is_another_decision(case, officer):
    decide(case, officer, no_search_because=WHY)
    first = proof.fingerprint(Case.objects.get(pk=case.pk))
    Answer.objects.filter(case=case).update(no_search_because="Anders.")
    assert proof.fingerprint(Case.objects.get(pk=case.pk)) != first
