"""Groups of the provider of accounts, and the functions that they stand for here."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dossiers.access import actions as grants
from dossiers.functions import Function
from dossiers.models import LogEntry
from tests.cast import make_user
from tests.wsn_privacy.accounts.provider import come_back, known_there
from tests.wsn_privacy.accounts.proving import is_in
from wsn_privacy.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


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
