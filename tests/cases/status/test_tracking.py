"""The state of a request, by a link that works once and for half an hour, and a question that tells nobody anything."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from cases.models import Mail, StatusLink
from cases.public_access.tokens import token_of
from cases.status import actions as status
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from tests import cast


@pytest.fixture
def case(db):
    return cast.make_case()


def ask(case, **words):
    return status.ask_link(**{"reference": case.reference, "email": cast.TENANT_EMAIL, **words})


def token(case):
    ask(case)
    return token_of(case.status_links.latest("made_at"))


def test_number_and_address_together_give_a_link_in_the_post(case):
    ask(case)
    assert Mail.objects.get(kind=Mail.Kind.STATUS).link == case.status_links.get()


@pytest.mark.parametrize("words", [{"email": cast.TENANT_EMAIL.upper()}, {"email": f" {cast.TENANT_EMAIL} "}])
def test_an_address_may_be_written_in_any_case(case, words):
    ask(case, reference=f" {case.reference.lower()} ", **words)
    assert case.status_links.count() == 1


@pytest.mark.parametrize(
    "words",
    [
        {"email": "other@tenant.example"},
        {"email": ""},
        {"reference": "WSN-2026-9999"},
        {"reference": ""},
        {"email": "a\0"},
    ],
)
def test_a_wrong_pair_gives_nothing_and_the_same_answer(case, words):
    assert ask(case, **words) is ask(case) is None
    assert case.status_links.count() == 1


def test_a_request_without_an_address_has_no_link(db):
    ask(cast.make_case(email=""), email="")
    assert not StatusLink.objects.exists()


def test_five_links_an_hour_is_the_most(case):
    for _ in range(8):
        ask(case)
    assert case.status_links.count() == 5
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=61)):
        ask(case)
    assert case.status_links.count() == 6


@pytest.mark.django_db(transaction=True)
def test_five_links_is_the_most_when_asked_at_once_too():
    case = cast.make_case()
    cast.at_once(*[lambda: ask(case)] * 20)
    assert case.status_links.count() == 5


def test_a_link_shows_the_case_once(case):
    link = token(case)
    assert status.use_link(token=link) == case
    with pytest.raises(Refused, match="werkt niet meer"):
        status.use_link(token=link)


@pytest.mark.django_db(transaction=True)
def test_a_link_used_ten_times_at_once_shows_the_case_once():
    case = cast.make_case()
    link = token(case)
    answers = cast.at_once(*[lambda: status.use_link(token=link)] * 10)
    assert answers.count(case) == 1
    assert sum(isinstance(answer, Refused) for answer in answers) == 9


def test_a_link_lasts_half_an_hour(case):
    link, other = token(case), token(case)
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=29)):
        assert status.use_link(token=link) == case
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=31)), pytest.raises(Refused, match="30 minuten"):
        status.use_link(token=other)


@pytest.mark.parametrize(
    "forge", [lambda t: t[:-1] + ("A" if t[-1] != "A" else "B"), lambda t: t[1:], lambda t: "", lambda t: "." + t]
)
def test_a_forged_link_shows_nothing(case, forge):
    link = token(case)
    with pytest.raises(Refused, match="werkt niet meer"):
        status.use_link(token=forge(link))
    assert case.status_links.filter(used_at__isnull=True).count() == 1


def test_the_link_of_an_answer_is_no_link_to_a_state(case):
    from dossiers.signed_links import token_for

    ask(case)
    stolen = token_for("cases.answer", case.status_links.get().pk)
    with pytest.raises(Refused, match="werkt niet meer"):
        status.use_link(token=stolen)


def test_showing_and_trying_an_old_link_leave_lines(case):
    link = token(case)
    status.use_link(token=link)
    with pytest.raises(Refused):
        status.use_link(token=link)
    assert set(LogEntry.objects.filter(object_pk=case.pk).values_list("verb", flat=True)) >= {
        "status_shown",
        "old_link",
    }
