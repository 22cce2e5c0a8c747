"""A closed section opens for a reason, for today, and the reason is kept."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from dossiers.models import LogEntry, Opening
from dossiers.sections import CLOSED, Purpose, Section
from tests.cast import make_record, rows

pytestmark = pytest.mark.django_db
TITLE = "Ruzie over de heg"


@pytest.fixture
def record(dossier):
    return make_record(dossier, Section.NUISANCE, title=TITLE)


@pytest.fixture
def ask(record):
    """The address where a reason is asked."""
    return reverse("dossiers:reason", args=[record.dossier.reference, "nuisance"])


def detail(record):
    return reverse("dossiers:detail", args=[record.dossier.reference])


@pytest.mark.parametrize("section", sorted(CLOSED))
def test_a_closed_section_shows_that_it_exists_not_what_is_in_it(section, dossier, officer, signed_in):
    record = make_record(dossier, section, title=TITLE)
    page = signed_in(officer).get(detail(record)).text
    assert "Dit onderdeel is dicht." in page
    assert reverse("dossiers:reason", args=[dossier.reference, section]) in page
    assert TITLE not in page
    assert record.reference not in page


def test_a_reason_opens_it(record, ask, consultant_a, signed_in):
    browser = signed_in(consultant_a)
    answer = browser.post(ask, {"purpose": "visit", "reason": ""}, follow=True)
    assert answer.redirect_chain == [(f"{detail(record)}#nuisance", 302)]
    assert TITLE in answer.text


def test_the_reason_is_kept_and_witnessed(record, ask, consultant_a, signed_in):
    signed_in(consultant_a).post(ask, {"purpose": "other", "reason": "vraag van de burgemeester"})
    opening = Opening.objects.get()
    assert (opening.by, opening.purpose, opening.reason) == (consultant_a, "other", "vraag van de burgemeester")
    line = LogEntry.objects.get(verb="opened")
    assert (line.actor, line.purpose, line.subject_id) == (consultant_a, "other", record.dossier.person_id)
    assert "burgemeester" not in str(list(LogEntry.objects.values()))


def test_it_is_open_for_one_section_one_day_and_one_person(record, ask, consultant_a, officer, signed_in):
    care = make_record(record.dossier, Section.CARE, title="Begeleid wonen")
    signed_in(officer).post(ask, {"purpose": "report"})
    page = signed_in(officer).get(detail(record)).text
    assert TITLE in page
    assert care.title not in page
    assert TITLE not in signed_in(consultant_a).get(detail(record)).text
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=1), tick=True):
        assert TITLE not in signed_in(officer).get(detail(record)).text


def test_opening_twice_for_one_reason_is_opening_once(record, ask, officer, signed_in):
    browser = signed_in(officer)
    for reason in ("over de heg", " over de heg "):
        assert browser.post(ask, {"purpose": "report", "reason": reason}).status_code == 302
    assert Opening.objects.get().reason == "over de heg"
    assert LogEntry.objects.filter(verb="opened").count() == 1


def test_another_reason_on_the_same_day_is_kept_beside_the_first(record, ask, officer, signed_in):
    browser = signed_in(officer)
    browser.post(ask, {"purpose": "report"})
    browser.post(ask, {"purpose": "visit", "reason": "huisbezoek om drie uur"})
    kept = Opening.objects.order_by("id").values_list("purpose", "reason")
    assert list(kept) == [("report", ""), ("visit", "huisbezoek om drie uur")]
    lines = LogEntry.objects.filter(verb="opened").order_by("id")
    assert list(lines.values_list("purpose", flat=True)) == ["report", "visit"]


def test_a_look_is_for_the_reason_that_was_given_last(record, ask, officer, signed_in):
    browser = signed_in(officer)
    for purpose in ("visit", "report"):
        browser.post(ask, {"purpose": purpose})
    browser.get(reverse("dossiers:record", args=[record.reference]))
    assert LogEntry.objects.filter(verb="looked").first().purpose == "report"
    (part,) = browser.get(detail(record)).context["parts"]
    assert part.standing.purpose == "report"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Kies waarvoor u dit nodig hebt."),
        ({"purpose": "nieuwsgierig"}, "Kies waarvoor u dit nodig hebt."),
        ({"purpose": "visit", "reason": "x" * 201}, "Uw tekst is 1 teken te lang."),
    ],
)
def test_without_a_reason_it_stays_closed(typed, sentence, record, ask, officer, signed_in):
    page = signed_in(officer).post(ask, typed)
    assert sentence in page.text
    assert not Opening.objects.exists()


def test_something_else_must_be_explained(record, ask, officer, signed_in):
    browser = signed_in(officer)
    before = rows()
    page = browser.post(ask, {"purpose": Purpose.OTHER, "reason": "  "})
    assert page.status_code == 409
    assert "Leg kort uit waarvoor u dit nodig hebt." in page.text
    assert rows() == before


def test_an_open_section_asks_no_reason(dossier, officer, signed_in):
    make_record(dossier, Section.TENANCY)
    address = reverse("dossiers:reason", args=[dossier.reference, "tenancy"])
    browser = signed_in(officer)
    assert browser.get(address).url == f"{reverse('dossiers:detail', args=[dossier.reference])}#tenancy"
    refused = browser.post(address, {"purpose": "report"})
    assert refused.status_code == 409
    assert "Dit onderdeel is al open." in refused.text


@pytest.mark.parametrize("section", ["fraud", "bestaat-niet"])
def test_a_section_that_holds_nothing_is_not_found(section, record, officer, signed_in):
    address = reverse("dossiers:reason", args=[record.dossier.reference, section])
    assert signed_in(officer).get(address).status_code == 404
    assert LogEntry.objects.get(verb="denied").object_repr == record.dossier.reference


def test_the_page_that_asks_shows_nothing_of_the_section(record, ask, officer, signed_in):
    page = signed_in(officer).get(ask).text
    assert TITLE not in page
    assert "Amina Yıldırım" in page


@pytest.mark.parametrize("onward", ["//evil.example/", "https://evil.example", "../../", "\0"])
def test_a_strange_way_on_leads_to_the_dossier(onward, record, ask, officer, signed_in):
    answer = signed_in(officer).post(f"{ask}?gegeven={onward}", {"purpose": "report"})
    assert answer.url == f"{detail(record)}#nuisance"
