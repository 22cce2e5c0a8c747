"""The second factor: nobody gets past it, how it is set up, and what is kept of it."""

import pytest
from allauth.mfa.models import Authenticator
from cryptography.exceptions import InvalidTag
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from dossiers.functions import Function
from dossiers.models import LogEntry
from tests.cast import make_user
from tests.wsn_privacy.addresses import staff_addresses
from tests.wsn_privacy.proving import SECRET, code_of, come_in, give_app, knock, secret_of, wrong_code
from wsn_privacy.accounts.gate import SETTING_UP
from wsn_privacy.accounts.sealing import seal, unseal

pytestmark = pytest.mark.django_db
STEP, ACCOUNT = "/inloggen/tweede-stap/", "/account/"


@pytest.fixture(autouse=True)
def _as_in_service(settings):
    settings.MFA_REQUIRED, settings.PROOF_LASTS = True, 600
    cache.clear()


@pytest.fixture
def with_app(officer):
    """The privacy officer, who has an app."""
    give_app(officer)
    return officer


def is_in(browser):
    return SESSION_KEY in browser.session


def lines(verb):
    return LogEntry.objects.filter(verb=verb)


# At the door


def test_the_password_alone_lets_nobody_in(with_app, client):
    assert knock(client, with_app).url == STEP
    assert not is_in(client)
    assert client.get(reverse("home")).url.startswith(reverse("login"))


def test_password_and_code_let_in_and_leave_one_line(with_app, client):
    knock(client, with_app, next="/dossiers/")
    assert client.post(STEP, {"code": code_of(SECRET)}).url == "/dossiers/"
    assert is_in(client)
    assert lines("signed in").get().actor == with_app


def test_a_wrong_code_lets_nobody_in_and_leaves_a_line(with_app, client):
    knock(client, with_app)
    page = client.post(STEP, {"code": wrong_code(SECRET)})
    assert "Deze code klopt niet" in page.text
    assert not is_in(client)
    line = lines("sign-in refused").get()
    assert (line.object_pk, line.actor) == (str(with_app.pk), None)


def test_a_code_works_once(with_app):
    code = code_of(SECRET)
    for expected in (True, False):
        knock(browser := Client(), with_app)
        browser.post(STEP, {"code": code})
        assert is_in(browser) is expected


def test_guessing_codes_stops_after_five_tries_even_for_the_right_one(with_app, client):
    knock(client, with_app)
    for _try in range(5):
        client.post(STEP, {"code": wrong_code(SECRET)})
    page = client.post(STEP, {"code": code_of(SECRET)})
    assert "Het is te vaak niet gelukt" in page.text
    assert not is_in(client)


def test_without_the_first_step_there_is_no_second(client):
    assert client.get(STEP).url == reverse("login")
    assert client.post(STEP, {"code": "123456"}).url == reverse("login")


def test_somebody_may_stop_halfway(with_app, client):
    knock(client, with_app)
    client.post(reverse("logout"))
    assert client.get(STEP).url == reverse("login")


def test_in_a_trial_a_password_is_enough_and_the_door_says_so(officer, client, settings):
    settings.MFA_REQUIRED = False
    assert "In deze proef is een wachtwoord genoeg." in client.get(reverse("login")).text
    assert knock(client, officer).url == reverse("home")
    assert client.get(reverse("home")).status_code == 200


def test_in_service_the_door_says_nothing_of_a_trial(client):
    assert "proef" not in client.get(reverse("login")).text


# Nobody gets past it


EVERY = dict(staff_addresses())
FURTHER = {name: address for name, address in EVERY.items() if name not in SETTING_UP}


def test_every_page_of_the_staff_is_tried():
    assert len(FURTHER) > 70


@pytest.mark.slow
@pytest.mark.parametrize("address", FURTHER.values(), ids=FURTHER)
def test_without_a_second_factor_every_address_leads_to_setting_one_up(address, officer, client):
    knock(client, officer)
    seen = client.get(address)
    assert (seen.status_code, seen.url) == (302, f"{ACCOUNT}?next={address}")
    assert client.post(address).url == ACCOUNT


