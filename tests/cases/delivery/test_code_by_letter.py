"""The code for an answer goes by letter: to the address that we know, with a code that works, and once."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate as today

from cases.letters import dispatch
from cases.models import Delivery
from cases.public_access.tokens import token_of
from cases.workflow import Status
from dossiers.models import LogEntry
from tests import cast
from tests.cases.answer.papers import shown

pytestmark = pytest.mark.django_db
HOME = "Veldweg 3, 1234 AB Verzonnen"


@pytest.fixture
def case(officer, complex_a):
    person = cast.make_person("Amina", "Yıldırım", address=HOME)
    cast.make_record(cast.make_dossier(person, complex_a))
    return cast.case_in(Status.SENT, by=officer, subject=person, address="Elders 9, 9999 ZZ Anders")


def ask(client, case):
    return client.post(reverse("cases:code_by_letter", args=[case.reference]), follow=True)


def code_in(case):
    """The code as it stands in the letter, and all its words."""
    words = shown(bytes(case.letters.get(kind="answer_code").pdf))
    return re.search(r"deze code in: (\d{4} \d{4})", words)[1], words


def opens(case, code):
    """Whether the answer opens with this code."""
    page = Client().post(reverse("cases:answer", args=[token_of(case.delivery)]), {"code": code}, follow=True)
    return "brief.pdf" in page.content.decode()


def test_the_letter_goes_to_the_known_address_with_a_code_that_opens_the_answer(case, officer, signed_in):
    page = ask(signed_in(officer), case)
    assert "ligt bij de brieven voor de post" in page.content.decode()
    code, words = code_in(case)
    assert "Veldweg 3 1234 AB Verzonnen" in " ".join(words.split())
    assert "Elders" not in words
    assert [row.letter.kind for row in dispatch.waiting()] == ["answer_code"]
    assert not opens(case, "0000 0000")
    assert opens(case, code)
    assert LogEntry.objects.get(verb="answer code written").actor == officer


def test_a_second_letter_takes_the_place_of_one_that_waits_and_its_code_of_the_first(case, officer, signed_in):
    client = signed_in(officer)
    ask(client, case)
    first, _words = code_in(case)
    ask(client, case)
    second, _words = code_in(case)
    assert dispatch.waiting().count() == 1
    assert (opens(case, first), opens(case, second)) == (False, True)


def test_what_cannot_be_fetched_gets_no_code(case, officer, signed_in):
    Delivery.objects.filter(case=case).update(until=today() - dt.timedelta(days=1))
    answer = ask(signed_in(officer), case)
    assert (answer.status_code, case.letters.filter(kind="answer_code").exists()) == (409, False)


def test_without_a_known_address_the_code_goes_another_way(officer, signed_in):
    case = cast.case_in(Status.SENT, by=officer, subject=cast.person_with_records(), address="Elders 9, Anders")
    answer = ask(signed_in(officer), case)
    assert answer.status_code == 409
    assert "Wij weten geen adres." in answer.content.decode()


def test_the_page_with_the_code_offers_the_letter(case, officer, signed_in):
    page = signed_in(officer).post(reverse("cases:code", args=[case.reference])).content.decode()
    assert reverse("cases:code_by_letter", args=[case.reference]) in page
    assert "Brief met de code (pdf)" in page
