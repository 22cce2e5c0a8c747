"""Withdrawing late, asking twice, and merging: no date and no number gets lost."""

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate as today

from cases.clock import actions as clock
from cases.decision import actions as decision
from cases.delivery import actions as delivery
from cases.findings import actions as findings
from cases.flow import extending, steps
from cases.identity import actions as identity
from cases.merge import actions as repeating
from cases.merge.rules import kept, others_of
from cases.models import Case, Repeat
from cases.public_access.tokens import token_of
from cases.status import actions as tracking
from cases.status.page_data import standing_of
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from retention.models import Hold
from tests.cases.answer.papers import shown
from tests.cast import ALIKE, NO_SEARCH, TENANT_EMAIL, at_once, case_in, days_ago, make_case, make_dossier

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(db):
    return make_dossier().person


def identified(officer, person, days=0, **asked):
    case = make_case(received_at=days_ago(days), **asked)
    identity.identify(case=case, subject=person, method="shown", by=officer, on=today(), because=ALIKE)
    return Case.objects.get(pk=case.pk)


@pytest.fixture
def pair(officer, person):
    return identified(officer, person, 10), identified(officer, person, 2)


def merge(earlier, later, officer, kind="same"):
    return repeating.merge(later=later, earlier=earlier, kind=kind, by=officer, on=today())


def test_a_decided_request_can_still_be_withdrawn_and_a_sent_one_cannot(officer):
    case = steps.withdraw(case=case_in(Status.DECIDED, by=officer), by=officer, on=today())
    assert case.status == Status.WITHDRAWN
    assert not Hold.objects.filter(reference=case.reference, lifted_on__isnull=True).exists()
    with pytest.raises(Refused, match="het verzoek staat op “verzonden”"):
        steps.withdraw(case=case_in(Status.SENT, by=officer), by=officer, on=today())


def test_nothing_goes_out_after_a_withdrawal(officer):
    case = steps.withdraw(case=case_in(Status.DECIDED, by=officer), by=officer, on=today())
    with pytest.raises(Refused):
        delivery.send(case=case, channel="post", by=officer, on=today())
    assert not case.letters.exists()


def test_the_earliest_receipt_counts_and_each_keeps_its_own_day(officer, pair):
    earlier, later = pair
    due, received = earlier.due_on, later.received_at
    merge(earlier, later, officer)
    earlier, later = (Case.objects.get(pk=case.pk) for case in pair)
    assert (earlier.status, earlier.due_on) == (Status.IDENTIFIED, due)
    assert (later.status, later.received_at) == (Status.MERGED, received)
    assert later.clock.stopped_on == today()
    assert [line.verb for line in LogEntry.objects.filter(verb__in=("merge", "merged into")).order_by("id")] == [
        "merge",
        "merged into",
    ]


def test_the_letter_names_both_numbers_and_the_first_day(officer, pair):
    earlier, later = pair
    merge(earlier, later, officer)
    words = shown(bytes(earlier.letters.get(kind="merged").pdf))
    assert earlier.reference in words
    assert later.reference in words


def test_the_later_never_swallows_the_earlier(officer, pair):
    earlier, later = pair
    with pytest.raises(Refused, match="Dit verzoek kwam het eerst binnen"):
        merge(later, earlier, officer)


def test_a_longer_term_of_the_first_does_not_swallow_the_date_of_the_second(officer, pair):
    earlier, later = pair
    clock.extend(case=earlier, reason="complex", words="Veel te lezen.", by=officer, on=today())
    extending.notice_left(earlier, by=officer, on=today())
    with pytest.raises(Refused, match="Houd ze apart"):
        merge(Case.objects.get(pk=earlier.pk), later, officer)


def test_only_requests_of_one_person_for_one_right_go_together(officer, pair):
    earlier, _later = pair
    with pytest.raises(Refused, match="niet van dezelfde persoon"):
        merge(earlier, identified(officer, make_dossier().person), officer)
    with pytest.raises(Refused, match="eigen termijn"):
        merge(earlier, identified(officer, earlier.subject, kind="erasure"), officer)


