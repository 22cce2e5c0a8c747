"""Before something weighty one proves once more who one is."""

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from cases.workflow import Status
from dossiers.imports import jobs
from dossiers.models import LogEntry
from dossiers.reauthentication import recently_authenticated
from tests.cast import PASSWORD, case_in
from tests.dossiers.imports.intake_tools import upload
from tests.wsn_privacy.accounts.proving import SECRET, code_of, come_in, give_app, knock, wrong_code

pytestmark = pytest.mark.django_db
AGAIN, WEIGHTY = "/nogmaals/", "/collegas/"


@pytest.fixture(autouse=True)
def _asked(settings, tmp_path):
    settings.PROOF_LASTS, settings.FILES_DIR = 600, tmp_path / "files"
    cache.clear()


@pytest.fixture
def long_in(officer, client):
    """The officer's browser, signed in with a password and proved long ago."""
    knock(client, officer)
    return later(client)


def later(browser):
    """The same browser, eleven minutes after the last proof."""
    session = browser.session
    session["proved_at"] -= 660
    session.save()
    return browser


def test_just_signed_in_nothing_is_asked(officer, client):
    knock(client, officer)
    assert client.get(WEIGHTY).status_code == 200


def test_later_it_is_asked_and_one_comes_back(long_in, officer):
    assert long_in.get(WEIGHTY).url == f"{AGAIN}?next={WEIGHTY}"
    assert long_in.post(AGAIN, {"password": PASSWORD, "next": WEIGHTY}).url == WEIGHTY
    assert LogEntry.objects.get(verb="proved again").actor == officer
    assert long_in.get(WEIGHTY).status_code == 200


def test_a_post_is_not_done_before_it(long_in, fg):
    answer = long_in.post(f"/collegas/{fg.pk}/uitnodigen/", headers={"Referer": "http://testserver/collegas/?x=1"})
    assert answer.url == f"{AGAIN}?next=/collegas/"
    assert not fg.invitations.exists()


def test_no_export_goes_out_before_it(long_in, officer, dossier):
    run = jobs.receive(upload=upload("x"), kind="tenants", by=officer)
    case = case_in(Status.SENT, by=officer)
    vera = long_in.post(f"/invoer/dossier/{dossier.reference}/", headers={"Referer": "http://testserver/dossiers/x/"})
    assert vera.url == f"{AGAIN}?next=/dossiers/x/"
    for page in (
        f"/invoer/{run.pk}/geweigerd/",
        "/register/beheer/meenemen/",
        f"/verzoeken/{case.reference}/pakket.zip",
    ):
        assert long_in.get(page).url == f"{AGAIN}?next={page}"
    assert not LogEntry.objects.filter(verb="exported").exists()


@pytest.mark.parametrize("referer", ["", "https://evil.example/x/"])
def test_a_post_from_nowhere_leads_back_to_the_first_page(long_in, fg, referer):
    answer = long_in.post(f"/collegas/{fg.pk}/uitnodigen/", headers={"Referer": referer})
    assert answer.url == f"{AGAIN}?next=/vandaag/"


def test_a_wrong_password_proves_nothing_and_leaves_a_line(long_in, officer):
    assert "Dit wachtwoord klopt niet." in long_in.post(AGAIN, {"password": "fout"}).text
    assert long_in.get(WEIGHTY).status_code == 302
    assert LogEntry.objects.get(verb="proof refused").actor == officer


def test_guessing_stops_after_five_tries(long_in):
    for _try in range(6):
        page = long_in.post(AGAIN, {"password": "fout"})
    assert "Het is te vaak niet gelukt." in page.text
    assert "Het is te vaak niet gelukt." in long_in.post(AGAIN, {"password": PASSWORD}).text


def test_a_code_proves_it_too(officer):
    give_app(officer)
    browser = later(come_in(officer))
    cache.clear()  # the half minute of the code is over
    assert browser.post(AGAIN, {"code": wrong_code(SECRET), "next": WEIGHTY}).status_code == 200
    assert browser.post(AGAIN, {"code": code_of(SECRET), "next": WEIGHTY}).url == WEIGHTY
    assert browser.get(WEIGHTY).status_code == 200


def test_somebody_without_a_password_proves_it_with_a_code(officer):
    give_app(officer)
    browser = later(come_in(officer))
    officer.set_unusable_password()
    officer.save()
    session = browser.session
    session["_auth_user_hash"] = officer.get_session_auth_hash()
    session.save()
    page = browser.get(AGAIN)
    assert 'name="code"' in page.text
    assert 'name="password"' not in page.text


def test_somebody_with_neither_is_told_what_to_do(officer, signed_in):
    officer.set_unusable_password()
    officer.save()
    page = signed_in(officer).get(AGAIN)
    assert "Log uit en log opnieuw in" in page.text
    assert 'name="password"' not in page.text


def test_the_code_of_somebody_else_proves_nothing(officer, fg):
    give_app(officer)
    give_app(fg, "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU")
    browser = later(come_in(officer))
    browser.post(AGAIN, {"code": code_of("KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU")})
    assert browser.get(WEIGHTY).status_code == 302


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example"])
def test_one_goes_on_to_no_other_house(long_in, onward):
    assert long_in.post(AGAIN, {"password": PASSWORD, "next": onward}).url == reverse("home")


def test_what_guards_a_page_leaves_its_marks_alone():
    def page(request):
        """A page."""
        return HttpResponse()

    page.login_required = False
    guarded = recently_authenticated(page)
    assert (guarded.__name__, guarded.login_required) == ("page", False)


def test_a_session_that_never_proved_anything_is_asked(settings):
    request = RequestFactory().get("/weg/?a=1")
    request.session = {}
    assert recently_authenticated(lambda _request: HttpResponse())(request).url == f"{AGAIN}?next=/weg/%3Fa%3D1"
