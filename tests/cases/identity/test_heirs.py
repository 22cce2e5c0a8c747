"""Who died has no rights under the AVG: heirs get a letter, and the request is closed with it (recital 27)."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils.timezone import localdate as today

from cases.models import Case, Identification
from cases.status.page_data import standing_of
from cases.workflow import Status
from dossiers.models import LogEntry, Person
from tests.cases.answer.papers import shown
from tests.cast import make_case, make_dossier, make_person, make_record

pytestmark = pytest.mark.django_db
DAY = {"died_on_day": 3, "died_on_month": 5, "died_on_year": 2026}


def page_of(case, name="identity"):
    return reverse(f"cases:{name}", args=[case.reference])


@pytest.fixture
def late(complex_a):
    person = make_person("Kees", "Wijlen", born_on=dt.date(1940, 1, 1))
    make_record(make_dossier(person, complex_a))
    return person


def test_an_heir_is_not_taken_for_who_died_and_gets_a_letter_that_ends_the_request(late, officer, signed_in):
    client = signed_in(officer)
    assert client.post(reverse("people:death", args=[late.reference]), DAY).status_code == 302
    assert LogEntry.objects.filter(verb="death recorded", actor=officer).count() == 1
    assert "3 mei 2026" in client.get(reverse("people:person", args=[late.reference])).text
    case = make_case(name="Kees Wijlen", email="", address="Erfweg 2, 0000 AA Verzonnen", also=("erasure",))
    refused = client.post(page_of(case), {"subject": late.pk, "method": "shown"})
    told = "Deze persoon is overleden op 3 mei 2026. De AVG geldt dan niet meer (AVG overweging 27)."
    assert (refused.status_code, told in refused.text) == (409, True)
    assert not Identification.objects.exists()
    assert "Schrijf aan de nabestaanden en sluit" in refused.text
    sent = client.post(page_of(case, "heirs"), {"subject": late.pk})
    letter = case.letters.get()
    assert sent.url == reverse("cases:letter_sending", args=[case.reference, letter.pk])
    words = shown(bytes(letter.pdf))
    for part in ("Kees Wijlen is overleden", "De AVG gaat over mensen die leven", "verklaring van erfrecht"):
        assert part in words
    assert [each.status for each in case.family()] == [Status.SENT] * 2
    assert client.post(sent.url, {"channel": "post", "confirmed": "on"}).status_code == 200
    assert "nabestaanden" in client.get("/brieven/").text
    page = client.get(page_of(case, "detail")).text
    assert "Een brief aan de nabestaanden" in page
    assert "Niets gevonden" not in page
    assert "Wij schreven u op" in standing_of(Case.objects.get(pk=case.pk), today()).sentences[0]


def test_the_letter_to_heirs_is_for_nobody_who_lives(late, officer, signed_in):
    case, client = make_case(name="Kees Wijlen"), signed_in(officer)
    for typed in ({"subject": late.pk}, {}):
        assert client.post(page_of(case, "heirs"), typed).status_code == 409
    assert "nabestaanden en sluit" not in client.get(page_of(case)).text
    assert client.post(page_of(case), {"subject": late.pk, "method": "shown"}).status_code == 302
    Person.objects.filter(pk=late.pk).update(died_on=today())
    assert client.post(page_of(case, "heirs"), {"subject": late.pk}).status_code == 409
    assert Case.objects.get(pk=case.pk).status == Status.IDENTIFIED


@pytest.mark.parametrize(("day", "why"), [(dt.date(1939, 1, 1), "voor de geboortedatum"), (None, ""), (0, "toekomst")])
def test_a_day_that_cannot_be_is_refused_at_the_field_and_a_mistake_is_taken_back(late, officer, signed_in, day, why):
    Person.objects.filter(pk=late.pk).update(died_on=dt.date(2026, 1, 1))
    on = today() + dt.timedelta(days=2) if day == 0 else day
    typed = {"died_on_day": on.day, "died_on_month": on.month, "died_on_year": on.year} if on else {}
    answer = signed_in(officer).post(reverse("people:death", args=[late.reference]), typed)
    late.refresh_from_db()
    if why:
        assert (answer.status_code, why in answer.context["form"].errors["died_on"][0]) == (409, True)
        assert late.died_on == dt.date(2026, 1, 1)
    else:
        assert (answer.status_code, late.died_on) == (302, None)


def test_others_cannot_record_that_somebody_died(late, fg, front_desk, signed_in):
    for user in (fg, front_desk):
        assert signed_in(user).get(reverse("people:death", args=[late.reference])).status_code == 404
