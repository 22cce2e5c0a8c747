"""A personal grant, an emergency entrance or an office that is over opens nothing, at the very next request."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from cases.models import Letter
from cases.workflow import Status
from dossiers.access import actions as grants
from dossiers.access.emergency import actions as emergency
from dossiers.functions import Function
from dossiers.models import DossierUserObjectPermission, Emergency, ImportLine, ImportRun
from dossiers.sections import Section
from tests.cast import case_in, rows
from tests.dossiers.access.sight import (
    DOOR,
    FORBIDDEN,
    GONE,
    all_are,
    answers,
    is_at_the_door,
    is_found,
    pages_of,
    whole,
)
from wsn_privacy.accounts.invitations import actions as invitations

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(tmp_path, settings):
    settings.FILES_DIR = tmp_path / "files"


@pytest.mark.parametrize("sections", [[], [Section.TENANCY]], ids=["the own sections", "named sections"])
@pytest.mark.parametrize("how", ["taken", "ended", "its row is gone"])
def test_a_personal_grant_that_is_over_opens_nothing(how, sections, dossier, tenancy, consultant_b, officer, signed_in):
    browser, pages = signed_in(consultant_b), whole(dossier, tenancy)
    assert answers(browser, pages) == all_are(GONE, pages)
    words = {"sections": sections, "until": timezone.now() + dt.timedelta(days=1), "reason": "vervanging"}
    grant = grants.give(user=consultant_b, dossier=dossier, by=officer, **words)
    assert answers(browser, pages) == all_are(200, pages)
    assert is_found(browser, dossier) == (True, True)
    if how == "taken":
        assert signed_in(officer).post(reverse("grants:ending", args=[grant.pk])).status_code == 302
    elif how == "ended":
        DossierUserObjectPermission.objects.filter(pk=grant.pk).update(until=timezone.now())
    else:
        grant.delete()
    assert answers(browser, pages) == all_are(GONE, pages)
    assert is_found(browser, dossier) == (False, False)


@pytest.mark.parametrize("how", ["found wrong", "the day is over", "its row is gone"])
def test_an_emergency_entrance_that_is_over_opens_nothing(how, dossier, nuisance, maintenance, officer, signed_in):
    browser = signed_in(maintenance)
    pages = pages_of(nuisance)
    assert answers(browser, pages) == all_are(GONE, pages)
    enter = reverse("grants:enter", args=[dossier.reference, Section.NUISANCE])
    assert browser.post(enter, {"reason": "Er is brand."}).status_code == 302
    assert answers(browser, pages) == {**all_are(200, pages), "entry": GONE}  # it is for looking
    if how == "found wrong":
        entered = Emergency.objects.get(by=maintenance)
        emergency.review(emergency=entered, outcome="wrong", remark="Kon wachten.", by=officer, at=timezone.now())
    elif how == "the day is over":
        DossierUserObjectPermission.objects.filter(user=maintenance).update(until=timezone.now())
    else:
        DossierUserObjectPermission.objects.filter(user=maintenance).delete()
    assert answers(browser, pages) == all_are(GONE, pages)
    assert nuisance.reference not in browser.get(reverse("dossiers:detail", args=[dossier.reference])).text


@pytest.fixture
def run(officer):
    """An import that was tried, with a line that was refused."""
    row = ImportRun.objects.create(kind="tenants", state="tried", by=officer, file_name="huurders.csv")
    ImportLine.objects.create(run=row, number=2, outcome="refused", before={"achternaam": "Voorbeeld"}, reason="x")
    return row


def lose_office(user, by):
    grants.set_functions(user=user, functions=[Function.FRONT_DESK], by=by)


def lose_office_in_sql(user, by):
    user.groups.set(Group.objects.filter(name=Function.FRONT_DESK))


@pytest.mark.parametrize("lose", [lose_office, lose_office_in_sql], ids=lambda lose: lose.__name__)
def test_the_pages_of_the_officer_end_with_the_function(lose, dossier, run, officer, second_officer, signed_in):
    case = case_in(Status.SENT, by=officer, subject=dossier.person)
    forbidden = {name: reverse(name) for name in ("imports:list", "grants:matrix", "grants:people", "grants:personal")}
    forbidden |= {name: reverse(name) for name in ("grants:emergencies", "register:new", "register:export")}
    forbidden |= {name: reverse(name) for name in ("colleagues", "looking:looks")}
    forbidden |= {name: reverse(name, args=[run.pk]) for name in ("imports:detail", "imports:refused")}
    forbidden |= {name: reverse(name, args=[5]) for name in ("register:edit", "register:dpia")}
    gone = {name: reverse(name) for name in ("log:list", "log:export")}
    gone |= {name: reverse(name, args=[dossier.reference]) for name in ("log:looks", "log:looks_pdf")}
    gone |= {name: reverse(name, args=[case.reference]) for name in ("cases:detail", "cases:package", "cases:slip")}
    gone["letter"] = reverse("cases:letter", args=[case.reference, Letter.objects.filter(case=case).first().pk])
    browser = signed_in(officer)
    assert answers(browser, forbidden | gone) == all_are(200, forbidden | gone)
    lose(officer, second_officer)
    assert is_at_the_door(browser, forbidden | gone)
    anew = signed_in(get_user_model().objects.get(pk=officer.pk))
    assert answers(anew, forbidden) == all_are(FORBIDDEN, forbidden)
    assert answers(anew, gone) == all_are(GONE, gone)


def test_what_the_officer_does_by_post_ends_too(dossier, run, officer, second_officer, signed_in):
    browser = signed_in(officer)
    vera = reverse("imports:vera", args=[dossier.reference])
    export = reverse("log:export")
    wanted = {"kind": "csv", "purpose": "audit"}
    assert (browser.post(vera).status_code, browser.post(export, wanted).status_code) == (200, 200)
    lose_office(officer, second_officer)
    before = rows()
    acts = (vera, export, reverse("imports:confirmation", args=[run.pk]), reverse("register:check", args=[5]))
    assert {browser.post(act, wanted).url for act in acts} == {f"{DOOR}?next={act}" for act in acts}
    assert rows() == before
    anew = signed_in(get_user_model().objects.get(pk=officer.pk))
    assert [anew.post(act, wanted).status_code for act in acts] == [FORBIDDEN, GONE, FORBIDDEN, FORBIDDEN]


def test_the_fg_who_stops_reads_no_log_any_more(fg, officer, signed_in):
    browser, log = signed_in(fg), reverse("log:list")
    assert browser.get(log).status_code == 200
    grants.set_functions(user=fg, functions=[], by=officer)
    assert is_at_the_door(browser, {"log": log})
    assert signed_in(get_user_model().objects.get(pk=fg.pk)).get(log).status_code == GONE


def test_a_way_in_that_was_mailed_ends_with_the_account(officer, client):
    invited = invitations.invite(name="Lien", email="lien@staff.example", functions=["letting"], by=officer)
    way_in = reverse("welcome", args=[invitations.token_of(invited)])
    assert client.get(way_in).status_code == 200
    grants.end_all(user=invited.user, by=officer)
    assert client.get(way_in).status_code == 409
