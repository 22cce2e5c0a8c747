"""A word that may be a name or an ordinary word is put to the officer, one by one, and never decided in silence."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.decision import actions as decision
from cases.findings import actions as findings
from cases.findings.bulk import rules as bulk
from cases.models import Decision
from cases.third_parties import actions as third_parties
from cases.workflow import Status
from dossiers.refusal import Refused
from tests import cast

TOLD = "Lang duurde het. Ans Lang belde. Het duurt lang."


@pytest.fixture
def case(officer, tenant, dossier):
    """Three pieces: one that names somebody called Lang, and two that only hold the word."""
    named = cast.make_person(given_name="Ans", family_name="Lang", kind="third_party")
    cast.make_record(dossier, "tenancy", title="Melding", mentions=[named], text=TOLD)
    cast.make_record(dossier, "tenancy", title="Kraan", text="Lang gewacht op de monteur.")
    cast.make_record(dossier, "tenancy", title="Huur", text="Het duurt lang.")
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    third_parties.choose(case=case, person=named, choice="shield", by=officer)
    return case


@pytest.fixture
def seat(officer, signed_in):
    return signed_in(officer)


def piece(case, title):
    return case.findings.get(record__title=title)


def page_of(case, title):
    return reverse("cases:finding", args=[case.reference, piece(case, title).number])


def partly(**more):
    return {"outcome": "partly", "revision": 0, "code": "A", "reason": "Van een ander.", **more}


def test_the_word_is_shown_with_what_stands_around_it(case, seat):
    text = seat.get(page_of(case, "Melding")).content.decode()
    assert "‘Lang’: een naam of een gewoon woord?" in text
    assert "Lang duurde het. Ans Lang belde." in text
    assert "een gewoon woord?" not in seat.get(page_of(case, "Huur")).content.decode()


def test_without_a_choice_nothing_is_kept_and_the_box_says_so(case, seat):
    answer = seat.post(page_of(case, "Melding"), partly())
    assert 'href="#id_twijfel_text_0_4' in answer.content.decode()
    assert "Kies of dit de naam is, of een gewoon woord." in answer.content.decode()
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("choice", "given"),
    [("word", "Lang duurde het. [A] belde. Het duurt lang."), ("name", "[A] duurde het. [A] belde. Het duurt lang.")],
)
def test_what_is_chosen_is_what_the_person_reads(case, seat, choice, given):
    assert seat.post(page_of(case, "Melding"), partly(twijfel_text_0_4=choice)).status_code == 302
    assert piece(case, "Melding").decision.given_text == given


def test_an_ordinary_word_does_not_keep_a_piece_from_being_given_whole(case, seat):
    words = {"outcome": "granted", "revision": 0, "twijfel_text_0_4": "word"}
    assert seat.post(page_of(case, "Kraan"), words).status_code == 302
    assert piece(case, "Kraan").decision.outcome == "granted"
    told = seat.post(page_of(case, "Kraan"), words | {"revision": 1, "twijfel_text_0_4": "name"}).content.decode()
    assert "Hierin staat iemand die u afschermt." in told


def test_withholding_the_whole_asks_nothing(case, seat):
    words = {"outcome": "refused", "revision": 0, "code": "D", "reason": "Gaat niet over u."}
    assert seat.post(page_of(case, "Kraan"), words).status_code == 302


def test_such_a_piece_is_not_given_with_the_rest(case):
    proposal = bulk.to_give(case)
    assert [line.finding.title for line in proposal.lines] == ["Huur"]
    assert ("er staat een woord in dat een naam kan zijn", 1) in proposal.left


def test_a_choice_made_later_is_asked_for_before_the_decision(officer, tenant, dossier):
    named = cast.make_person(given_name="Ans", family_name="Lang", kind="third_party")
    cast.make_record(dossier, "tenancy", title="Melding", mentions=[named], text="Ans Lang belde.")
    cast.make_record(dossier, "tenancy", title="Kraan", text="Lang gewacht op de monteur.")
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    findings.judge(finding=piece(case, "Kraan"), revision=0, outcome="granted", by=officer)
    third_parties.choose(case=case, person=named, choice="shield", by=officer)
    findings.judge(
        finding=piece(case, "Melding"), revision=0, outcome="partly", code="A", reason="Van een ander.", by=officer,
        given_text="Iemand belde.",
    )  # fmt: skip
    on = timezone.localdate()
    words = {**cast.NO_SEARCH, "case": case, "reasons": "U krijgt een deel.", "by": officer, "on": on}
    with pytest.raises(Refused, match=r"In stuk . staat ‘Lang’. Is dat een naam of een gewoon woord"):
        decision.decide(**words)
    findings.judge(finding=piece(case, "Kraan"), revision=1, outcome="granted", by=officer, doubts={"text_0_4": False})
    assert decision.decide(**words).outcome == "partly"
