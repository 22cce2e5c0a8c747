"""Searching in one box: by name, address, client number and reference; only what this user may see; best first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dossiers.functions import Function
from dossiers.models import LogEntry, Unit
from dossiers.models.places import address_key_of
from dossiers.sections import Section
from dossiers.text.keys import fold, words_of
from dossiers.viewing import search
from dossiers.viewing.search import dossiers_like, words_typed
from tests.cast import make_case, make_dossier, make_person, make_record, make_user

pytestmark = pytest.mark.django_db
BOX = "/zoeken/"


@pytest.fixture
def berg(complex_a):
    """Geertruida van den Berg, who lives at Brinkstraat 12a."""
    address = {"street": "Brinkstraat", "number": "12a", "postcode": "3861 AB", "city": "Nijkerkerveen"}
    unit = Unit.objects.create(complex=complex_a, code="A-900", address_key=address_key_of(**address), **address)
    person = make_person("Geertruida", "Berg", prefix="van den", client_number="K-104477")
    dossier = make_dossier(person, complex_a, unit=unit)
    make_record(dossier, Section.TENANCY)
    return dossier


def found(text, user):
    """The dossiers found for what was typed."""
    return dossiers_like(text, user).dossiers


@pytest.mark.parametrize(
    "text",
    [
        *("berg", "Van den Berg", "geertruida berg", "BERG, Geertruida van den", "g. van den berg", "vd berg geertr"),
        *("Geertruda Berg", "Geertruide van den Berg", "Bergg Geertruida"),
        *("Brinkstraat 12a", "brinkstraat 12 a", "brinkstraat 12", "3861AB 12a", "3861 AB", "brinkstaat"),
        *("K-104477", "k 104477", "104477", "1044", "berg brinkstraat", "brinkstraat 12 van den Berg"),
    ],
)  # fmt: skip
def test_it_is_found_by_name_address_and_client_number(text, berg, officer):
    make_dossier(make_person("Piet", "Jansen"))
    assert found(text, officer) == [berg]


@pytest.mark.parametrize(
    "text", ["brinkstraat 1", "3861 AC", "3861ab 13", "04477", "berg veldweg", "geertruida piet", "12b brinkstraat"]
)
def test_another_number_or_name_is_not_found(text, berg, officer):
    assert found(text, officer) == []


def test_a_reference_is_found(berg, officer, front_desk):
    make_dossier()
    assert found(f" {berg.reference.lower()} ", officer) == [berg]
    assert found("D-22222222", officer) == []


@pytest.mark.parametrize(
    "text", ["Yildirim", "yıldırım", "YILDIRIM", "yildrim", "yidlirim", "jildirim", "yilderim amina", "yildirim am"]
)
def test_accents_and_a_slip_of_the_pen_are_forgiven(text, dossier, officer):
    make_record(dossier, Section.TENANCY)
    assert found(text, officer) == [dossier]


def test_more_slips_are_forgiven_when_nothing_else_is_found(officer):
    made = make_dossier(make_person("Willemijn", "Groenewoud"))
    make_record(made, Section.TENANCY)
    assert found("willemijn groennewout", officer) == [made]
    assert found("achterberg", officer) == []


def test_what_fits_best_stands_first(officer):
    made = {name: make_dossier(make_person("Anna", name)) for name in ("Jansenius", "Jamsen", "Jansen")}
    for dossier in made.values():
        make_record(dossier, Section.TENANCY)
    assert found("jansen", officer) == [made["Jansen"], made["Jansenius"], made["Jamsen"]]


def test_a_prefix_alone_is_looked_for_after_all():
    assert words_typed("van de") == ["van", "de"]
    assert words_typed("Van der Veen, 't Hoen") == ["veen", "hoen"]
    assert words_typed("Dorpsstraat 12 b 1234 ab") == ["dorpsstraat", "12b", "1234ab"]


@pytest.mark.parametrize("text", ["Öztürk-Şahin 't Gé", "a’b–c_d <b>x</b>", "O'Neill/Smit, J.", "Łódź & “ij”", ""])
def test_the_database_parts_words_as_we_do(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tsvector_to_array(search_words(%s))", [fold(text)])
        assert set(cursor.fetchone()[0]) == set(words_of(fold(text)))


def test_a_consultant_finds_nothing_of_another_complex_nor_that_there_is_something(berg, consultant_a, consultant_b):
    make_record(berg, Section.NUISANCE)
    for text in ("van den Berg", "brinkstraat 12a", "104477", berg.reference, "berg brinkstraat", "brg geertruida"):
        theirs = dossiers_like(text, consultant_b)
        assert (theirs.dossiers, theirs.more) == ([], False)
    assert found("van den Berg", consultant_a) == [berg]


def test_hidden_dossiers_take_no_place_in_the_list_or_the_count(complex_a, complex_b, consultant_a, monkeypatch):
    monkeypatch.setattr(search, "MOST", 2)
    for number in range(6):
        make_record(make_dossier(make_person("Jan", "Jansen"), complex_b if number < 4 else complex_a), "nuisance")
    mine = dossiers_like("jansen", consultant_a)
    assert ({row.complex for row in mine.dossiers}, len(mine.dossiers), mine.more) == ({complex_a}, 2, False)


def test_functions_without_content_find_nothing(berg, functional_management, director, stranger):
    assert [found("berg", user) for user in (functional_management, director, stranger)] == [[], [], []]


def test_the_page_shows_what_was_found_and_how_many(berg, officer, signed_in):
    page = signed_in(officer).post(BOX, {"text": "berg"})
    assert "1 dossier gevonden." in page.text
    assert reverse("dossiers:detail", args=[berg.reference]) in page.text


def test_a_search_stops_at_fifty_and_says_so(officer, signed_in):
    for number in range(51):
        make_record(make_dossier(make_person("Gerda", f"Huurder{number:03d}")), Section.TENANCY)
    page = signed_in(officer).post(BOX, {"text": "huurder"})
    assert len(page.context["rows"]) == 50
    assert "Er is meer gevonden dan hier past." in page.text


@pytest.mark.parametrize("text", ["", " ", "a", "́", "x" * 121, "%%", "\0\0", "' | '", "-- !"])
def test_a_search_for_nothing_is_refused_in_a_sentence(text, berg, officer, signed_in):
    page = signed_in(officer).post(BOX, {"text": text})
    assert page.status_code == 200
    assert page.context["form"].errors["text"]
    assert "rows" not in page.context


@pytest.mark.parametrize("name", ["d'Angelo", "Öztürk-Şahin", "<b>x</b>y", "O\\'Neill", "Nguyễn", "Αθήνα", "a:*|b"])
def test_a_search_takes_any_name_and_shows_it_safely(name, officer, signed_in):
    made = make_dossier(make_person("Ğ", name))
    make_record(made, Section.TENANCY)
    page = signed_in(officer).post(BOX, {"text": name})
    assert [row.dossier for row in page.context["rows"]] == [made]
    assert "<b>x</b>" not in page.text


def test_nothing_found_reads_the_same_for_what_is_hidden_and_what_is_not_there(berg, consultant_b, signed_in):
    browser = signed_in(consultant_b)
    pages = [browser.post(BOX, {"text": text}) for text in ("geertruida", "gijsbertus")]
    assert "Niets gevonden." in pages[0].text
    texts = [page.text.replace("geertruida", "X").replace("gijsbertus", "X") for page in pages]
    tokens = [page.context["csrf_token"] for page in pages]
    assert texts[0].replace(str(tokens[0]), "") == texts[1].replace(str(tokens[1]), "")


def test_a_case_number_leads_to_the_case_for_who_may_see_it(officer, consultant_a, front_desk, signed_in):
    case, own = make_case(), make_case(by=front_desk)
    there = reverse("cases:detail", args=[case.reference])
    assert signed_in(officer).post(BOX, {"text": f"{case.reference.lower()} "}).url == there
    assert signed_in(front_desk).post(BOX, {"text": own.reference}).url == reverse("cases:detail", args=[own.reference])
    for user in (consultant_a, front_desk):
        assert "Niets gevonden." in signed_in(user).post(BOX, {"text": case.reference}).text


def test_searching_leaves_a_line_that_does_not_say_for_whom(berg, officer, signed_in):
    signed_in(officer).post(BOX, {"text": "Geertruida"})
    line = LogEntry.objects.get(verb="searched")
    assert line.actor == officer
    assert "eertru" not in f"{line.object_repr}{line.changes}{line.additional_data}".casefold()


def test_no_search_is_read_from_an_address(berg, officer, signed_in):
    page = signed_in(officer).get(BOX, {"text": "berg"})
    assert berg.reference not in page.text
    assert not LogEntry.objects.filter(verb="searched").exists()


@pytest.mark.parametrize("function", [Function.PRIVACY_OFFICER, Function.NUISANCE])
def test_the_number_of_queries_is_bounded(function, complex_a, signed_in):
    browser = signed_in(make_user(function, complexes=[complex_a]))
    for _number in range(12):
        make_record(make_dossier(place=complex_a), Section.NUISANCE)
    browser.get(BOX)
    with CaptureQueriesContext(connection) as asked:
        assert browser.post(BOX, {"text": "gerda huurder veldweg 3"}).status_code == 200
    assert len(asked) <= 25


def test_a_slip_is_looked_for_by_index_where_the_planner_would_rather_read_everybody(officer):
    make_person("Gerda", "Bakker")
    words = search.search_words("address_key")
    homes = Unit.objects.filter(search._holds(words, ["veldwge"], search._slipped))
    assert "Seq Scan" in homes.explain()
    with search._by_index():
        assert "Seq Scan" not in homes.explain()
    assert "Seq Scan" in homes.explain()
