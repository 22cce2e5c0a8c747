"""Holds: nothing about a person is destroyed while that person's request is open."""

import pytest
from django.utils import timezone

from cases.flow import steps
from cases.identity import actions as identity
from cases.models import ClockEvent
from cases.workflow import Status
from dossiers.models import LogEntry
from retention.holds.actions import Cause, place_hold
from retention.models import Hold
from tests import cast


def test_every_dossier_of_the_person_is_held_once_the_person_is_known(officer, tenant, dossier, complex_b):
    second = cast.make_dossier(tenant, complex_b)
    cast.make_dossier()
    case = cast.case_in(Status.IDENTIFIED, by=officer, subject=tenant)
    held = Hold.objects.active().filter(kind="request", reference=case.reference, placed_by=officer)
    assert set(held.values_list("dossier", flat=True)) == {dossier.pk, second.pk}


@pytest.mark.parametrize("end", [Status.SENT, Status.WITHDRAWN])
def test_the_end_of_the_request_lifts_its_holds_and_no_others(officer, tenant, dossier, end):
    other = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    on = timezone.localdate()
    if end == Status.WITHDRAWN:
        steps.withdraw(case=case, by=officer, on=on)
    else:
        cast.finish(case, by=officer)
    lifted = Hold.objects.get(reference=case.reference)
    assert (lifted.lifted_on, lifted.lifted_by) == (on, officer)
    assert Hold.objects.active().get().reference == other.reference


def test_a_withdrawn_request_that_held_nothing_ends_without_a_word(officer):
    cast.case_in(Status.WITHDRAWN, by=officer)
    assert not Hold.objects.exists()


def test_holding_twice_is_holding_once(officer, dossier):
    cause, on = Cause(Hold.Kind.REQUEST, "WSN-2026-0001"), timezone.localdate()
    first, second = (place_hold(dossier, cause, by=officer, on=on) for _ in range(2))
    assert first == second
    assert LogEntry.objects.filter(verb="held").count() == 1


def test_a_hold_lifted_can_be_placed_again(officer, tenant, dossier):
    cause, on = Cause(Hold.Kind.REQUEST, "X"), timezone.localdate()
    first = place_hold(dossier, cause, by=officer, on=on)
    Hold.objects.update(lifted_on=on)
    assert place_hold(dossier, cause, by=officer, on=on) != first


def test_holds_leave_lines_about_the_person(officer, tenant, dossier):
    cast.case_in(Status.SENT, by=officer, subject=tenant)
    lines = LogEntry.objects.filter(verb__in=("held", "released"), object_pk=dossier.pk, subject_id=tenant.pk)
    assert sorted(lines.values_list("verb", flat=True)) == ["held", "released"]


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_once_hold_the_same_dossier_each_for_itself(officer, tenant, dossier):
    on = timezone.localdate()
    cases = [cast.make_case() for _ in range(4)]
    cast.at_once(
        *[lambda c=c: identity.identify(case=c, subject=tenant, method="shown", by=officer, on=on) for c in cases]
    )
    assert set(Hold.objects.active().values_list("reference", flat=True)) == {case.reference for case in cases}


def test_an_event_on_the_clock_cannot_be_changed(db):
    event = cast.make_case().events.get()
    with pytest.raises(Exception, match="only grows"):
        ClockEvent.objects.filter(pk=event.pk).update(on="2020-01-01")


def test_a_dossier_of_another_that_names_the_person_is_held_from_gathering_on(officer, tenant, dossier, neighbour):
    elsewhere = cast.make_record(cast.make_dossier(neighbour), mentions=[tenant]).dossier
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    assert Hold.objects.active().filter(dossier=elsewhere, reference=case.reference).exists()
