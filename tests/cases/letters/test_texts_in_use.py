"""Every text that can be edited stands in the letter that the product makes: a line added on screen is read in it."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate as today

from cases.letter_kinds import SPECS
from cases.models import LetterText
from tests.cases.answer.papers import shown
from tests.cases.letters.letter_journeys import JOURNEYS, Desk

pytestmark = pytest.mark.django_db
MARKER = "Deze zin schreef de privacy officer er vandaag bij."


@pytest.fixture
def desk(officer, second_officer, signed_in):
    return Desk(officer, second_officer, signed_in(officer), today())


def edited(client, kind):
    """Add the marker to the text of this kind, as the privacy officer does."""
    before = LetterText.objects.current(kind)
    typed = {"seen": before.version, "subject": before.subject, "body": f"{before.body}\n\n{MARKER}"}
    assert client.post(reverse("cases:text", args=[kind]), typed).status_code == 302


@pytest.mark.parametrize("kind", SPECS)
def test_a_line_added_to_a_text_is_read_in_the_letter(kind, desk):
    edited(desk.client, kind)
    letter = " ".join(shown(JOURNEYS[kind](desk)).split())
    assert MARKER in letter
    assert "{" not in letter


def test_the_list_of_texts_holds_what_can_be_written_and_no_more(desk):
    page = desk.client.get(reverse("cases:texts")).content.decode()
    assert all(reverse("cases:text", args=[kind]) in page for kind in SPECS)
    assert set(LetterText.objects.values_list("kind", flat=True)) == set(SPECS)


@pytest.mark.parametrize("kind", ["corrected", "refused", "human_review", "complaint", "breach"])
def test_a_text_that_no_letter_is_made_from_cannot_be_edited(kind, desk):
    assert desk.client.get(reverse("cases:text", args=[kind])).status_code == 404


def test_a_day_to_answer_on_is_never_called_the_day_before_which():
    for kind in SPECS:
        assert "voor {" not in LetterText.objects.current(kind).body


def test_who_did_not_ask_is_not_told_of_a_request_or_number_of_theirs(desk):
    for kind in ("third_party", "recipient", "committee", "identity_code"):
        letter = shown(JOURNEYS[kind](desk))
        assert "Uw verzoek" not in letter
        assert "uw nummer" not in letter