@pytest.mark.slow
@pytest.mark.parametrize("address", EVERY.values(), ids=EVERY)
def test_between_the_two_steps_every_address_leads_to_the_door(address, with_app, client):
    knock(client, with_app)
    seen = client.get(address)
    assert (seen.status_code, seen.url.split("?")[0]) == (302, reverse("login"))
    assert client.post(address).url.split("?")[0] == reverse("login")
    assert not is_in(client)


@pytest.mark.slow
@pytest.mark.parametrize("address", EVERY.values(), ids=EVERY)
def test_a_session_without_the_second_step_is_ended_at_every_address(address, with_app, signed_in):
    for method in ("get", "post"):
        browser = signed_in(with_app)
        assert getattr(browser, method)(address).url.split("?")[0] == reverse("login")
        assert not is_in(browser)


def test_it_comes_before_the_undertaking(client):
    newcomer = make_user(Function.LETTING, signed=False)
    knock(client, newcomer)
    assert client.get("/dossiers/").url == f"{ACCOUNT}?next=/dossiers/"
    assert client.get("/geheimhouding/").url == f"{ACCOUNT}?next=/geheimhouding/"
    assert client.get(ACCOUNT).status_code == 200


def test_the_page_for_setting_up_leads_nowhere_else(officer, client):
    knock(client, officer)
    page = client.get(ACCOUNT)
    assert "Stel eerst een tweede stap in" in page.text
    assert "Hoofdmenu" not in page.text


def test_a_session_that_skipped_the_second_step_is_ended(with_app, signed_in):
    browser = signed_in(with_app)  # a session that came about in another way
    assert browser.get("/dossiers/").url == "/inloggen/?next=/dossiers/"
    assert not is_in(browser)


def test_a_session_from_before_does_not_ride_along_when_the_factor_is_set_elsewhere(officer, client):
    knock(client, officer)
    give_app(officer)
    assert client.get(ACCOUNT).url.startswith(reverse("login"))
    assert not is_in(client)


# Setting up


def set_up(browser, user):
    """Take an app into use: the secret from the page, its code back."""
    secret = browser.get("/account/app/").context["secret"]
    return secret, browser.post("/account/app/", {"code": code_of(secret)})


def test_an_app_is_set_up_with_its_first_code_and_opens_the_house(officer, client):
    knock(client, officer)
    secret, answer = set_up(client, officer)
    assert answer.url == "/account/herstelcodes/"
    assert secret_of(officer) == secret
    assert client.get(reverse("home")).status_code == 200
    assert lines("second factor set").get().actor == officer


def test_the_page_shows_the_secret_as_a_square_of_its_own_making(officer, client):
    knock(client, officer)
    page = client.get("/account/app/")
    assert page.context["square"].startswith("data:image/svg+xml;base64,")
    assert "img-src 'self' data:" in page.headers["Content-Security-Policy"]
    assert "script-src" not in page.headers["Content-Security-Policy"]


def test_a_wrong_first_code_sets_nothing_up(officer, client):
    knock(client, officer)
    secret = client.get("/account/app/").context["secret"]
    assert "Deze code klopt niet" in client.post("/account/app/", {"code": wrong_code(secret)}).text
    assert not Authenticator.objects.exists()


def test_setting_one_up_ends_the_other_sessions(officer, client):
    knock(client, officer)
    knock(other := Client(), officer)
    set_up(client, officer)
    assert other.get(ACCOUNT).url.startswith(reverse("login"))
    assert client.get(ACCOUNT).status_code == 200


def test_the_user_hears_by_mail_that_it_was_set_up(officer, client, mailbox, django_capture_on_commit_callbacks):
    knock(client, officer)
    with django_capture_on_commit_callbacks(execute=True):
        set_up(client, officer)
    (mail,) = mailbox.mails
    assert mail["To"] == officer.email
    assert officer.name not in mail.get_content()
    assert "http://localhost:8000/account/" in mail.get_content()


def test_a_second_app_is_not_set_up_over_the_first(with_app):
    assert come_in(with_app).get("/account/app/").url == ACCOUNT


# Recovery codes


