"""The door for staff: who comes in, who does not, what is written down, and how one leaves."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from cases.public_access.tokens import token_of
from cases.workflow import Status
from dossiers.functions import Function
from dossiers.models import LogEntry
from tests.cast import PASSWORD, case_in, finish, make_user
from wsn_privacy.accounts.login import throttle

pytestmark = pytest.mark.django_db
DOOR = "/inloggen/"
WRONG = "Dit e-mailadres en dit wachtwoord horen niet bij elkaar."
LOCKED = "Wacht een kwartier"


@pytest.fixture(autouse=True)
def _no_earlier_tries():
    cache.clear()


def knock(browser, email, password=PASSWORD, **more):
    return browser.post(DOOR, {"username": email, "password": password, **more})


def is_in(browser):
    return SESSION_KEY in browser.session


def test_the_right_password_lets_in_and_leaves_a_line(officer, client):
    assert knock(client, officer.email).url == reverse("home")
    assert is_in(client)
    assert LogEntry.objects.get(verb="signed in").actor == officer


def test_capitals_in_the_address_do_not_matter(officer, client):
    knock(client, officer.email.upper())
    assert is_in(client)


def test_a_wrong_password_an_unknown_address_and_a_closed_account_read_the_same(officer, fg, client):
    fg.is_active = False
    fg.save()
    pages = [knock(client, officer.email, "fout"), knock(client, "niemand@staff.example"), knock(client, fg.email)]
    assert {page.status_code for page in pages} == {200}
    assert all(page.text.count(WRONG) == pages[0].text.count(WRONG) > 0 for page in pages)
    assert not is_in(client)


def test_a_refused_sign_in_leaves_a_line_without_the_address(client):
    knock(client, "niemand@staff.example", "geheim-woord")
    line = LogEntry.objects.filter(verb="denied").values().get()
    assert "niemand" not in str(line)
    assert "geheim" not in str(line)
    assert line["actor_id"] is None


def test_equal_addresses_can_be_recognised_in_the_lines(client):
    for email in ("een@staff.example", "EEN@staff.example", "twee@staff.example"):
        knock(client, email)
    keys = list(LogEntry.objects.filter(verb="denied").order_by("id").values_list("object_pk", flat=True))
    assert keys[0] == keys[1] != keys[2]


@pytest.mark.parametrize(
    ("email", "password", "sentence"),
    [
        ("", "x", "Vul uw e-mailadres in."),
        ("geen adres", "x", "Er mist iets in uw e-mailadres."),
        ("a@b.example", "", "Vul uw wachtwoord in."),
        ("a@b.example", "x" * 100_000, "Dit wachtwoord is te lang."),
        ("a" * 400 + "@b.example", "x", "Dit e-mailadres is te lang."),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(email, password, sentence, client):
    page = knock(client, email, password)
    assert sentence in page.text
    assert "<title>Fout:" in page.text


def test_a_null_byte_is_no_address(client):
    assert knock(client, "a\0@b.example").status_code == 200


def test_after_five_wrong_tries_even_the_right_password_waits(officer, client):
    for _try in range(5):
        assert knock(client, officer.email, "fout").status_code == 200
    page = knock(client, officer.email)
    assert page.status_code == 429
    assert LOCKED in page.text
    assert not is_in(client)


def test_somebody_elsewhere_is_not_locked_out_with_it(officer, client):
    for _try in range(6):
        knock(client, officer.email, "fout")
    knock(elsewhere := Client(REMOTE_ADDR="10.0.0.9"), officer.email)
    assert is_in(elsewhere)


def test_a_right_password_starts_the_count_anew(officer, client):
    for _try in range(4):
        knock(client, officer.email, "fout")
    knock(client, officer.email)
    client.logout()
    for _try in range(4):
        knock(client, officer.email, "fout")
    assert knock(client, officer.email).status_code == 302


def test_behind_the_own_proxy_the_last_address_counts(officer, rf, settings):
    settings.HTTPS = True
    near = rf.get("/", headers={"X-Forwarded-For": "1.1.1.1, 10.0.0.1"})
    forged = rf.get("/", headers={"X-Forwarded-For": "2.2.2.2, 10.0.0.1"})
    assert throttle._key(near, "a@b.example") == throttle._key(forged, "a@b.example")
    settings.HTTPS = False
    assert throttle._key(near, "a@b.example") == throttle._key(rf.get("/"), "a@b.example")


def test_no_address_is_kept_in_the_cache(rf):
    assert "staff" not in throttle._key(rf.get("/"), "a@staff.example")


def test_without_a_cache_nobody_is_locked_out(officer, client, settings):
    down = {"LOCATION": "redis://127.0.0.1:1", "BACKEND": "django.core.cache.backends.redis.RedisCache"}
    settings.CACHES = {"default": down}
    for _try in range(7):
        assert knock(client, officer.email, "fout").status_code == 200
    knock(client, officer.email)
    assert is_in(client)


def test_the_session_gets_a_new_key(officer, client):
    session = client.session
    session["before"] = 1
    session.save()
    client.cookies["sessionid"] = before = session.session_key
    knock(client, officer.email)
    assert client.session.session_key != before


def test_one_goes_on_to_where_one_was_going(officer, client):
    sent = client.get("/dossiers/")
    assert sent.url == f"{DOOR}?next=/dossiers/"
    page = client.get(sent.url)
    assert page.context["next"] == "/dossiers/"
    assert knock(client, officer.email, next="/dossiers/").url == "/dossiers/"


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "http:///x", "\0"]
)
def test_one_goes_on_to_no_other_house(onward, officer, client):
    assert "evil" not in client.get(DOOR, {"next": onward}).text
    assert knock(client, officer.email, next=onward).url == reverse("home")


def test_who_is_in_already_is_sent_on(officer, signed_in):
    assert signed_in(officer).get(f"{DOOR}?next=/dossiers/").url == "/dossiers/"


def test_leaving_ends_the_session_and_empties_the_browser(officer, signed_in):
    browser = signed_in(officer)
    answer = browser.post(reverse("logout"))
    assert answer.url == DOOR
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not is_in(browser)
    assert LogEntry.objects.get(verb="signed out").actor == officer


def test_a_link_does_not_sign_anybody_out(officer, signed_in):
    browser = signed_in(officer)
    assert browser.get(reverse("logout")).status_code == 405
    assert is_in(browser)


def test_another_site_cannot_sign_anybody_out(officer):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(officer)
    assert browser.post(reverse("logout")).status_code == 403
    assert is_in(browser)


def test_leaving_twice_is_leaving_once(client):
    assert client.post(reverse("logout")).url == DOOR
    assert not LogEntry.objects.filter(verb="signed out").exists()


def test_in_service_the_door_tells_nobody_who_may_come_in(client):
    make_user(Function.PRIVACY_OFFICER)
    page = client.get(DOOR)
    assert page.context["logins"] == []
    assert "Proberen als" not in page.text


def test_in_a_trial_the_door_shows_who_may_come_in(client, settings, tmp_path, django_user_model):
    from wsn_privacy.trial.logins import PASSWORD as SHARED
    from wsn_privacy.trial.logins import STAFF

    settings.DEMO_MAILBOX = str(tmp_path)
    django_user_model.objects.create_user(STAFF[0].email, SHARED, name="x")
    page = client.get(DOOR)
    assert [login.email for login, _password in page.context["logins"]] == [STAFF[0].email]
    assert SHARED in page.text
    knock(client, STAFF[0].email, SHARED)
    assert is_in(client)


def test_one_password_on_many_accounts_is_stopped_for_that_client_alone(officer, client, monkeypatch):
    monkeypatch.setattr(throttle, "MOST_FAILED", 3)
    for number in range(3):
        assert WRONG in knock(client, f"medewerker{number}@staff.example", "Welkom2026!").text
    page = knock(client, officer.email)
    assert (page.status_code, LOCKED in page.text, is_in(client)) == (429, True, False)
    elsewhere = Client(REMOTE_ADDR="192.0.2.9")
    knock(elsewhere, officer.email)
    assert is_in(elsewhere)


def test_what_a_tenant_opened_here_is_not_taken_along(client, officer):
    sent, code = finish(case_in(Status.GATHERED, by=officer), by=officer)
    answer = f"/antwoord/{token_of(sent)}/"
    client.post(answer, {"code": code})
    assert "overzicht.pdf" in client.get(answer).text
    knock(client, officer.email)
    assert "overzicht.pdf" not in client.get(answer).text
    assert client.get(f"{answer}overzicht.pdf").status_code == 302
