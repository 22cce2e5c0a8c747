"""The texts of the letters, edited by the privacy officer: versions, examples, and what may not be in them."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate as today

from cases.letter_kinds import SPECS
from cases.letters.texts import actions as texts
from cases.letters.writing import write
from cases.models import LetterText
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from tests.cases.answer.papers import shown
from tests.cast import make_case

pytestmark = pytest.mark.django_db
BODY = "Dag. Uw nummer is {nummer}. U hoort het voor {uiterlijk}."
ADDRESS = "/brieven/teksten/receipt/"


def typed(**changed):
    return {"seen": 1, "subject": "Dank u wel", "body": BODY, **changed}


def test_a_new_version_is_used_from_then_on_and_an_old_letter_keeps_its_own(officer, signed_in):
    before = write(case=make_case(), kind="receipt", by=officer, on=today(), words={})
    assert signed_in(officer).post(ADDRESS, typed()).status_code == 302
    after = write(case=make_case(), kind="receipt", by=officer, on=today(), words={})
    assert (before.text.version, after.text.version) == (1, 2)
    assert "Dank u wel" in shown(bytes(after.pdf))
    assert after.text.made_by == officer
    line = LogEntry.objects.get(verb="text kept")
    assert line.additional_data == {"letter": "receipt", "version": 2}


def test_a_colleague_who_was_first_is_not_overwritten(officer, second_officer, signed_in):
    signed_in(second_officer).post(ADDRESS, typed(subject="Anders"))
    answer = signed_in(officer).post(ADDRESS, typed())
    assert answer.status_code == 409
    assert "Iemand anders heeft deze tekst net gewijzigd" in answer.content.decode()
    assert LetterText.objects.current("receipt").subject == "Anders"


def test_a_text_that_did_not_change_is_no_version(officer, signed_in):
    current = LetterText.objects.current("receipt")
    answer = signed_in(officer).post(ADDRESS, typed(subject=current.subject, body=current.body))
    assert answer.status_code == 409
    assert LetterText.objects.filter(kind="receipt").count() == 1


@pytest.mark.parametrize("address", [ADDRESS, ADDRESS + "voorbeeld.pdf"])
@pytest.mark.parametrize(
    ("body", "why"),
    [
        (BODY + " {__class__}", "{__class__} kent deze brief niet"),
        (BODY + " {case.requester}", "{case.requester} kent deze brief niet"),
        (BODY + " {reden}", "{reden} kent deze brief niet"),
        ("Uw nummer is {nummer}.", "moet {uiterlijk} staan"),
        (BODY + " {", "losse accolade"),
    ],
)
def test_words_outside_the_list_are_refused_with_a_sentence(officer, signed_in, address, body, why):
    answer = signed_in(officer).post(address, typed(body=body))
    assert answer.status_code == 409
    assert why in answer.content.decode()
    assert LetterText.objects.filter(kind="receipt").count() == 1


MARKUP = '#read("/etc/passwd") #import "house.typ": * #panic("x") #sys.inputs $x$ <label> @ref `code` \\ // weg'


def test_markup_comes_out_as_it_was_typed(officer, signed_in):
    answer = signed_in(officer).post(ADDRESS + "voorbeeld.pdf", typed(subject=MARKUP, body=BODY + "\n\n" + MARKUP))
    assert answer.status_code == 200
    words = shown(answer.content)
    assert words.count(MARKUP) == 2
    assert "root:" not in words


@pytest.mark.parametrize("kind", SPECS)
def test_every_text_has_an_example_that_calls_itself_one(kind):
    text = LetterText.objects.current(kind)
    words = shown(texts.preview(kind=kind, subject=text.subject, body=text.body, on=today()))
    assert "Voorbeeld:" in words
    assert "A. Voorbeeld" in words


def test_an_example_keeps_nothing(officer, signed_in):
    answer = signed_in(officer).post(ADDRESS + "voorbeeld.pdf", typed())
    assert answer["Content-Type"] == "application/pdf"
    assert LetterText.objects.filter(kind="receipt").count() == 1


def test_the_fg_reads_and_does_not_change(fg, signed_in):
    client = signed_in(fg)
    assert "Bewaar als nieuwe versie" not in client.get(ADDRESS).content.decode()
    assert client.post(ADDRESS, typed()).status_code == 403
    assert client.post(ADDRESS + "voorbeeld.pdf", typed()).status_code == 200


def test_a_citizen_number_is_not_typed_into_a_text(officer, signed_in):
    assert "burgerservicenummer" in signed_in(officer).post(ADDRESS, typed(body=BODY + " 123456782")).content.decode()


def test_there_is_no_text_of_another_kind(officer, signed_in):
    assert signed_in(officer).get(reverse("cases:text", args=["answer"])).status_code == 404


def test_what_was_seen_must_be_what_is_there(officer):
    with pytest.raises(Refused, match="net gewijzigd"):
        texts.save_version(kind="receipt", seen=7, subject="x", body=BODY, by=officer)
