"""Coming in for the first time and every day after, in a real browser: an app, a passkey, and a passkey alone."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from playwright.sync_api import expect

from tests.axe import EVERYTHING, found_by_axe
from tests.cast import PASSWORD, make_user
from tests.wsn_privacy.accounts.proving import code_of, give_app
from wsn_privacy.accounts.invitations import actions as invitations

pytestmark = pytest.mark.django_db(transaction=True)
FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def _as_in_service(settings):
    settings.MFA_REQUIRED, settings.PROOF_LASTS = True, 600
    cache.clear()


@pytest.fixture
def officer(transactional_db):
    """The privacy officer, who has not set up a second factor."""
    return make_user("privacy_officer", name="Petra Officier")


@pytest.fixture
def finger(page):
    """A reader of fingers in the browser; calling it tells whether the finger fits."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    reader = session.send("WebAuthn.addVirtualAuthenticator", {"options": FINGER})["authenticatorId"]

    def fits(yes):
        session.send("WebAuthn.setUserVerified", {"authenticatorId": reader, "isUserVerified": yes})

    return fits


def type_password(page, site, user):
    """The first step at the door."""
    page.goto(f"{site}/inloggen/")
    page.get_by_label("E-mailadres").fill(user.email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()


def leave(page):
    """Sign out."""
    page.get_by_role("button", name="Uitloggen").click()
    expect(page).to_have_url(re.compile("/inloggen/$"))


def set_up_passkey(page):
    """From the account page to the recovery codes."""
    page.get_by_role("link", name="Stel een toegangssleutel in").click()
    page.get_by_role("button", name="Maak de toegangssleutel").click()
    expect(page.get_by_role("heading", name="Herstelcodes")).to_be_visible()


def test_with_an_app(page, site, officer):
    type_password(page, site, officer)
    expect(page.get_by_role("heading", name="Stel eerst een tweede stap in")).to_be_visible()
    page.get_by_role("link", name="Stel een app in").click()
    secret = page.locator("code").inner_text()
    assert page.get_by_alt_text("QR-code voor de app").evaluate("image => image.naturalWidth") > 0
    page.get_by_label("Code uit de app").fill(code_of(secret))
    page.get_by_role("button", name="Stel de app in").click()
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    expect(page).to_have_url(f"{site}/vandaag/")
    leave(page)
    type_password(page, site, officer)
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Verder").click()
    expect(page).to_have_url(f"{site}/vandaag/")


def test_with_a_passkey_as_the_second_step_and_alone(page, site, officer, finger):
    type_password(page, site, officer)
    set_up_passkey(page)
    leave(page)
    type_password(page, site, officer)
    page.get_by_role("button", name="Gebruik uw toegangssleutel").click()
    expect(page).to_have_url(f"{site}/vandaag/")
    leave(page)
    page.get_by_role("link", name="Inloggen met een toegangssleutel").click()
    page.get_by_role("button", name="Gebruik uw toegangssleutel").click()
    expect(page).to_have_url(f"{site}/vandaag/")
    assert Authenticator.objects.get(type="webauthn").last_used_at


def test_a_finger_that_does_not_fit_lets_nobody_in_and_is_said(page, site, officer, finger):
    type_password(page, site, officer)
    set_up_passkey(page)
    leave(page)
    finger(False)
    page.goto(f"{site}/inloggen/sleutel/")
    failed = page.get_by_text("Het lukte niet met de toegangssleutel.")
    expect(failed).to_be_hidden()
    page.get_by_role("button", name="Gebruik uw toegangssleutel").click()
    expect(failed).to_be_visible()
    page.goto(f"{site}/vandaag/")
    expect(page).to_have_url(f"{site}/inloggen/?next=/vandaag/")


def test_a_passkey_proves_it_again_before_something_weighty(page, site, officer, finger, settings):
    type_password(page, site, officer)
    set_up_passkey(page)
    settings.PROOF_LASTS = 1
    page.wait_for_timeout(1100)
    page.goto(f"{site}/collegas/")
    expect(page.get_by_role("heading", name="Bent u het zelf?")).to_be_visible()
    settings.PROOF_LASTS = 600
    page.get_by_role("button", name="Gebruik uw toegangssleutel").click()
    expect(page).to_have_url(f"{site}/collegas/")


def test_a_passkey_taken_away_no_longer_lets_in(page, site, officer, finger):
    give_app(officer)
    page.goto(site)
    type_password(page, site, officer)
    page.get_by_label("Code").fill(code_of("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"))
    page.get_by_role("button", name="Verder").click()
    page.goto(f"{site}/account/")
    set_up_passkey(page)
    page.goto(f"{site}/account/")
    page.get_by_role("button", name="Haal weg toegangssleutel 1").click()
    expect(page.get_by_text("Weggehaald.")).to_be_visible()
    leave(page)
    page.goto(f"{site}/inloggen/sleutel/")
    page.get_by_role("button", name="Gebruik uw toegangssleutel").click()
    expect(page.get_by_text("Het lukte niet met deze toegangssleutel.").first).to_be_visible()


def test_the_button_for_a_passkey_is_there_once_it_works(page, site, officer, finger):
    """Whoever presses at once, before a slow script has come, would wait for nothing."""
    page.route("**/mfa/js/webauthn.js", lambda route: (time.sleep(1), route.continue_()))
    page.goto(f"{site}/inloggen/sleutel/", wait_until="commit")
    button = page.get_by_role("button", name="Gebruik uw toegangssleutel")
    expect(page.get_by_role("heading", name="Inloggen met een toegangssleutel")).to_be_visible()
    expect(button).to_be_hidden()
    button.click()
    expect(page.get_by_text("Het lukte niet met de toegangssleutel.")).to_be_visible()


def test_without_a_script_there_is_no_button_that_does_nothing(browser, site):
    page = browser.new_context(java_script_enabled=False, locale="nl-NL").new_page()
    page.goto(f"{site}/inloggen/sleutel/")
    expect(page.get_by_role("heading", name="Inloggen met een toegangssleutel")).to_be_visible()
    expect(page.get_by_role("button", name="Gebruik uw toegangssleutel")).to_be_hidden()
    page.context.close()


def test_no_script_is_needed_to_come_in_with_a_code(browser, site, officer):
    give_app(officer)
    page = browser.new_context(java_script_enabled=False, locale="nl-NL").new_page()
    type_password(page, site, officer)
    page.get_by_label("Code").fill(code_of("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"))
    page.get_by_role("button", name="Verder").click()
    expect(page).to_have_url(f"{site}/vandaag/")
    page.context.close()


def faults(page):
    """What axe-core has against this page, light and dark."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found.append(found_by_axe(page, EVERYTHING))
    return [each for each in found if each]


def test_every_page_of_signing_in_is_open_to_everybody(page, site, officer, finger):
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    invitation = invitations.invite(name="Lien", email="lien@staff.example", functions=["letting"], by=officer)
    seen = {}

    def look(path=""):
        if path:
            page.goto(f"{site}{path}")
        seen[page.url.removeprefix(site)] = faults(page)

    for path in ("/inloggen/", "/inloggen/sleutel/", f"/welkom/{invitations.token_of(invitation)}/", "/welkom/oud/"):
        look(path)
    type_password(page, site, officer)
    for path in ("/account/", "/account/app/", "/account/sleutel/", "/nogmaals/"):
        look(path)
    page.goto(f"{site}/account/")
    set_up_passkey(page)
    for path in ("/account/herstelcodes/", "/account/wachtwoord/", "/account/?", "/collegas/", "/nogmaals/?"):
        look(path)
    leave(page)
    type_password(page, site, officer)
    look()
    page.get_by_role("button", name="Verder").click()
    look()
    assert len(seen) >= 14
    assert {path: found for path, found in seen.items() if found} == {}
    assert [said for said in complaints if "409" not in said] == []
