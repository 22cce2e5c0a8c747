"""Who looks at many dossiers on one day is told to the privacy officer; the officer's own looks to the FG."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from dossiers.models import LogEntry
from dossiers.viewing import alarm
from dossiers.viewing.actions import look
from tests.cast import make_dossier

LOOKS = "looking:looks"


@pytest.fixture
def few(monkeypatch):
    """Two dossiers are many."""
    monkeypatch.setattr(alarm, "MANY", 2)


def look_at(count, user):
    for _number in range(count):
        look(make_dossier(), by=user)
    alarm.notice_for(user)


@pytest.mark.usefixtures("few")
def test_the_officer_reads_who_it_was_and_how_many(officer, letting, signed_in):
    look_at(3, letting)
    browser = signed_in(officer)
    assert "1 medewerker bekeek vandaag erg veel dossiers" in browser.get(reverse("home")).text
    (row,) = browser.get(reverse(LOOKS)).context["alarms"]
    assert (row.who, row.dossiers) == (letting, 3)
    alarm.notice_for(letting)
    assert LogEntry.objects.get(verb="looked at many").actor == letting


@pytest.mark.usefixtures("few")
def test_looks_of_officers_are_for_the_fg_alone(officer, second_officer, fg, letting, signed_in):
    look_at(2, officer)
    look_at(2, letting)
    shown = {
        reader: {row.who for row in signed_in(reader).get(reverse(LOOKS)).context["alarms"]}
        for reader in (officer, second_officer, fg)
    }
    assert shown == {officer: {letting}, second_officer: {letting}, fg: {officer, letting}}
    assert "2 medewerkers bekeken" in signed_in(fg).get(reverse("home")).text


@pytest.mark.usefixtures("few")
def test_each_day_is_counted_by_itself(officer, letting):
    with time_machine.travel(dt.datetime.now(dt.UTC) - dt.timedelta(days=2)):
        look_at(4, letting)
    look_at(2, letting)
    since = timezone.localdate() - dt.timedelta(days=7)
    assert [row.dossiers for row in alarm.shown_to(officer, since)] == [2, 4]


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("name", ["letting", "functional_management", "director", "stranger"])
def test_nobody_else_reads_it(name, request, arrears, signed_in):
    look_at(2, arrears)
    user = request.getfixturevalue(name)
    assert not alarm.told_to(user, timezone.localdate()).exists()
    assert signed_in(user).get(reverse(LOOKS)).status_code == 403


def test_under_the_number_there_is_nothing_to_read(officer, letting, signed_in):
    look_at(24, letting)
    assert "Niemand, sinds" in signed_in(officer).get(reverse(LOOKS)).text


@pytest.mark.usefixtures("few")
def test_leafing_through_the_list_counts_by_page_and_is_said(officer, front_desk, signed_in):
    browser = signed_in(front_desk)
    assert "U bladerde" not in browser.get(reverse("dossiers:list")).text
    said = browser.get(reverse("dossiers:list")).text
    assert "U bladerde vandaag door 2 bladzijden met dossiers. De privacy officer krijgt hiervan bericht." in said
    (row,) = alarm.shown_to(officer, timezone.localdate())
    assert (row.who, row.dossiers, row.pages) == (front_desk, 0, 2)


def test_searching_all_day_counts_and_is_said(officer, front_desk, dossier, signed_in, monkeypatch):
    monkeypatch.setattr(alarm, "MANY_SEARCHES", 2)
    browser = signed_in(front_desk)
    assert "U zocht" not in browser.post(reverse("search"), {"text": "yildirim"}).text
    said = browser.post(reverse("search"), {"text": "ak"}).text
    assert "U zocht vandaag 2 keer naar mensen. De privacy officer krijgt hiervan bericht." in said
    (row,) = alarm.shown_to(officer, timezone.localdate())
    assert (row.who, row.dossiers, row.pages, row.searches) == (front_desk, 0, 0, 2)
    assert "Keren gezocht" in signed_in(officer).get(reverse(LOOKS)).text
