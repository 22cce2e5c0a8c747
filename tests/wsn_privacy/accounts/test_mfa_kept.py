"""The second factor: how it is set up and taken away, and what is kept of it."""

import pytest
from allauth.mfa.models import Authenticator
from cryptography.exceptions import InvalidTag
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.wsn_privacy.accounts.proving import (
    ACCOUNT,
    SECRET,
    STEP,
    code_of,
    come_in,
    give_app,
    is_in,
    knock,
    lines,
    secret_of,
    wrong_code,
)
from wsn_privacy.accounts.sealing import seal, unseal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_service")]


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
