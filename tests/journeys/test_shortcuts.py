"""Keys on the pages with requests: they move the focus and follow links, do nothing while one types, and can be off."""

import re

import pytest

from cases.models import Case
from cases.workflow import Status
from tests import cast

FOCUSED = "() => (document.activeElement.textContent || document.activeElement.name || '').trim()"


@pytest.fixture
def requests(officer):
    """Two requests, the first of which is late."""
    late = cast.make_case(received_at=cast.days_ago(40))
    other = cast.case_in(Status.IDENTIFIED, by=officer)
    return late, other


def press(seat, *keys):
    for key in keys:
        seat.page.keyboard.press(key)
    return seat.page.evaluate(FOCUSED)


def go(seat, key):
    with seat.page.expect_navigation():
        seat.page.keyboard.press(key)
    return seat.page.url.removeprefix(seat.site)


def test_keys_lead_through_the_requests_and_to_what_can_be_done(desk, officer, requests):
    seat, (late, other) = desk(officer), requests
    seat.go("/vandaag/")
    assert [press(seat, key) for key in "jjk"] == [late.reference, other.reference, late.reference]
    assert go(seat, "e") == f"/verzoeken/{late.reference}/identiteit/"
    seat.go(f"/verzoeken/{late.reference}/")
    assert go(seat, "u") == f"/verzoeken/{late.reference}/verlenging/"
    seat.go("/verzoeken/")
    assert press(seat, "j", "a") == press(seat) != ""
    assert seat.page.get_by_label(f"Kies {late.reference}").is_checked()
    assert seat.page.evaluate("() => document.activeElement.name") == "to"
    assert not Case.objects.filter(owner__isnull=False, pk=late.pk).exists(), "a key alone gives nothing to anybody"


def test_the_overview_opens_and_the_search_box_takes_what_is_typed(desk, officer, requests):
    seat = desk(officer)
    seat.go("/verzoeken/")
    assert press(seat, "?") == "Sneltoetsen"
    assert seat.page.get_by_text("volgende en vorige regel").is_visible()
    press(seat, "/")
    seat.page.keyboard.type("jeau")
    assert seat.page.get_by_label("Nummer").input_value() == "jeau"
    seat.go("/vandaag/")
    assert re.match(r"/zoeken/", go(seat, "/"))


def test_who_switched_keys_off_has_none(desk, officer, requests):
    seat = desk(officer)
    seat.go("/account/")
    seat.click("Zet ze uit")
    seat.go("/vandaag/")
    press(seat, "j", "?", "e")
    assert seat.page.evaluate("() => document.activeElement === document.body")
    assert seat.page.url.endswith("/vandaag/")
    assert not seat.page.get_by_text("Sneltoetsen").count()
