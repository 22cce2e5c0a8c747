"""How long a session lasts, and what ends it: time, another password, a function taken away, a closed account."""

import time

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from dossiers.functions import Function
from dossiers.models import LogEntry
from tests.cast import PASSWORD, make_user
from tests.wsn_privacy.accounts.proving import knock
from wsn_privacy.accounts.sessions import end_sessions
from wsn_privacy.models import User

pytestmark = pytest.mark.django_db
HOME = "/vandaag/"
NEW = "een heel ander wachtwoord"


@pytest.fixture(autouse=True)
def _no_earlier_tries():
    cache.clear()


@pytest.fixture
def inside(officer, client):
    """The officer's browser, just signed in."""
    knock(client, officer)
    assert client.get(HOME).status_code == 200
    return client


def is_out(browser):
    """Whether the next page leads to the door."""
    answer = browser.get(HOME)
    return answer.status_code == 302 and answer.url == f"/inloggen/?next={HOME}"


def put_back(browser, **seconds):
    """Pretend that moments in the session lie this many seconds further back."""
    session = browser.session
    for name, back in seconds.items():
        session[name] -= back
    session.save()


def test_half_an_hour_without_a_page_ends_a_session(inside, officer):
    put_back(inside, seen_at=30 * 60)
    assert is_out(inside)
    assert "U was te lang weg" in inside.get(reverse("login")).text
    assert LogEntry.objects.filter(verb="session ended", object_pk=str(officer.pk)).count() == 1


def test_somebody_who_works_on_is_not_interrupted(inside):
    put_back(inside, seen_at=29 * 60)
    assert inside.get(HOME).status_code == 200
    assert time.time() - inside.session["seen_at"] < 5


def test_eight_hours_end_a_session_however_busy(inside):
    put_back(inside, began_at=8 * 3600)
    assert is_out(inside)


def test_the_reason_is_told_once(inside):
    put_back(inside, seen_at=3600)
    is_out(inside)
    assert "U was te lang weg" in inside.get(reverse("login")).text
    assert "U was te lang weg" not in inside.get(reverse("login")).text


def test_a_page_does_not_write_the_session_each_time(inside, django_assert_num_queries):
    inside.get(reverse("account"))
    with connection.execute_wrapper(refuse_session_writes):
        assert inside.get(reverse("account")).status_code == 200


def refuse_session_writes(execute, sql, params, many, context):
    assert not ("django_session" in sql and sql.startswith("UPDATE")), sql
    return execute(sql, params, many, context)


def test_another_password_ends_every_other_session(inside, officer):
    knock(other := Client(), officer)
    sent = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert inside.post("/account/wachtwoord/", sent).url == "/account/"
    assert is_out(other)
    assert inside.get(HOME).status_code == 200
    assert LogEntry.objects.get(verb="password changed").actor == officer


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"old_password": "fout"}, "Dit wachtwoord klopt niet."),
        ({"new_password2": "iets anders dan dat"}, "De twee wachtwoorden zijn niet gelijk."),
        ({"new_password1": "kort", "new_password2": "kort"}, "te kort"),
    ],
)
def test_a_password_is_not_changed_on_a_wrong_form(inside, officer, typed, sentence):
    sent = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW, **typed}
    assert sentence in inside.post("/account/wachtwoord/", sent).text
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)


def test_the_old_password_cannot_be_guessed_from_inside(inside):
    for _try in range(6):
        page = inside.post("/account/wachtwoord/", {"old_password": "fout"})
    assert "Het is te vaak niet gelukt." in page.text


def test_a_closed_account_is_out_at_the_next_page(inside, officer):
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert is_out(inside)


@pytest.mark.parametrize("how", ["orm", "sql"])
def test_a_function_taken_away_ends_the_sessions_however_it_is_taken(how, client):
    user = make_user(Function.PRIVACY_OFFICER, Function.LETTING)
    knock(client, user)
    group = Group.objects.get(name="privacy_officer")
    if how == "orm":
        user.groups.remove(group)
    else:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM wsn_privacy_user_groups WHERE group_id = %s", [group.pk])
    assert is_out(client)


def test_a_function_given_leaves_the_session(client):
    user = make_user(Function.FG)
    knock(client, user)
    user.groups.add(Group.objects.get(name="letting"))
    assert client.get(HOME).status_code == 200


def test_somebody_else_ends_all_sessions_of_a_colleague(inside, officer, fg):
    end_sessions(user=officer, by=fg)
    assert is_out(inside)
    assert LogEntry.objects.get(verb="sessions ended").actor == fg


def test_ending_the_sessions_of_one_leaves_those_of_another(inside, fg):
    end_sessions(user=fg, by=fg)
    assert SESSION_KEY in inside.session
    assert inside.get(HOME).status_code == 200
