"""Signing in with the account of the association, at a real provider that insists on PKCE."""

import base64
import hashlib
import io
import threading
import warnings
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
import werkzeug.serving
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dossiers.access import actions as grants
from dossiers.functions import Function
from dossiers.models import LogEntry
from tests.cast import make_user
from tests.wsn_privacy.proving import give_app
from wsn_privacy.accounts.invitations import actions as invitations
from wsn_privacy.accounts.settings import providers
from wsn_privacy.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning")]
AWAY = "/inloggen/organisatie/"


class InsistsOnPkce:
    """A provider that gives a token only to who began (RFC 7636)."""

    def __init__(self, app):
        self.app, self.challenge, self.asked = app, "", {}

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"] == "/oauth2/authorize":
            self.asked = {name: value for name, (value,) in parse_qs(environ["QUERY_STRING"]).items()}
        if environ["PATH_INFO"] == "/oauth2/token":
            body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
            verifier = parse_qs(body.decode()).get("code_verifier", [""])[0]
            hashed = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=")
            assert self.asked["code_challenge_method"] == "S256"
            assert self.asked["code_challenge"] == hashed.decode()
            environ["wsgi.input"] = io.BytesIO(body)
        return self.app(environ, start_response)


@pytest.fixture(scope="module")
def running():
    """The provider, in a thread on loopback."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from oidc_provider_mock import app

        strict = InsistsOnPkce(app())
    server = werkzeug.serving.make_server("127.0.0.1", 0, strict, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    strict.address = f"http://127.0.0.1:{server.server_port}"
    yield strict
    server.shutdown()
    thread.join(5)
    server.server_close()


@pytest.fixture
def provider(running, settings):
    """The provider, and a site that knows it."""
    settings.OIDC_SERVER_URL = running.address
    settings.SOCIALACCOUNT_PROVIDERS = providers(running.address, "wsn", "secret")
    cache.clear()
    return running


def known_there(provider, sub, **claims):
    """Have the provider know somebody."""
    requests.put(f"{provider.address}/users/{sub}", json=claims, timeout=5).raise_for_status()


def come_back(provider, sub, browser, onward=""):
    """Go to the provider, sign in there as `sub`, and come back; the answer of the site."""
    away = browser.get(AWAY, {"next": onward} if onward else {})
    answer = requests.post(away.url, data={"sub": sub}, allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    return browser.get(f"{back.path}?{back.query}")


def is_in(browser):
    return SESSION_KEY in browser.session


@pytest.fixture
def invited(officer):
    """A colleague of letting who was invited and has not been in."""
    return invitations.invite(name="Lien Huur", email="Lien@Staff.example", functions=["letting"], by=officer).user


def test_the_door_offers_it_only_where_there_is_a_provider(client, provider, settings):
    assert "Inloggen met uw werkaccount" in client.get(reverse("login")).text
    settings.OIDC_SERVER_URL = ""
    assert "Inloggen met uw werkaccount" not in client.get(reverse("login")).text


def test_an_invited_colleague_comes_in_and_the_invitation_is_used(provider, invited, client):
    known_there(provider, "lien", email="lien@staff.example")
    assert come_back(provider, "lien", client, "/dossiers/").url == "/dossiers/"
    assert client.session[SESSION_KEY] == str(invited.pk)
    assert invited.invitations.get().used_at
    assert LogEntry.objects.get(verb="signed in").actor == invited


def test_the_second_time_no_invitation_is_needed(provider, invited, client):
    known_there(provider, "lien", email="lien@staff.example")
    come_back(provider, "lien", client)
    come_back(provider, "lien", again := Client())
    assert is_in(again)
    assert SocialAccount.objects.get().user == invited


def test_an_unknown_account_is_refused_with_a_sentence_and_a_line(provider, client):
    known_there(provider, "vreemd", email="vreemd@staff.example")
    answer = come_back(provider, "vreemd", client)
    assert answer.url == reverse("login")
    assert "U bent hier nog niet uitgenodigd." in client.get(answer.url).text
    assert not is_in(client)
    assert not User.objects.filter(email="vreemd@staff.example").exists()
    line = LogEntry.objects.get(verb="denied")
    assert "vreemd" not in str(vars(line))


def test_an_invitation_that_ended_does_not_count(provider, invited, client):
    invited.invitations.update(until=timezone.now())
    known_there(provider, "lien", email="lien@staff.example")
    come_back(provider, "lien", client)
    assert not is_in(client)


def test_an_address_that_the_provider_does_not_vouch_for_does_not_count(provider, invited, client):
    known_there(provider, "boef", email="lien@staff.example", email_verified=False)
    come_back(provider, "boef", client)
    assert not is_in(client)


@pytest.mark.parametrize(("claims", "comes_in"), [({"email_verified": True}, True), ({}, False)])
def test_who_has_an_account_is_known_by_an_address_that_is_vouched_for(provider, officer, client, claims, comes_in):
    User.objects.filter(pk=officer.pk).update(last_login=timezone.now())
    known_there(provider, "petra", email=officer.email, **claims)
    come_back(provider, "petra", client)
    assert is_in(client) is comes_in


def test_a_closed_account_does_not_come_in(provider, invited, client):
    known_there(provider, "lien", email="lien@staff.example")
    come_back(provider, "lien", Client())
    User.objects.filter(pk=invited.pk).update(is_active=False)
    assert come_back(provider, "lien", client).url == reverse("login")
    assert not is_in(client)


def test_the_second_factor_is_asked_all_the_same(provider, invited, client):
    give_app(invited)
    known_there(provider, "lien", email="lien@staff.example")
    assert come_back(provider, "lien", client).url == reverse("mfa_authenticate")
    assert not is_in(client)


def test_without_a_second_factor_it_leads_to_setting_one_up(provider, invited, client, settings):
    settings.MFA_REQUIRED = True
    known_there(provider, "lien", email="lien@staff.example")
    come_back(provider, "lien", client, "/dossiers/")
    assert client.get("/dossiers/").url == "/account/?next=/dossiers/"


def test_an_answer_to_somebody_else_is_worth_nothing(provider, invited, client):
    """The code of one browser in another: no state, so nobody comes in."""
    known_there(provider, "lien", email="lien@staff.example")
    away = Client().get(AWAY)
    answer = requests.post(away.url, data={"sub": "lien"}, allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    assert client.get(f"{back.path}?{back.query}").url == reverse("login")
    assert not is_in(client)


def test_who_cancels_there_is_back_at_the_door(provider, client):
    away = client.get(AWAY)
    answer = requests.post(away.url, data={"action": "deny"}, allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    assert client.get(f"{back.path}?{back.query}").url == reverse("login")
    assert "Inloggen met uw werkaccount lukte niet." in client.get(reverse("login")).text


def test_a_provider_that_is_away_is_said_in_a_sentence(client, settings):
    settings.OIDC_SERVER_URL = "http://127.0.0.1:9"
    settings.SOCIALACCOUNT_PROVIDERS = providers("http://127.0.0.1:9", "wsn", "secret")
    assert client.get(AWAY).url == reverse("login")
    assert "lukte niet" in client.get(reverse("login")).text


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example"])
def test_one_goes_on_to_no_other_house(provider, invited, client, onward):
    known_there(provider, "lien", email="lien@staff.example")
    assert come_back(provider, "lien", client, onward).url == reverse("home")


def test_somebody_who_is_in_cannot_be_tied_to_another_account(provider, officer, signed_in):
    browser = signed_in(officer)
    assert browser.get(AWAY, {"process": "connect"}).url == reverse("home")
    assert not SocialAccount.objects.exists()


def test_nothing_of_what_the_provider_tells_is_kept(provider, invited, client):
    known_there(provider, "lien", email="lien@staff.example", name="Lien", groups=["a1"])
    come_back(provider, "lien", client)
    come_back(provider, "lien", Client())
    assert SocialAccount.objects.get().extra_data == {}


# Groups and functions


@pytest.fixture
def grouped(settings):
    """Two groups of the provider stand for two functions."""
    settings.OIDC_GROUPS = [("a1", "letting"), ("b2", "arrears")]


def functions_of(user):
    return set(user.groups.values_list("name", flat=True))


def test_groups_give_the_functions_they_stand_for_and_take_the_others(provider, grouped, invited, client):
    known_there(provider, "lien", email="lien@staff.example", groups=["b2", "zz"])
    come_back(provider, "lien", client)
    assert client.get(reverse("home"), follow=True).status_code == 200
    assert functions_of(invited) == {"arrears"}
    line = LogEntry.objects.get(verb="functions given", object_pk=str(invited.pk))
    assert line.actor is None
    come_back(provider, "lien", Client())
    assert LogEntry.objects.get(verb="functions given", object_pk=str(invited.pk)) == line


def test_a_group_taken_away_there_ends_the_sessions_here(provider, grouped, invited, client):
    known_there(provider, "lien", email="lien@staff.example", groups=["a1", "b2"])
    come_back(provider, "lien", client)
    known_there(provider, "lien", email="lien@staff.example", groups=["b2"])
    come_back(provider, "lien", later := Client())
    assert is_in(later)
    assert later.get(reverse("account")).status_code != 302 or "inloggen" not in later.get(reverse("account")).url
    assert client.get(reverse("account")).url.startswith(reverse("login"))


def test_who_left_gets_nothing_back(provider, grouped, invited, officer, client):
    known_there(provider, "lien", email="lien@staff.example", groups=["a1"])
    come_back(provider, "lien", Client())
    grants.end_all(user=invited, by=officer)
    come_back(provider, "lien", client)
    assert not is_in(client)
    assert functions_of(invited) == set()


def test_without_groups_nobody_comes_in(provider, grouped, invited, client):
    known_there(provider, "lien", email="lien@staff.example")
    come_back(provider, "lien", client)
    assert not is_in(client)
    assert "Uw groepen kwamen niet mee." in client.get(reverse("login")).text


def test_no_group_takes_every_function(provider, grouped, client, officer):
    user = make_user(Function.LETTING)
    User.objects.filter(pk=user.pk).update(last_login=timezone.now())
    known_there(provider, "oud", email=user.email, email_verified=True, groups=[])
    come_back(provider, "oud", client)
    assert functions_of(user) == set()


@pytest.fixture
def only_officer(officer):
    """The one privacy officer, who came in before."""
    User.objects.filter(pk=officer.pk).update(last_login=timezone.now())
    return officer


def test_no_group_takes_the_last_privacy_officer(provider, grouped, client, only_officer, functional_management):
    known_there(provider, "petra", email=only_officer.email, email_verified=True, groups=["a1"])
    come_back(provider, "petra", client)
    assert functions_of(only_officer) == {"privacy_officer", "letting"}
    assert LogEntry.objects.filter(verb="last officer kept", object_pk=str(only_officer.pk)).exists()
    assert "U houdt die, want er is nog geen andere." in client.get(reverse("home"), follow=True).text


@pytest.mark.django_db(transaction=True)
def test_that_the_last_officer_nearly_went_is_mailed(
    provider, grouped, client, only_officer, functional_management, mailbox
):
    known_there(provider, "petra", email=only_officer.email, email_verified=True, groups=[])
    come_back(provider, "petra", client)
    assert {mail["To"] for mail in mailbox.mails} == {only_officer.email, functional_management.email}
    assert {mail["Subject"] for mail in mailbox.mails} == {"Er is bijna geen privacy officer meer"}


def test_groups_take_a_privacy_officer_who_is_not_the_last(provider, grouped, client, only_officer, second_officer):
    known_there(provider, "petra", email=only_officer.email, email_verified=True, groups=[])
    come_back(provider, "petra", client)
    assert functions_of(only_officer) == set()
