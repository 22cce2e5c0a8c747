"""Signing in with the account of the association, at a real provider that insists on PKCE."""

from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dossiers.models import LogEntry
from tests.wsn_privacy.accounts.provider import AWAY, come_back, known_there
from tests.wsn_privacy.accounts.proving import give_app, is_in
from wsn_privacy.accounts.settings import providers
from wsn_privacy.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


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
