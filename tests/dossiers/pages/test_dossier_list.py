"""The list of dossiers: what this function may see, by page and by complex."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dossiers import pagination
from dossiers.functions import Function
from dossiers.models import Dossier, LogEntry
from dossiers.pages import forms as pages_forms
from dossiers.sections import Section
from tests.cast import make_dossier, make_person, make_record, make_user

pytestmark = pytest.mark.django_db
LIST = "/dossiers/"


def street(count, place=None):
    """Dossiers of people whose names sort as they are made."""
    return [make_dossier(make_person("Gerda", f"Huurder{number:03d}"), place) for number in range(count)]


def names(page):
    return [row.dossier.person.family_name for row in page.context["rows"]]


def test_the_list_tells_who_where_and_since_when(dossier, officer, signed_in):
    make_record(dossier, Section.TENANCY)
    make_record(dossier, Section.NUISANCE)
    page = signed_in(officer).get(LIST).text
    for words in ("Amina Yıldırım", "Veldweg 1", "sinds 1-3-2020", "huurder", "overlast", "U ziet 1 dossier."):
        assert words in page
    assert reverse("dossiers:detail", args=[dossier.reference]) in page


def test_only_sections_of_the_own_function_are_named(dossier, letting, signed_in):
    make_record(dossier, Section.TENANCY)
    make_record(dossier, Section.NUISANCE)
    assert signed_in(letting).get(LIST).context["rows"][0].sections == [Section.TENANCY]


def test_a_consultant_sees_the_own_complex(complex_a, complex_b, consultant_a, signed_in):
    own, _other = make_dossier(place=complex_a), make_dossier(place=complex_b)
    page = signed_in(consultant_a).get(LIST)
    assert [row.dossier for row in page.context["rows"]] == [own]
    assert page.context["count"] == 1
    assert "De Beemd" not in page.text


def test_leafing_to_the_end_and_back_shows_everybody_once(officer, signed_in):
    street(60)
    browser = signed_in(officer)
    seen, address = [], ""
    while True:
        page = browser.get(LIST + address)
        seen.append(names(page))
        if not page.context["next_url"]:
            break
        address = page.context["next_url"]
    assert [len(each) for each in seen] == [25, 25, 10]
    assert [name for page_of in seen for name in page_of] == [f"Huurder{number:03d}" for number in range(60)]
    back = browser.get(LIST + page.context["previous_url"])
    assert LogEntry.objects.filter(verb="leafed", actor=officer).count() == 4
    assert names(back) == seen[1]
    first = browser.get(LIST + back.context["previous_url"])
    assert names(first) == seen[0]
    assert not first.context["previous_url"]


def test_people_with_the_same_name_are_not_lost_between_pages(officer, signed_in):
    for _number in range(30):
        make_dossier(make_person("Jan", "Jansen"))
    browser = signed_in(officer)
    first = browser.get(LIST)
    second = browser.get(LIST + first.context["next_url"])
    shown = {row.dossier.pk for page in (first, second) for row in page.context["rows"]}
    assert len(shown) == 30


def test_no_name_stands_in_the_address_of_a_page(officer, signed_in):
    street(26)
    address = signed_in(officer).get(LIST).context["next_url"]
    assert address == f"?na={Dossier.objects.get(sort_key__startswith='huurder024').reference}"


def test_a_complex_can_be_chosen_and_leafed_through(complex_a, complex_b, officer, signed_in):
    street(26, complex_a)
    make_dossier(place=complex_b)
    browser = signed_in(officer)
    page = browser.get(LIST, {"complex": "A"})
    assert page.context["count"] == 26
    assert names(browser.get(LIST + page.context["next_url"])) == ["Huurder025"]


@pytest.mark.parametrize("code", ["B", "bestaat niet", "\0"])
def test_another_complex_and_no_complex_read_the_same(code, complex_a, complex_b, dossier, consultant_a, signed_in):
    make_dossier(place=complex_b)
    page = signed_in(consultant_a).get(LIST, {"complex": code})
    assert page.context["rows"] == []
    assert "Kies een complex uit de lijst." in page.text


def test_of_many_complexes_one_types_the_code(complex_a, complex_b, officer, signed_in, monkeypatch):
    monkeypatch.setattr(pages_forms, "MOST_LISTED", 1)
    own, _other = make_dossier(place=complex_a), make_dossier(place=complex_b)
    browser = signed_in(officer)
    assert "<select" not in browser.get(LIST).text
    assert [row.dossier for row in browser.get(LIST, {"complex": " a "}).context["rows"]] == [own]


@pytest.mark.parametrize("code", ["B", "bestaat niet", "\0"])
def test_a_code_outside_the_own_complexes_and_no_code_read_the_same(
    code, complex_a, complex_b, dossier, signed_in, monkeypatch
):
    monkeypatch.setattr(pages_forms, "MOST_LISTED", 0)
    make_dossier(place=complex_b)
    page = signed_in(make_user(Function.NUISANCE, complexes=[complex_a])).get(LIST, {"complex": code})
    assert page.context["rows"] == []
    assert "Vul de code van een complex in." in page.text


def test_an_empty_complex_says_so(complex_b, officer, signed_in):
    assert "Geen dossiers bij dit filter." in signed_in(officer).get(LIST, {"complex": "B"}).text


def test_counting_stops_after_a_thousand(officer, signed_in, monkeypatch):
    monkeypatch.setattr(pagination, "MOST_COUNTED", 3)
    street(4)
    assert "meer dan 1.000 dossiers" in signed_in(officer).get(LIST).text


@pytest.mark.parametrize("function", [Function.PRIVACY_OFFICER, Function.NUISANCE])
def test_the_number_of_queries_does_not_grow(function, complex_a, signed_in):
    browser = signed_in(make_user(function, complexes=[complex_a]))

    def queries():
        with CaptureQueriesContext(connection) as found:
            assert browser.get(LIST).status_code == 200
        return len(found)

    for dossier in street(2, complex_a):
        make_record(dossier, Section.TENANCY)
    browser.get(LIST)
    few = queries()
    for dossier in street(24, complex_a):
        for section in (Section.TENANCY, Section.NUISANCE, Section.COMPLAINT):
            make_record(dossier, section)
    assert queries() == few <= 12
