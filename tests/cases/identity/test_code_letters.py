"""A code from a letter counts when the product sent the letter and checked the code."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils.timezone import localdate as today

from cases.identity import code_letters
from cases.models import CodeLetter, Identification, Letter
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from tests.cases.answer.papers import shown
from tests.cast import make_case, make_dossier, make_person, make_record

pytestmark = pytest.mark.django_db
HOME = "Veldweg 3, 1234 AB Verzonnen"
WAY = 'value="letter_code"'


@pytest.fixture
def known(complex_a):
    person = make_person("Amina", "Yıldırım", address=HOME)
    make_record(make_dossier(person, complex_a))
    return person


def page_of(case, name="identity"):
    return reverse(f"cases:{name}", args=[case.reference])


def code_in(case):
    """The code as it stands in the letter on paper."""
    words = shown(bytes(Letter.objects.get(case=case, kind="identity_code").pdf))
    return re.search(r"Uw code is (\d{4} \d{4})", words)[1], words


def test_without_a_letter_the_way_is_not_offered_and_not_taken(known, officer, signed_in):
    case, client = make_case(), signed_in(officer)
    assert WAY not in client.get(page_of(case)).text
    client.post(page_of(case), {"subject": known.pk, "method": "letter_code"})
    assert not Identification.objects.exists()


def test_the_letter_goes_to_the_address_on_file_and_its_code_shows_who_it_is(known, officer, signed_in):
    case, client = make_case(address="Elders 9, 0000 AA Ver weg", email="x@ander.example"), signed_in(officer)
    assert client.post(page_of(case, "code_letter"), {"subject": known.pk}).status_code == 302
    code, words = code_in(case)
    assert "Amina Yıldırım Veldweg 3 1234 AB Verzonnen" in words
    assert "Elders 9" not in words
    assert f"{case.reference} · code om te laten zien wie u bent · Amina Yıldırım" in client.get("/brieven/").text
    row = CodeLetter.objects.get()
    assert code.replace(" ", "") not in row.code_hash
    assert row.until == today() + dt.timedelta(days=30)
    assert WAY not in client.get(page_of(case)).text
    assert client.post(page_of(case, "code_told"), {"code": code}).status_code == 302
    assert WAY in client.get(page_of(case)).text
    assert client.post(page_of(case), {"subject": known.pk, "method": "letter_code"}).status_code == 302
    assert Identification.objects.get(case=case).method == "letter_code"
    assert LogEntry.objects.filter(verb__in=("code letter made", "code told"), actor=officer).count() == 2


def test_a_wrong_code_counts_and_after_five_the_right_one_works_no_more(known, officer, signed_in):
    case, client = make_case(), signed_in(officer)
    client.post(page_of(case, "code_letter"), {"subject": known.pk})
    code, _words = code_in(case)
    wrong = "0000 0000" if code != "0000 0000" else "1111 1111"
    told = [client.post(page_of(case, "code_told"), {"code": wrong}) for _time in range(5)]
    assert [answer.status_code for answer in told] == [409] * 5
    assert "U kunt het nog 4 keer proberen" in told[0].text
    assert "Maak een nieuwe brief" in told[4].text
    assert "te vaak fout" in client.post(page_of(case, "code_told"), {"code": code}).text
    assert CodeLetter.objects.get().proven_on is None


def test_a_new_letter_ends_the_old_code_and_a_month_ends_both(known, officer):
    case = make_case()
    code_letters.make(case=case, person=known, by=officer, on=today())
    code, _words = code_in(case)
    Letter.objects.filter(kind="identity_code").update(kind="reminder")
    code_letters.make(case=case, person=known, by=officer, on=today())
    with pytest.raises(Refused, match="klopt niet"):
        code_letters.tell(case=case, code=code, by=officer, on=today())
    new, _words = code_in(case)
    with pytest.raises(Refused, match="Maak een nieuwe brief"):
        code_letters.tell(case=case, code=new, by=officer, on=today() + dt.timedelta(days=31))
    assert code_letters.tell(case=case, code=new, by=officer, on=today() + dt.timedelta(days=30)).proven_on


def test_a_code_told_for_one_person_shows_nothing_of_another(known, officer, signed_in, complex_a):
    other = make_person("Amina", "Yıldırım", address="Dorpsweg 8, 1234 AB Verzonnen")
    make_dossier(other, complex_a)
    case, client = make_case(), signed_in(officer)
    client.post(page_of(case, "code_letter"), {"subject": known.pk})
    client.post(page_of(case, "code_told"), {"code": code_in(case)[0]})
    answer = client.post(page_of(case), {"subject": other.pk, "method": "letter_code"})
    assert answer.status_code == 409
    assert "aan deze persoon" in answer.context["form"].errors["method"][0]
    assert client.post(page_of(case), {"subject": known.pk, "method": "letter_code"}).status_code == 302


def test_who_was_known_in_a_lighter_way_can_get_a_letter_too(known, officer, signed_in):
    case, client = make_case(), signed_in(officer)
    client.post(page_of(case), {"subject": known.pk, "method": "called_back"})
    heavier = reverse("cases:identity_heavier", args=[case.reference])
    assert client.post(heavier, {"method": "letter_code"}).status_code == 409
    client.post(page_of(case, "code_letter"))
    client.post(page_of(case, "code_told"), {"code": code_in(case)[0]})
    assert client.post(heavier, {"method": "letter_code"}).status_code == 302


def test_without_an_address_or_a_choice_no_letter_is_made(officer, complex_a, signed_in):
    nowhere = make_person("Amina", "Yıldırım")
    make_dossier(nowhere)
    case, client = make_case(), signed_in(officer)
    for typed, why in (({}, "Kies eerst"), ({"subject": nowhere.pk}, "weten wij geen adres")):
        answer = client.post(page_of(case, "code_letter"), typed)
        assert (answer.status_code, why in answer.text) == (409, True)
    assert not Letter.objects.exists()