def test_a_recovery_code_lets_in_once(officer, client):
    knock(client, officer)
    set_up(client, officer)
    code = client.get("/account/herstelcodes/").context["codes"][0]
    for expected in (True, False):
        knock(browser := Client(), officer)
        browser.post(STEP, {"code": code})
        assert is_in(browser) is expected


def test_new_recovery_codes_end_the_old(officer, client):
    knock(client, officer)
    set_up(client, officer)
    old = client.get("/account/herstelcodes/").context["codes"]
    client.post("/account/herstelcodes/")
    new = client.get("/account/herstelcodes/").context["codes"]
    assert len(set(old) | set(new)) == 20
    assert lines("codes renewed").exists()


# Taking away


def test_the_last_factor_stays(with_app):
    browser = come_in(with_app)
    factor = Authenticator.objects.get()
    browser.post(f"/account/weg/{factor.pk}/")
    assert "U hebt altijd één tweede stap nodig." in browser.get(ACCOUNT).text
    assert Authenticator.objects.filter(pk=factor.pk).exists()


def test_where_it_is_not_required_the_last_one_may_go_with_its_codes(with_app, settings):
    settings.MFA_REQUIRED = False
    browser = come_in(with_app)
    browser.post(f"/account/weg/{Authenticator.objects.get().pk}/")
    assert not Authenticator.objects.exists()
    assert lines("second factor gone").get().actor == with_app


def test_nobody_takes_away_the_factor_of_another(with_app, fg):
    give_app(fg)
    theirs = Authenticator.objects.get(user=fg)
    assert come_in(with_app).post(f"/account/weg/{theirs.pk}/").status_code == 404
    assert Authenticator.objects.filter(pk=theirs.pk).exists()


# What is kept


def test_the_secrets_are_not_in_the_database_in_clear(officer, client):
    knock(client, officer)
    secret, _answer = set_up(client, officer)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(data::text, ' ') FROM mfa_authenticator")
        kept = cursor.fetchone()[0]
    assert Authenticator.objects.count() == 2
    assert secret not in kept
    assert "seed" in kept


def test_a_sealed_secret_is_read_with_its_own_key_only(settings):
    sealed = seal("geheim")
    assert "geheim" not in sealed
    assert unseal(sealed) == "geheim"
    assert seal("geheim") != sealed
    settings.MFA_KEY = "another"
    with pytest.raises(InvalidTag):
        unseal(sealed)


def test_the_session_forgets_the_secret_once_the_app_is_set_up(officer, client):
    knock(client, officer)
    secret, _answer = set_up(client, officer)
    assert secret not in str(dict(client.session.items()))


# What is sent that no browser would send


@pytest.mark.parametrize("sent", ["", "{", "[]", "1", '"x"', "{}", '{"response": {}}', '{"id": "AA", "rawId": "AA"}'])
def test_a_passkey_that_no_browser_makes_lets_nobody_in(sent, with_app, officer, client):
    assert client.post("/inloggen/sleutel/", {"credential": sent}).status_code == 200
    knock(client, with_app)
    assert client.post(STEP, {"credential": sent}).status_code == 200
    assert not is_in(client)


@pytest.mark.parametrize("sent", ["", "{", "[]", "1", "{}", '{"response": {}}', '{"id": "AA", "rawId": "AA"}'])
def test_a_new_passkey_that_no_browser_makes_is_not_set_up(sent, officer, client):
    knock(client, officer)
    client.get("/account/sleutel/")
    assert client.post("/account/sleutel/", {"credential": sent}).status_code == 200
    assert not Authenticator.objects.exists()


def test_only_the_pages_of_a_passkey_have_a_script(officer, client):
    knock(client, officer)
    policies = {path: client.get(path).headers["Content-Security-Policy"] for path in (ACCOUNT, "/account/sleutel/")}
    assert "script-src" not in policies[ACCOUNT]
    assert "script-src 'self'" in policies["/account/sleutel/"]
    assert "unsafe" not in str(policies)


def test_without_the_cache_the_second_step_says_so(with_app, client, settings):
    knock(client, with_app)
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}
    page = client.post(STEP, {"code": code_of(SECRET)})
    assert "Het lukt nu even niet." in page.text
    assert not is_in(client)
