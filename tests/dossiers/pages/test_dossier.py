"""One dossier: what this function needs to know, section by section, and the line that every look leaves."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dossiers.functions import Function
from dossiers.models import LogEntry
from dossiers.pages import page_data as pages_page_data
from dossiers.sections import Purpose, Section
from dossiers.viewing import alarm
from dossiers.viewing.actions import look
from tests.cast import make_dossier, make_person, make_record, make_user

pytestmark = pytest.mark.django_db


def address(dossier):
    return reverse("dossiers:detail", args=[dossier.reference])


def test_a_record_is_shown_with_why_it_is_kept(dossier, neighbour, officer, signed_in):
    record = make_record(dossier, mentions=[neighbour])
    page = signed_in(officer).get(address(dossier)).text
    activity = record.basis.activity
    for words in ("Gesprek aan de deur", "14 mei 2025", activity.name, activity.kept, "huurcontract, artikel 6"):
        assert words in page
    assert record.basis.get_ground_display().lower() in page
    assert "Koenraad van Overburen (melder)" in page


def test_the_newest_record_comes_first(dossier, officer, signed_in):
    for year in (2021, 2025, 2023):
        make_record(dossier, title=f"Bezoek {year}", happened_on=dt.date(year, 1, 1))
    (part,) = signed_in(officer).get(address(dossier)).context["parts"]
    assert [record.title for record in part.records] == ["Bezoek 2025", "Bezoek 2023", "Bezoek 2021"]


def test_identity_is_shown_to_who_deals_with_the_tenancy(complex_a, maintenance, front_desk, signed_in):
    person = make_person(phone="06 0000 0000", born_on=dt.date(1980, 3, 27), email="g@tenant.example")
    dossier = make_dossier(person, complex_a)
    make_record(dossier, Section.MAINTENANCE)
    plan = signed_in(maintenance).get(address(dossier)).text
    desk = signed_in(front_desk).get(address(dossier)).text
    assert "06 0000 0000" in plan
    assert "27 maart 1980" not in plan
    assert "g@tenant.example" not in plan
    assert "27 maart 1980" in desk


def test_a_tenancy_that_ended_says_until_when(complex_a, officer, signed_in):
    dossier = make_dossier(place=complex_a, ended_on=dt.date(2024, 6, 30))
    page = signed_in(officer).get(address(dossier)).text
    assert "1 maart 2020 tot 30 juni 2024" in page
    assert "Klantnummer" not in page


@pytest.mark.parametrize(
    ("function", "reaches"),
    [
        (Function.FRONT_DESK, False),
        (Function.LETTING, False),
        (Function.ARREARS, True),
        (Function.PRIVACY_OFFICER, True),
        (Function.FG, True),
    ],
)
def test_how_to_reach_who_left_is_for_who_still_settles_money(complex_a, function, reaches, signed_in):
    person = make_person(phone="06 0000 0000", email="g@tenant.example", born_on=dt.date(1980, 3, 27))
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    gone, here = (make_dossier(person, complex_a, ended_on=day) for day in (yesterday, timezone.localdate()))
    browser = signed_in(make_user(function))
    pages = [browser.get(address(dossier)).text for dossier in (gone, here)]
    assert [("06 0000 0000" in page, "g@tenant.example" in page) for page in pages] == [(reaches,) * 2, (True, True)]
    assert all("27 maart 1980" in page for page in pages)


def test_who_plans_repairs_does_not_reach_who_left(complex_a, maintenance):
    dossier = make_dossier(make_person(phone="06 0000 0000"), complex_a, ended_on=dt.date(2024, 6, 30))
    assert "06 0000 0000" not in str(pages_page_data.facts_about(dossier, maintenance))


def test_somebody_without_a_home_has_a_dossier_too(officer, signed_in):
    page = signed_in(officer).get(address(make_dossier(make_person(kind="seeker")))).text
    assert "woningzoekende" in page
    assert "Complex" not in page


def test_without_anything_for_the_function_the_page_says_so(dossier, letting, signed_in):
    make_record(dossier, Section.CARE)
    page = signed_in(letting).get(address(dossier)).text
    assert "Over dit adres ligt niets vast dat u voor uw werk nodig hebt." in page
    assert "zorg en begeleiding" in page


def test_every_look_leaves_a_line_about_this_person(dossier, officer, signed_in):
    signed_in(officer).get(address(dossier))
    line = LogEntry.objects.get(verb="looked")
    assert (line.actor, line.object_repr, line.subject_id) == (officer, dossier.reference, dossier.person_id)
    assert line.purpose == ""


def test_a_look_carries_the_purpose_for_which_a_section_was_opened(dossier, officer, signed_in):
    make_record(dossier, Section.NUISANCE)
    dossier.openings.create(section=Section.NUISANCE, by=officer, on=timezone.localdate(), purpose=Purpose.REPORT)
    page = signed_in(officer).get(address(dossier))
    assert LogEntry.objects.get(verb="looked").purpose == Purpose.REPORT
    assert "Vandaag open voor: een melding behandelen." in page.text


def test_the_officer_sees_who_looked_and_others_do_not(dossier, officer, letting, signed_in):
    make_record(dossier)
    assert "Wie keek hier het laatst" not in signed_in(letting).get(address(dossier)).text
    page = signed_in(officer).get(address(dossier)).text
    assert "Wie keek hier het laatst" in page
    assert "Vera Verhuur" in page


def test_older_records_are_one_step_away(dossier, officer, signed_in, monkeypatch):
    monkeypatch.setattr(pages_page_data, "PER_SECTION", 2)
    for day in range(1, 6):
        make_record(dossier, title=f"Dag {day}", happened_on=dt.date(2025, 1, day))
    browser = signed_in(officer)
    (first,) = browser.get(address(dossier)).context["parts"]
    key = {"onderdeel": "tenancy", "na": first.more.reference}
    (second,) = browser.get(address(dossier), key).context["parts"]
    (third,) = browser.get(address(dossier), {**key, "na": second.more.reference}).context["parts"]
    shown = [record.title for part in (first, second, third) for record in part.records]
    assert shown == [f"Dag {day}" for day in (5, 4, 3, 2, 1)]
    assert third.more is None


def test_older_records_of_a_closed_section_stay_closed(dossier, officer, signed_in):
    record = make_record(dossier, Section.NUISANCE)
    page = signed_in(officer).get(address(dossier), {"onderdeel": "nuisance", "na": record.reference})
    assert "Dit onderdeel is dicht." in page.text
    assert record.title not in page.text


@pytest.mark.parametrize("section", ["nuisance", "bestaat-niet", "\0"])
def test_older_records_outside_the_function_are_not_found(section, dossier, letting, signed_in):
    record = make_record(dossier, Section.NUISANCE)
    page = signed_in(letting).get(address(dossier), {"onderdeel": section, "na": record.reference})
    assert page.status_code == 404
    assert LogEntry.objects.filter(verb="denied", actor=letting).exists()


def test_opening_many_dossiers_on_a_day_is_said_and_told(letting, signed_in):
    browser = signed_in(letting)
    dossiers = [make_dossier() for _number in range(alarm.MANY)]
    for dossier in dossiers[:-1]:
        assert "U opende vandaag" not in browser.get(address(dossier)).text
    assert "U opende vandaag" not in browser.get(address(dossiers[0])).text
    for dossier in (dossiers[-1], dossiers[-1]):
        page = browser.get(address(dossier)).text
        assert "U opende vandaag 25 dossiers. De privacy officer krijgt hiervan bericht." in page
    assert alarm.raised_on(timezone.localdate()).get().actor == letting


def test_the_looks_of_yesterday_do_not_count(letting, signed_in):
    with time_machine.travel(dt.datetime.now(dt.UTC) - dt.timedelta(days=1, hours=1)):
        for _number in range(alarm.MANY):
            look(make_dossier(), by=letting)
    assert "U opende vandaag" not in signed_in(letting).get(address(make_dossier())).text


def test_the_officer_is_watched_by_the_fg(officer, monkeypatch, signed_in):
    monkeypatch.setattr(alarm, "MANY", 1)
    page = signed_in(officer).get(address(make_dossier())).text
    assert "De functionaris gegevensbescherming krijgt hiervan bericht." in page


@pytest.mark.parametrize("function", [Function.PRIVACY_OFFICER, Function.NUISANCE])
def test_five_hundred_records_take_no_more_queries_than_five(function, dossier, complex_a, neighbour, signed_in):
    user = make_user(function, complexes=[complex_a])
    browser = signed_in(user)
    dossier.openings.create(section=Section.NUISANCE, by=user, on=timezone.localdate(), purpose=Purpose.REPORT)

    def queries():
        browser.get(address(dossier))  # asks what is asked once in ten seconds, whatever the page
        with CaptureQueriesContext(connection) as found:
            assert browser.get(address(dossier)).status_code == 200
        return len(found)

    for _number in range(5):
        make_record(dossier, Section.NUISANCE, mentions=[neighbour])
    few = queries()
    for _number in range(165):
        for section in (Section.NUISANCE, Section.TENANCY, Section.COMPLAINT):
            make_record(dossier, section, mentions=[neighbour])
    assert queries() == few <= 12
