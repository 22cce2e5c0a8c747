"""The page of one request (S3)."""

import re

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from cases.identity import actions as identity
from cases.models import Case
from cases.workflow import Status
from dossiers.models import LogEntry
from tests.cast import case_in, days_ago, make_case

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')  # new in every form


def test_the_page_explains_the_clock_in_sentences(officer, signed_in):
    case = make_case()

    page = signed_in(officer).get(f"/verzoeken/{case.reference}/").content.decode()

    assert "Antwoord uiterlijk" in page
    for sentence in (*case.clock.regulation.steps, *case.clock.avg.steps):
        assert sentence in page


@pytest.mark.parametrize("status", Status)
def test_the_page_shows_every_status(officer, signed_in, status):
    case = case_in(status, by=officer)

    assert signed_in(officer).get(f"/verzoeken/{case.reference}/").status_code == 200


def test_the_page_offers_the_next_step_to_who_handles_requests(officer, fg, signed_in):
    case = make_case()
    step = f"/verzoeken/{case.reference}/identiteit/"

    assert step in signed_in(officer).get(f"/verzoeken/{case.reference}/").content.decode()
    assert step not in signed_in(fg).get(f"/verzoeken/{case.reference}/").content.decode()


def test_a_step_that_was_taken_says_the_day_that_the_clock_counts(officer, signed_in, dossier):
    case, day = make_case(received_at=days_ago(9)), days_ago(4)
    identity.identify(case=case, subject=dossier.person, method="shown", by=officer, on=day.date())

    page = signed_in(officer).get(f"/verzoeken/{case.reference}/").content.decode()

    assert f"geen kopie gemaakt, {date_format(day, 'j F Y')}" in page


def test_looking_at_a_request_leaves_a_line(officer, signed_in):
    case = make_case()

    signed_in(officer).get(f"/verzoeken/{case.reference}/")

    assert LogEntry.objects.filter(verb="looked", object_pk=str(case.pk), actor=officer).count() == 1


def test_somebody_outside_gets_the_same_404_as_for_a_number_that_is_not_there(consultant_a, signed_in):
    case = make_case()
    client = signed_in(consultant_a)

    existing, missing = client.get(f"/verzoeken/{case.reference}/"), client.get("/verzoeken/WSN-2026-9999/")

    assert existing.status_code == missing.status_code == 404
    assert TOKEN.sub(b"", existing.content) == TOKEN.sub(b"", missing.content)
    assert LogEntry.objects.filter(verb="denied", actor=consultant_a).count() == 2


def test_a_late_request_says_so_and_asks_for_a_call(officer, signed_in):
    case = make_case(received_at=days_ago(40), phone="06 00 00 00 01")

    page = signed_in(officer).get(f"/verzoeken/{case.reference}/").content.decode()

    assert "Dit antwoord is te laat. Bel de aanvrager" in page
    assert "12 dagen te laat" in page


def test_taking_a_request_on_puts_my_name_on_it(officer, signed_in):
    case = make_case()

    page = signed_in(officer).post(f"/verzoeken/{case.reference}/behandelaar/", follow=True).content.decode()

    assert "behandelaar: Petra Officier" in page
    assert LogEntry.objects.filter(verb="taken", object_pk=str(case.pk)).exists()


def test_a_withdrawn_request_stops_the_clock_and_cannot_be_withdrawn_again(officer, signed_in):
    case, client = make_case(), signed_in(officer)
    client.post(f"/verzoeken/{case.reference}/intrekking/")

    again = client.post(f"/verzoeken/{case.reference}/intrekking/", follow=True).content.decode()

    assert Case.objects.get(pk=case.pk).clock.stopped_on == timezone.localdate()
    assert "Dit kan nu niet: het verzoek staat op “ingetrokken”." in again


def test_who_may_only_read_cannot_act(fg, signed_in):
    case, client = make_case(), signed_in(fg)

    for step in ("behandelaar", "intrekking", "identiteit/vraag", "stukken", "stukken/overige", "verzending/code"):
        assert client.post(f"/verzoeken/{case.reference}/{step}/").status_code == 403
    assert Case.objects.get(pk=case.pk).status == Status.RECEIVED


def test_the_slip_for_the_desk_carries_the_number_and_no_name(front_desk, signed_in):
    import pypdfium2

    case = make_case(by=front_desk)
    response = signed_in(front_desk).get(f"/verzoeken/{case.reference}/bon.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(response.content))

    assert case.reference in text
    assert "Yıldırım" not in text


def test_a_refused_look_is_counted_on_the_page(officer, consultant_a, signed_in):
    case = make_case()
    signed_in(consultant_a).get(f"/verzoeken/{case.reference}/")

    lookers = signed_in(officer).get(f"/verzoeken/{case.reference}/").context["lookers"]

    assert {"label": "geweigerd", "count": 1} in lookers


def test_a_closed_request_is_taken_on_by_nobody(officer, second_officer, signed_in):
    case = case_in(Status.WITHDRAWN, by=officer)

    page = signed_in(second_officer).post(f"/verzoeken/{case.reference}/behandelaar/", follow=True).content.decode()

    assert "Dit verzoek is al afgehandeld." in page
    assert Case.objects.get(pk=case.pk).owner is None
