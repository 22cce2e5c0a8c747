"""The promise of confidentiality: nobody sees anything before it, and a new regulation asks it anew."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from consent.models import Regulation
from dossiers.functions import Function
from dossiers.models import LogEntry
from dossiers.sections import Section
from tests.cast import make_record, make_user
from tests.wsn_privacy.accounts.addresses import staff_addresses
from wsn_privacy.accounts.undertaking import is_signed
from wsn_privacy.middleware import BEFORE_SIGNING
from wsn_privacy.models import Undertaking

pytestmark = pytest.mark.django_db
PAGE = "/geheimhouding/"


@pytest.fixture
def newcomer(db):
    """A privacy officer who has not signed yet."""
    return make_user(Function.PRIVACY_OFFICER, signed=False)


def test_no_page_of_the_staff_opens_before_signing(newcomer, signed_in):
    browser = signed_in(newcomer)
    addresses = [address for name, address in staff_addresses() if name not in BEFORE_SIGNING]
    assert len(addresses) > 15
    for address in addresses:
        answer = browser.get(address)
        assert (answer.status_code, answer.url) == (302, f"{PAGE}?next={address}"), address
        posted = browser.post(address)
        assert (posted.status_code, posted.url) == (302, PAGE), address


def test_before_signing_the_menu_leads_nowhere(newcomer, signed_in):
    page = signed_in(newcomer).get(PAGE)
    assert "Hoofdmenu" not in page.text
    assert "Privacyreglement 2018" in page.text
    assert "1 februari 2018" in page.text


def test_signing_leads_to_where_one_was_going(newcomer, dossier, signed_in):
    make_record(dossier, Section.TENANCY)
    browser = signed_in(newcomer)
    address = reverse("dossiers:detail", args=[dossier.reference])
    sent = browser.get(address)
    assert browser.get(sent.url).context["next"] == address
    assert browser.post(PAGE, {"promise": "on", "next": address}).url == address
    assert browser.get(address).status_code == 200


def test_signing_leaves_a_line(newcomer, signed_in):
    signed_in(newcomer).post(PAGE, {"promise": "on"})
    assert Undertaking.objects.get(user=newcomer).regulation == Regulation.objects.get()
    assert LogEntry.objects.get(verb="undertook").actor == newcomer


def test_without_the_promise_nothing_is_signed(newcomer, signed_in):
    page = signed_in(newcomer).post(PAGE, {})
    assert "Zet een vinkje als u dit belooft." in page.text
    assert not Undertaking.objects.filter(user=newcomer).exists()


def test_signing_twice_is_signing_once(newcomer, signed_in):
    browser = signed_in(newcomer)
    for _time in range(2):
        browser.post(PAGE, {"promise": "on"})
    assert Undertaking.objects.filter(user=newcomer).count() == 1
    assert "U tekende hiervoor op" in browser.get(PAGE).text


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example"])
def test_signing_leads_to_no_other_house(onward, newcomer, signed_in):
    assert signed_in(newcomer).post(PAGE, {"promise": "on", "next": onward}).url == reverse("home")


def test_a_new_regulation_asks_the_promise_anew(officer, signed_in):
    today = timezone.localdate()
    Regulation.objects.create(name="Nieuw", since=today + dt.timedelta(days=1), adopted_by="directie")
    assert is_signed(officer)
    Regulation.objects.create(name="Vandaag", since=today, adopted_by="directie")
    assert not is_signed(officer)
    assert signed_in(officer).get("/dossiers/").url == f"{PAGE}?next=/dossiers/"


def test_without_a_regulation_there_is_nothing_to_sign(newcomer, signed_in):
    Regulation.objects.update(until=timezone.localdate())
    assert is_signed(newcomer)
    assert signed_in(newcomer).get(PAGE).url == reverse("home")


def test_asking_whether_somebody_signed_takes_one_query(officer, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert is_signed(officer)


def test_somebody_who_did_not_sign_can_leave(newcomer, signed_in):
    assert signed_in(newcomer).post(reverse("logout")).url == reverse("login")
