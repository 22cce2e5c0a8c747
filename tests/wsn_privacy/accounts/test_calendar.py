"""The calendar link: numbers and dates for one's own calendar, without names, until it is revoked."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from cases.clock import calendar_feed
from cases.models import Case
from cases.workflow import Status
from dossiers.models import LogEntry
from tests import cast
from wsn_privacy.accounts.preferences import feeds
from wsn_privacy.models import CalendarFeed


def made(client):
    """The path of a link that this browser makes."""
    page = client.post("/account/agenda/").content.decode()
    return re.search(r"/agenda/[\w-]+\.ics", page)[0]


def events(path):
    """What a calendar program reads: the properties of each event. No library of ours reads it."""
    answer = Client().get(path)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    text = answer.content.decode()
    assert text.endswith("END:VCALENDAR\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    unfolded = text.replace("\r\n ", "")
    return [
        dict(line.split(":", 1) for line in part.split("\r\n") if ":" in line and "ALARM" not in line)
        for part in unfolded.split("BEGIN:VEVENT\r\n")[1:]
    ]


@pytest.fixture
def client(officer, signed_in):
    """The privacy officer's browser."""
    return signed_in(officer)


def test_an_open_request_stands_on_its_last_day_with_a_number_and_no_name(client):
    case = cast.make_case(question="Geheimvraag")
    (event,) = events(made(client))
    assert event["SUMMARY"] == f"{case.reference}: antwoord weg"
    assert event["DTSTART;VALUE=DATE"] == f"{case.due_on:%Y%m%d}"
    assert event["DTEND;VALUE=DATE"] == f"{case.due_on + dt.timedelta(days=1):%Y%m%d}"
    assert event["URL"].endswith(f"/verzoeken/{case.reference}/")
    assert "Yıldırım" not in str(event)
    assert "Geheim" not in str(event)


def test_there_is_a_sign_on_the_day_before_and_on_the_day(client):
    cast.make_case()
    text = Client().get(made(client)).content.decode()
    assert re.findall(r"TRIGGER:(\S+)", text) == ["-PT15H", "PT9H"]
    assert text.count("BEGIN:VALARM") == text.count("END:VALARM") == 2


def test_what_is_answered_or_of_a_colleague_stands_in_no_calendar(client, officer, second_officer):
    mine, nobodys = cast.make_case(), cast.make_case()
    Case.objects.filter(pk=mine.pk).update(owner=officer)
    cast.case_in(Status.SENT, by=officer)
    Case.objects.filter(pk=cast.make_case().pk).update(owner=second_officer)
    assert {event["UID"].split("@")[0] for event in events(made(client))} == {str(mine.pk), str(nobodys.pk)}


def test_a_revoked_and_an_unknown_link_read_the_same(client):
    path = made(client)
    client.post("/account/agenda/", {"revoke": ""})
    answers = [Client().get(each) for each in (path, "/agenda/onbekend.ics", "/agenda/%00.ics")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert answers[0].content == answers[1].content


def test_a_new_link_ends_the_one_before(client):
    old, new = made(client), made(client)
    assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)


def test_a_link_ends_with_the_account_and_with_the_function(client, officer):
    path = made(client)
    officer.groups.clear()
    assert Client().get(path).status_code == 404
    other = cast.make_user("privacy_officer")
    word = feeds.make_feed(other)
    type(other).objects.filter(pk=other.pk).update(is_active=False)
    assert Client().get(f"/agenda/{word}.ics").status_code == 404


def test_the_word_is_kept_nowhere(client):
    word = made(client).split("/")[2].removesuffix(".ics")
    assert word not in str(list(CalendarFeed.objects.values()))
    assert word not in str(list(LogEntry.objects.values()))
    assert word not in client.get("/account/").content.decode()


def test_making_fetching_and_revoking_leave_a_line_and_fetching_one_a_day(client, officer):
    path = made(client)
    for _ in range(3):
        Client().get(path)
    client.post("/account/agenda/", {"revoke": ""})
    lines = LogEntry.objects.filter(verb__startswith="feed").order_by("id").values_list("verb", "actor")
    assert list(lines) == [("feed made", officer.pk), ("feed fetched", officer.pk), ("feed revoked", officer.pk)]


def test_making_a_link_asks_who_one_is(client, settings):
    settings.PROOF_LASTS = 600
    assert client.post("/account/agenda/")["Location"].startswith("/nogmaals/")
    assert not CalendarFeed.objects.exists()


def test_who_reads_no_requests_has_no_link(letting, signed_in):
    assert signed_in(letting).post("/account/agenda/").status_code == 403
    assert "agenda-link" not in signed_in(letting).get("/account/").content.decode()


def test_a_long_line_is_folded_and_reads_whole(client, settings):
    settings.SITE_URL = f"https://{'privacy.' * 20}example"
    case = cast.make_case()
    (event,) = events(made(client))
    assert event["URL"] == f"{settings.SITE_URL}/verzoeken/{case.reference}/"


def test_shortcuts_can_be_switched_off(client):
    cast.make_case()
    assert 'id="sneltoetsen"' in client.get("/vandaag/").content.decode()
    client.post("/account/sneltoetsen/")
    assert "keys.js" not in client.get("/vandaag/").content.decode()
    client.post("/account/sneltoetsen/", {"on": ""})
    for path in ("/vandaag/", "/verzoeken/", f"/verzoeken/{Case.objects.get().reference}/"):
        answer = client.get(path)
        assert "keys.js" in answer.content.decode()
        assert "script-src 'self';" in answer["Content-Security-Policy"] + ";"


def test_the_moment_of_making_is_in_utc(db):
    cast.make_case()
    now = dt.datetime(2026, 7, 1, 12, tzinfo=timezone.get_default_timezone())
    assert b"DTSTAMP:20260701T100000Z" in calendar_feed.calendar(Case.objects.all(), now)
