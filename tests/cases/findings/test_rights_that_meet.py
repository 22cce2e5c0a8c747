"""Access and erasure asked in one breath: decided now, and erased when the person has what was asked to be seen."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.delivery import actions as delivery
from cases.findings import actions as findings
from cases.flow import steps
from cases.models import Case, Delivery
from cases.workflow import Status
from dossiers.models import Record
from tests import cast
from tests.cases.flow.rights import asked, choose, finish, judge, kept_by_nothing, letter_in, url
from wsn_privacy.disposal.run import erase_decided

WAITS = "Wij verwijderen ze zodra u dat antwoord hebt."


def today():
    return timezone.localdate()


def noon(day):
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


@pytest.fixture
def record(dossier):
    return kept_by_nothing(dossier)


@pytest.fixture
def both(officer, tenant, record, signed_in):
    """Access, open, and erasure, decided and sent, of one person; and the letter of the latter."""
    access = asked("access", officer, tenant)
    findings.gather(case=access, by=officer, on=today())
    erasure, seat = asked("erasure", officer, tenant), signed_in(officer)
    choose(seat, erasure, record)
    page = seat.get(url("finding", erasure, 1)).text
    assert "lopend privacyverzoek" not in page
    assert "Dit kan niet weg" not in page
    assert f"De aanvrager vroeg deze gegevens ook zelf op, met {access.reference}." in page
    judge(seat, erasure, outcome="granted", article="17_1a")
    return access, erasure, letter_in(finish(seat, erasure))


def sent(access, officer):
    cast._decide(Case.objects.get(pk=access.pk), officer, None, today())
    case = Case.objects.get(pk=access.pk)
    cast.sign(case, by=officer)
    delivery.send(case=case, channel="portal", by=officer, on=today())


def is_there(record):
    return Record.objects.filter(pk=record.pk).exists()


def test_what_is_also_asked_to_be_seen_goes_when_it_was_collected(both, record, officer):
    access, _erasure, letter = both
    assert f"met verzoek {access.reference}. {WAITS}" in letter
    assert "Wij hebben verwijderd" not in letter
    assert erase_decided() == 0
    sent(access, officer)
    assert erase_decided() == 0
    assert is_there(record)
    Delivery.objects.get(case=access).mark_fetched()
    assert erase_decided() == 1
    assert erase_decided() == 0
    assert not is_there(record)


def test_what_nobody_collects_goes_when_the_days_are_over(both, record, officer, time_machine):
    sent(both[0], officer)
    until = Delivery.objects.get(case=both[0]).until
    time_machine.move_to(noon(until))
    assert erase_decided() == 0
    time_machine.move_to(noon(until + dt.timedelta(days=1)))
    assert erase_decided() == 1
    assert not is_there(record)


def test_a_request_for_access_that_was_taken_back_holds_up_nothing(both, record, officer, signed_in):
    signed_in(officer).post(reverse("cases:withdrawal", args=[both[0].reference]), {"sure": "on"})
    assert Case.objects.get(pk=both[0].pk).status == Status.WITHDRAWN
    assert erase_decided() == 1
    assert not is_there(record)


def test_a_request_of_somebody_else_for_access_still_keeps_it(officer, tenant, record, signed_in):
    other = cast.case_in(Status.GATHERED, by=officer)
    steps.hold_dossiers([record.dossier], other, officer, today())
    erasure, seat = asked("erasure", officer, tenant), signed_in(officer)
    choose(seat, erasure, record)
    assert f"lopend privacyverzoek ({other.reference})" in seat.get(url("finding", erasure, 1)).text
    assert judge(seat, erasure, outcome="granted", article="17_1a").status_code == 409


@pytest.mark.parametrize(("kind", "article"), [("restriction", "18_1c"), ("objection", "")])
def test_what_was_frozen_at_the_wish_of_the_same_person_is_erased_at_that_wish(
    kind, article, officer, tenant, record, signed_in
):
    first, seat = asked(kind, officer, tenant), signed_in(officer)
    choose(seat, first, record)
    judge(seat, first, outcome="granted", **({"article": article} if article else {}))
    finish(seat, first)
    erasure = asked("erasure", officer, tenant)
    choose(seat, erasure, record)
    judge(seat, erasure, outcome="granted", article="17_1c" if kind == "objection" else "17_1a")
    letter = letter_in(finish(seat, erasure))
    assert WAITS not in letter
    assert erase_decided() == 1
    assert not is_there(record)


def test_only_what_the_person_has_not_seen_waits(officer, tenant, record, signed_in):
    access = asked("access", officer, tenant)
    findings.gather(case=access, by=officer, on=today())
    sent(access, officer)
    Delivery.objects.get(case=access).mark_fetched()
    erasure, seat = asked("erasure", officer, tenant), signed_in(officer)
    choose(seat, erasure, record)
    judge(seat, erasure, outcome="granted", article="17_1a")
    assert WAITS not in letter_in(finish(seat, erasure))
    assert erase_decided() == 1
