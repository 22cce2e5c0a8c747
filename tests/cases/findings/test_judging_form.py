"""The form for one piece: what is needed says so, every error at once at its box, and the usual words are proposed."""

import pytest
from django.urls import reverse

from cases.models import Decision
from cases.third_parties import actions as third_parties
from cases.workflow import Status
from tests import cast


@pytest.fixture
def case(officer, tenant, dossier, neighbour):
    cast.make_record(dossier, "tenancy", title="Melding", mentions=[neighbour], text="Overburen belde over muziek.")
    cast.make_record(dossier, "tenancy", title="Huur", text="De huur gaat in op 1 mei.")
    return cast.case_in(Status.GATHERED, by=officer, subject=tenant)


@pytest.fixture
def seat(officer, signed_in):
    return signed_in(officer)


def page_of(case, title):
    return reverse("cases:finding", args=[case.reference, case.findings.get(record__title=title).number])


def told_at(text, box):
    """The part of the form that belongs to one box: its question, its errors, and the box."""
    return next(part for part in text.split('<div class="field')[1:] if f'name="{box}"' in part)


def test_a_box_that_is_needed_in_a_choice_says_in_which(case, seat):
    text = " ".join(seat.get(page_of(case, "Huur")).content.decode().split())
    for label in ("Waarom niet helemaal?", "Uitleg voor de aanvrager"):
        assert f'{label} <span class="optional">(nodig bij deels of niet geven)</span>' in text
    assert "(nodig bij een regel uit UAVG artikel 41)" in text
    assert 'Interne notitie <span class="optional">(niet verplicht)</span>' in text


@pytest.mark.parametrize("outcome", ["partly", "refused"])
def test_every_error_comes_at_once_at_its_box_with_a_link(case, seat, outcome):
    text = seat.post(page_of(case, "Huur"), {"outcome": outcome, "revision": 0}).content.decode()
    assert 'href="#id_code"' in text
    assert 'href="#id_reason"' in text
    assert "Kies waarom u dit niet helemaal geeft" in told_at(text, "code")
    assert "Leg uit waarom u dit niet geeft" in told_at(text, "reason")
    assert not Decision.objects.exists()


def test_a_rule_that_asks_a_reason_says_so_at_that_box(case, seat):
    words = {"outcome": "refused", "revision": 0, "code": "G", "ground": "d", "reason": "Er loopt een onderzoek."}
    text = seat.post(page_of(case, "Huur"), words).content.decode()
    assert 'href="#id_necessity"' in text
    assert "waarom minder niet genoeg is" in told_at(text, "necessity")


def test_giving_asks_nothing_more(case, seat):
    assert seat.post(page_of(case, "Huur"), {"outcome": "granted", "revision": 0}).status_code == 302


def test_what_the_act_refuses_stands_at_the_question(case, seat, officer, neighbour):
    third_parties.choose(case=case, person=neighbour, choice="shield", by=officer)
    answer = seat.post(page_of(case, "Melding"), {"outcome": "granted", "revision": 0})
    assert answer.status_code == 409
    assert "Hierin staat iemand die u afschermt" in told_at(answer.content.decode(), "outcome")


def test_a_piece_with_only_hidden_people_starts_as_given_in_part_with_the_usual_words(case, seat, officer, neighbour):
    before = seat.get(page_of(case, "Melding")).context["form"]
    third_parties.choose(case=case, person=neighbour, choice="shield", by=officer)
    form = seat.get(page_of(case, "Melding")).context["form"]
    assert before["outcome"].value() is None
    assert (form["outcome"].value(), form["code"].value()) == ("partly", "A")
    assert form["reason"].value() == "Hier staat iets over iemand anders. Die heeft ook recht op privacy."
    assert seat.get(page_of(case, "Huur")).context["form"]["outcome"].value() is None


@pytest.mark.parametrize(("code", "words"), [("B", "wie ons iets vertelde"), ("D", "niet over u"), ("F", "advies")])
def test_the_usual_words_of_a_letter_come_in_the_box_and_decide_nothing(case, seat, code, words):
    typed = {"outcome": "refused", "revision": 0, "code": code, "note": "Nakijken", "gewoon": "ja"}
    form = seat.post(page_of(case, "Huur"), typed).context["form"]
    assert words in form["reason"].value()
    assert (form["outcome"].value(), form["note"].value()) == ("refused", "Nakijken")
    assert not Decision.objects.exists()


def test_a_rule_of_its_own_keeps_the_words_that_were_typed(case, seat):
    typed = {"outcome": "refused", "revision": 0, "code": "G", "reason": "Mijn woorden.", "gewoon": "ja"}
    assert seat.post(page_of(case, "Huur"), typed).context["form"]["reason"].value() == "Mijn woorden."


def test_where_nobody_else_is_known_the_rights_of_others_keep_nothing_back_until_it_is_said_whose(case, seat):
    words = {"outcome": "refused", "revision": 0, "code": "A", "reason": "Dit gaat over een ander."}
    answer = seat.post(page_of(case, "Huur"), words)
    assert answer.status_code == 200
    assert "Wij kennen niemand anders in dit stuk." in told_at(answer.text, "note")
    assert not Decision.objects.exists()
    assert seat.post(page_of(case, "Huur"), {**words, "note": "De broer die genoemd wordt."}).status_code == 302
    assert seat.post(page_of(case, "Melding"), words).status_code == 302
    assert Decision.objects.filter(code="A", outcome="refused").count() == 2
