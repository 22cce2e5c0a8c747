"""The second factor: nobody gets past it, how it is set up, and what is kept of it."""

import pytest
from django.test import Client
from django.urls import reverse

from dossiers.functions import Function
from tests.cast import make_user
from tests.wsn_privacy.accounts.addresses import staff_addresses
from tests.wsn_privacy.accounts.proving import ACCOUNT, SECRET, STEP, code_of, give_app, is_in, knock, lines, wrong_code
from wsn_privacy.accounts.session_checks import SETTING_UP

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_service")]


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


# Recovery codes


# Taking away


# What is kept


# What is sent that no browser would send
