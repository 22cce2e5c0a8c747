"""Footage of cameras is soon overwritten: whoever takes the request in, it is work from the day of receipt."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from cases.models import Case
from cases.workflow import Status
from tests import cast
from tests.cases.search.searching import source, task

pytestmark = pytest.mark.django_db
WORK, NOTE, GONE = (
    "Laat camerabeelden veiligstellen voor",
    "Dit gaat over camerabeelden.",
    "waarschijnlijk overschreven",
)


def page(seat, case):
    return seat.get(reverse("cases:detail", args=[case.reference])).text


def test_it_is_work_with_its_last_day_from_receipt_on(officer, signed_in):
    case, other = cast.make_case(topics=["camera"]), cast.make_case(topics=["payment"])
    seat, last = signed_in(officer), timezone.localdate() + dt.timedelta(days=28)
    assert f"{WORK} {case.reference}" in seat.get("/vandaag/").text
    assert f"vóór {date_format(last, 'l j F')}" in page(seat, case)
    assert NOTE not in page(seat, other)
    assert f"{WORK} {other.reference}" not in seat.get("/vandaag/").text


def test_after_four_weeks_it_says_that_there_is_hardly_a_chance(officer, signed_in):
    seat = signed_in(officer)
    old, just = (cast.make_case(topics=["camera"], received_at=cast.days_ago(days)) for days in (29, 28))
    assert [GONE in page(seat, case) for case in (old, just)] == [True, False]


def test_who_asked_a_colleague_has_done_it(officer, arrears, signed_in):
    case = cast.case_in(Status.IDENTIFIED, by=officer, topics=["camera"])
    seat = signed_in(officer)
    assert NOTE in page(seat, case)
    task(case, to=arrears, by=officer, place=source("Beelden van de hal"))
    assert NOTE not in page(seat, case)
    assert WORK not in seat.get("/vandaag/").text


def test_the_desk_can_say_that_it_is_about_footage_too(front_desk, officer, signed_in):
    today = timezone.localdate()
    day = {"received_on_day": today.day, "received_on_month": today.month, "received_on_year": today.year}
    form = signed_in(front_desk).get(reverse("cases:intake")).context["form"]
    words = {"submission": form["submission"].value(), "name": "Ans Zand", "kind": "access", "channel": "paper", **day}
    answer = signed_in(front_desk).post(reverse("cases:intake"), {**words, "channel": "desk", "footage": "on"})
    assert answer.status_code == 302, answer.content.decode()
    assert f"{WORK} {Case.objects.get().reference}" in signed_in(officer).get("/vandaag/").text