@pytest.mark.parametrize("status", [Status.DECIDED, Status.SENT, Status.WITHDRAWN])
def test_nothing_is_added_to_what_was_decided(officer, person, status):
    earlier = case_in(status, by=officer, subject=person)
    Case.objects.filter(pk=earlier.pk).update(subject=person)
    with pytest.raises(Refused, match="Behandel dit verzoek apart"):
        merge(Case.objects.get(pk=earlier.pk), identified(officer, person), officer)


def test_somebody_unknown_is_not_taken_for_somebody_known(officer, pair):
    with pytest.raises(Refused, match="het verzoek staat op “ontvangen”"):
        merge(pair[0], make_case(), officer)


def test_both_numbers_show_how_it_goes(officer, pair, client, mailbox):
    earlier, later = pair
    merge(earlier, later, officer)
    later = Case.objects.get(pk=later.pk)
    told = standing_of(later, today())
    assert told.title == standing_of(earlier, today()).title
    assert f"hoort nu bij {earlier.reference}" in told.sentences[0]
    for case in (earlier, later):
        tracking.ask_link(reference=case.reference, email=TENANT_EMAIL)
        link = token_of(case.status_links.get())
        assert client.post(f"/status/{link}/", follow=True).status_code == 200


def test_the_later_number_leads_to_the_answer(officer, pair, client):
    earlier, later = pair
    merge(earlier, later, officer)
    findings.gather(case=earlier, by=officer, on=today())
    decision.decide(**NO_SEARCH, case=earlier, reasons="Daarom.", by=officer, on=today())
    sent, _code = delivery.send(case=earlier, channel="portal", by=officer, on=today())
    tracking.ask_link(reference=later.reference, email=TENANT_EMAIL)
    page = client.post(f"/status/{token_of(later.status_links.get())}/", follow=True).content.decode()
    assert token_of(sent) in page


def test_a_third_request_leads_on_to_the_first(officer, person, pair):
    earlier, later = pair
    third = identified(officer, person)
    merge(later, third, officer)
    merge(earlier, Case.objects.get(pk=later.pk), officer, kind="more")
    assert kept(Case.objects.get(pk=third.pk)) == earlier


def test_a_request_does_not_repeat_itself(officer, pair):
    with pytest.raises(IntegrityError, match="repeats_another"), transaction.atomic():
        Repeat.objects.create(later=pair[0], earlier=pair[0], kind="same", by=officer)


def test_merging_on_screen(officer, signed_in, pair):
    earlier, later = pair
    client, address = signed_in(officer), f"/verzoeken/{later.reference}/samenvoegen/"
    assert earlier.reference in client.get(address).content.decode()
    wrong = client.post(f"/verzoeken/{earlier.reference}/samenvoegen/", {"earlier": later.reference, "kind": "same"})
    assert wrong.status_code == 409
    assert client.post(address, {"earlier": earlier.reference, "kind": "same"}).status_code == 302
    page = client.get(f"/verzoeken/{earlier.reference}/").content.decode()
    assert f"Hierbij hoort {later.reference}" in page
    assert client.get(address).status_code == 200


def test_others_are_of_the_same_person_and_right_and_undecided(officer, person, pair):
    identified(officer, person, kind="erasure")
    case_in(Status.DECIDED, by=officer, subject=person)
    assert list(others_of(pair[1])) == [pair[0]]


@pytest.mark.django_db(transaction=True)
def test_two_officers_merge_once(officer, second_officer):
    person = make_dossier().person
    earlier, later = identified(officer, person, 5), identified(officer, person, 1)
    answers = at_once(*(lambda who=who: merge(earlier, later, who) for who in (officer, second_officer)))
    assert sorted(type(answer).__name__ for answer in answers) == ["Refused", "Repeat"]
    assert Repeat.objects.count() == 1
