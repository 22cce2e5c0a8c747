"""Inviting a colleague: who may, what the mail carries, and how the colleague comes in."""

import datetime as dt
import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from dossiers.functions import Function
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from tests.cast import PASSWORD, make_user
from tests.wsn_privacy.accounts.proving import code_of, give_app, knock
from wsn_privacy.accounts import second_factor
from wsn_privacy.accounts.invitations import actions as invitations
from wsn_privacy.models import Undertaking, User

pytestmark = pytest.mark.django_db
PAGE = "/collegas/"
NEW = "een heel ander wachtwoord"
LIEN = {"name": "Lien Huur", "email": "Lien@Staff.example", "functions": ["letting"]}
CHOSEN = {"new_password1": NEW, "new_password2": NEW}


@pytest.fixture(autouse=True)
def _no_earlier_tries():
    cache.clear()


@pytest.fixture
def invitation(officer):
    """An invitation of a colleague of letting."""
    return invitations.invite(**LIEN, by=officer)


@pytest.fixture
def address(invitation):
    """Where the link leads."""
    return f"/welkom/{invitations.token_of(invitation)}/"


def test_the_officer_invites_and_the_mail_carries_a_link_and_no_name(
    officer, signed_in, mailbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert signed_in(officer).post(PAGE, LIEN).url == PAGE
    (mail,) = mailbox.mails
    assert mail["To"] == "lien@staff.example"
    assert re.search(r"http://localhost:8000/welkom/[\w.-]+/", mail.get_content())
    assert "Lien" not in mail["Subject"] + mail.get_content().replace("lien@", "")
    assert LogEntry.objects.get(verb="invited").actor == officer


def test_from_the_link_to_the_first_page_there_is_no_way_round(invitation, address, client, settings):
    settings.MFA_REQUIRED = True
    assert client.post(address, CHOSEN).url == "/vandaag/"
    assert client.get("/vandaag/").url == "/account/?next=/vandaag/"
    secret = client.get("/account/app/").context["secret"]
    client.post("/account/app/", {"code": code_of(secret)})
    assert client.get("/vandaag/").url == "/geheimhouding/?next=/vandaag/"
    client.post("/geheimhouding/", {"promise": "on"})
    assert client.get("/dossiers/").status_code == 200
    assert Undertaking.objects.filter(user=invitation.user).exists()


def test_a_link_works_once(address, client):
    client.post(address, CHOSEN)
    again = Client().post(address, {"new_password1": "nog een ander woord", "new_password2": "nog een ander woord"})
    assert again.status_code == 409
    assert "Deze link werkt niet meer." in again.text
    assert User.objects.get(email="lien@staff.example").check_password(NEW)
    assert LogEntry.objects.get(verb="invitation taken up").actor.email == "lien@staff.example"


def test_looking_at_the_link_uses_nothing(address, client):
    for _look in range(2):
        assert client.get(address).status_code == 200
    assert SESSION_KEY not in client.session


def test_after_seven_days_the_link_is_dead(invitation, address, client):
    assert invitation.until - timezone.now() <= dt.timedelta(days=7)
    type(invitation).objects.update(until=timezone.now())
    assert client.get(address).status_code == 409


@pytest.mark.parametrize("word", ["vals", "0" * 32, "018f.vals"])
def test_a_forged_link_is_dead(word, client):
    assert client.get(f"/welkom/{word}/").status_code == 409
    assert client.post(f"/welkom/{word}/", CHOSEN).status_code == 409


def test_before_the_link_is_used_no_password_lets_in(invitation, client):
    for password in ("", "!", PASSWORD):
        knock(client, invitation.user, password)
    assert SESSION_KEY not in client.session


def test_a_weak_password_uses_nothing(invitation, address, client):
    page = client.post(address, {"new_password1": "welkom123456", "new_password2": "welkom12345"})
    assert page.status_code == 200
    invitation.refresh_from_db()
    assert invitation.used_at is None


def test_a_closed_account_is_not_opened_by_a_link(invitation, address, client):
    User.objects.filter(pk=invitation.user.pk).update(is_active=False)
    assert client.get(address).status_code == 409


def test_an_address_that_is_known_is_refused(officer, fg, signed_in):
    page = signed_in(officer).post(PAGE, {**LIEN, "email": fg.email.upper()})
    assert page.status_code == 409
    assert "Met dit e-mailadres is er al een account." in page.text
    assert fg.groups.get().name == "fg"


# Who may


@pytest.mark.parametrize("function", [each for each in Function if each not in invitations.MAY_INVITE])
def test_nobody_else_invites(function, signed_in):
    user = make_user(function)
    assert signed_in(user).get(PAGE).status_code == 403
    assert signed_in(user).post(PAGE, LIEN).status_code == 403
    with pytest.raises(Refused):
        invitations.invite(**LIEN, by=user)
    assert not User.objects.filter(email="lien@staff.example").exists()


@pytest.mark.parametrize("function", [each for each in Function if each != "functional_management"])
def test_functional_management_gives_nobody_a_function_that_sees_content(function, functional_management, signed_in):
    page = signed_in(functional_management).post(PAGE, {**LIEN, "functions": [function]})
    assert "Deze functie geeft alleen de privacy officer." in page.text
    with pytest.raises(Refused, match="alleen de privacy officer"):
        invitations.invite(**{**LIEN, "functions": [function]}, by=functional_management)
    assert not User.objects.filter(email="lien@staff.example").exists()


def test_functional_management_invites_colleagues_to_whom_the_officer_gives_their_work(
    functional_management, signed_in
):
    signed_in(functional_management).post(PAGE, {**LIEN, "functions": []})
    signed_in(functional_management).post(PAGE, {**LIEN, "email": "x@x.nl", "functions": ["functional_management"]})
    assert not User.objects.get(email="lien@staff.example").groups.exists()
    assert User.objects.get(email="x@x.nl").groups.get().name == "functional_management"


def test_functional_management_goes_with_no_other_function_from_the_first_day(officer, signed_in):
    page = signed_in(officer).post(PAGE, {**LIEN, "functions": ["functional_management", "letting"]})
    assert page.status_code == 409
    assert "ziet geen inhoud" in page.text


def test_functional_management_helps_who_lost_a_password(functional_management, letting, signed_in):
    signed_in(functional_management).post(f"/collegas/{letting.pk}/uitnodigen/")
    assert letting.invitations.exists()


def test_functional_management_takes_no_way_round_through_an_officer(functional_management, officer, signed_in):
    give_app(officer)
    browser = signed_in(functional_management)
    browser.post(f"/collegas/{officer.pk}/uitnodigen/")
    browser.post(f"/collegas/{officer.pk}/tweede-stap/")
    assert not officer.invitations.exists()
    assert Authenticator.objects.filter(user=officer).exists()


# Two people


def test_who_mailed_a_link_does_not_take_the_second_factor_away(officer, second_officer, letting, signed_in):
    give_app(letting)
    first, other = signed_in(officer), signed_in(second_officer)
    first.post(f"/collegas/{letting.pk}/uitnodigen/")
    refused = first.post(f"/collegas/{letting.pk}/tweede-stap/")
    assert (refused.status_code, Authenticator.objects.filter(user=letting).count()) == (409, 1)
    assert "De tweede stap haalt een andere privacy officer weg." in refused.text
    other.post(f"/collegas/{letting.pk}/tweede-stap/")
    assert not Authenticator.objects.filter(user=letting).exists()


def test_who_took_the_second_factor_away_mails_no_link(officer, functional_management, letting, signed_in):
    give_app(letting)
    browser = signed_in(officer)
    browser.post(f"/collegas/{letting.pk}/tweede-stap/")
    refused = browser.post(f"/collegas/{letting.pk}/uitnodigen/")
    assert (refused.status_code, letting.invitations.count()) == (409, 0)
    assert "Een nieuwe link stuurt iemand anders." in refused.text
    signed_in(functional_management).post(f"/collegas/{letting.pk}/uitnodigen/")
    assert letting.invitations.get().by == functional_management


def test_a_link_that_was_mailed_before_ends_with_the_second_factor(officer, functional_management, letting, client):
    give_app(letting)
    link = invitations.invite_again(user=letting, by=functional_management)
    second_factor.reset(user=letting, by=officer)
    assert client.get(f"/welkom/{invitations.token_of(link)}/").status_code == 409


def test_who_invited_a_colleague_may_help_once_the_colleague_has_a_second_factor(officer, invitation):
    give_app(invitation.user)
    second_factor.reset(user=invitation.user, by=officer)
    give_app(invitation.user)
    assert invitations.invite_again(user=invitation.user, by=officer)


def test_functional_management_takes_no_second_factor_away_not_even_under_a_second_name(
    functional_management, letting, signed_in
):
    give_app(letting)
    helper = make_user(Function.FUNCTIONAL_MANAGEMENT, name="Ook Ik")
    for browser in (signed_in(functional_management), signed_in(helper)):
        refused = browser.post(f"/collegas/{letting.pk}/tweede-stap/")
        assert refused.status_code == 409
        assert "Alleen de privacy officer haalt een tweede stap weg." in refused.text
        assert "Tweede stap weg" not in browser.get(PAGE).text
    assert Authenticator.objects.filter(user=letting).exists()


def test_the_page_says_that_it_takes_two(officer, signed_in):
    assert "doen twee verschillende mensen" in signed_in(officer).get(PAGE).text


# Losing things


def test_a_new_link_ends_the_one_before(officer, invitation, address, client, signed_in):
    signed_in(officer).post(f"/collegas/{invitation.user.pk}/uitnodigen/")
    assert client.get(address).status_code == 409
    newest = invitation.user.invitations.latest("made_at")
    assert client.get(f"/welkom/{invitations.token_of(newest)}/").status_code == 200


def test_who_lost_a_password_still_needs_the_second_factor(officer, fg, client, signed_in):
    give_app(fg)
    signed_in(officer).post(f"/collegas/{fg.pk}/uitnodigen/")
    answer = client.post(f"/welkom/{invitations.token_of(fg.invitations.get())}/", CHOSEN)
    assert answer.url == "/inloggen/tweede-stap/"
    assert SESSION_KEY not in client.session


def test_a_new_password_by_link_ends_the_sessions_of_before(officer, fg, client, signed_in):
    before = signed_in(fg)
    invitation = invitations.invite_again(user=fg, by=officer)
    client.post(f"/welkom/{invitations.token_of(invitation)}/", CHOSEN)
    assert before.get("/vandaag/").url.startswith("/inloggen/")
    assert client.get("/vandaag/").status_code == 200


def test_who_lost_the_second_factor_sets_up_a_new_one(officer, fg, signed_in, settings, client):
    give_app(fg)
    before = signed_in(fg)
    signed_in(officer).post(f"/collegas/{fg.pk}/tweede-stap/")
    assert not Authenticator.objects.filter(user=fg).exists()
    assert before.get("/vandaag/").url.startswith("/inloggen/")
    settings.MFA_REQUIRED = True
    knock(client, fg)
    assert client.get("/vandaag/").url == "/account/?next=/vandaag/"
    assert LogEntry.objects.get(verb="second factor gone").actor == officer


def test_nobody_takes_the_own_second_factor_away_here(officer, signed_in):
    give_app(officer)
    signed_in(officer).post(f"/collegas/{officer.pk}/tweede-stap/")
    assert Authenticator.objects.filter(user=officer).exists()


def test_the_list_shows_how_each_account_stands(officer, fg, invitation, signed_in):
    User.objects.filter(pk=fg.pk).update(is_active=False)
    page = signed_in(officer).get(PAGE)
    states = {each.email: each.state for each in page.context["colleagues"]}
    assert states[invitation.user.email] == "uitgenodigd"
    assert states[fg.email] == "gesloten"
    assert "verhuur" in page.text


def test_the_list_asks_the_same_number_of_queries_at_any_size(officer, signed_in, django_assert_max_num_queries):
    for _each in range(12):
        make_user(Function.LETTING)
    browser = signed_in(officer)
    browser.get(PAGE)
    with django_assert_max_num_queries(14):
        browser.get(PAGE)
