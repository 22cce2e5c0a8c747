"""Money for a request: hardly ever, announced before, and never for access (regulation; AVG art. 12(5), 15(3))."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate as today

from cases.fee import actions as fees
from cases.letters import dispatch
from cases.models import Case, Fee
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from tests.cases.answer.papers import shown
from tests.cast import case_in, days_ago, make_case

pytestmark = pytest.mark.django_db
LATER = dt.timedelta(days=14)


def announce(case, officer, **changed):
    words = {"ground": "further_copies", "amount": Decimal("4.50"), "purpose": "Papier en porto."}
    charge = fees.Charge(**{**words, "until": today() + LATER, **changed})
    return fees.announce(case=case, charge=charge, by=officer, on=today())


def erasures(officer, person):
    """Two requests for erasure of one person, of which the second may be called excessive."""
    first = case_in(Status.IDENTIFIED, by=officer, subject=person, kind="erasure")
    Case.objects.filter(pk=first.pk).update(received_at=days_ago(90))
    return first, case_in(Status.IDENTIFIED, by=officer, subject=person, kind="erasure")


def sent(fee, officer):
    dispatch.queue(letter=fee.letter, channel="mail", confirmed=True, by=officer, on=today())
    return fee


@pytest.mark.parametrize("ground", ["excessive", "unfounded"])
def test_access_carries_no_fee_and_the_sentence_names_the_clause(officer, tenant, ground):
    case = case_in(Status.SENT, by=officer, subject=tenant)
    with pytest.raises(Refused, match=r"Inzage is altijd gratis .Privacyreglement, vergoedingen"):
        announce(case, officer, ground=ground)
    assert not case.letters.filter(kind="fee").exists()


def test_a_first_copy_is_free(officer, tenant):
    with pytest.raises(Refused, match="De eerste kopie is gratis"):
        announce(case_in(Status.IDENTIFIED, by=officer, subject=tenant), officer)


def test_a_further_copy_may_cost_something(officer, tenant):
    case_in(Status.SENT, by=officer, subject=tenant)
    fee = announce(case_in(Status.IDENTIFIED, by=officer, subject=tenant), officer)
    words = shown(bytes(fee.letter.pdf))
    assert "€ 4,50" in words
    assert "AVG artikel 15 lid 3" in words
    assert "Dan trekt u dit deel van uw verzoek in" in words
    assert "rechtbank" in words
    assert LogEntry.objects.filter(verb="fee announced", actor=officer).count() == 1


def test_the_database_refuses_a_fee_on_access_too(officer, tenant):
    case_in(Status.SENT, by=officer, subject=tenant)
    fee = announce(case_in(Status.IDENTIFIED, by=officer, subject=tenant), officer)
    with pytest.raises(IntegrityError, match="access_is_free"), transaction.atomic():
        Fee.objects.filter(pk=fee.pk).update(ground="excessive")
    with pytest.raises(IntegrityError, match="of the kind"), transaction.atomic():
        Fee.objects.filter(pk=fee.pk).update(kind="erasure", ground="excessive")


def test_what_was_asked_once_this_year_is_not_excessive(officer, tenant):
    with pytest.raises(Refused, match="niet eerder"):
        announce(case_in(Status.IDENTIFIED, by=officer, subject=tenant, kind="erasure"), officer, ground="excessive")


def test_what_was_asked_before_may_be(officer, tenant):
    _first, again = erasures(officer, tenant)
    assert announce(again, officer, ground="excessive").amount == Decimal("4.50")


@pytest.mark.parametrize("kind", ["complaint", "other"])
def test_a_complaint_costs_nothing(officer, kind):
    with pytest.raises(Refused, match="geen geld vragen"):
        announce(make_case(kind=kind), officer, ground="unfounded")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"amount": Decimal(0)}, "Vul een bedrag in"),
        ({"amount": Decimal(1000)}, "Vul een bedrag in"),
        ({"purpose": "  "}, "Leg uit waarvoor"),
        ({"ground": "zin"}, "Kies waarom"),
    ],
)
def test_an_announcement_says_how_much_and_why(officer, changed, why):
    with pytest.raises(Refused, match=why):
        announce(make_case(kind="erasure"), officer, **{"ground": "unfounded", **changed})


def test_the_person_gets_time_to_choose(officer):
    with pytest.raises(Refused, match="minstens 7 dagen"):
        announce(make_case(kind="erasure"), officer, ground="unfounded", until=today() + dt.timedelta(days=6))


def test_one_announcement_at_a_time(officer):
    case = make_case(kind="erasure")
    announce(case, officer, ground="unfounded")
    with pytest.raises(Refused, match="al een bedrag aangekondigd"):
        announce(case, officer, ground="unfounded")


def test_nobody_agrees_to_what_was_not_sent(officer):
    fee = announce(make_case(kind="erasure"), officer, ground="unfounded")
    with pytest.raises(Refused, match="nog niet verstuurd"):
        fees.record_outcome(fee=fee, outcome="agreed", by=officer, on=today())


def test_who_agrees_owes_the_amount(officer):
    fee = sent(announce(make_case(kind="erasure"), officer, ground="unfounded"), officer)
    settled = fees.record_outcome(fee=fee, outcome="agreed", by=officer, on=today())
    assert (settled.outcome, settled.settled_by) == ("agreed", officer)
    with pytest.raises(Refused, match="al afgehandeld"):
        fees.record_outcome(fee=fee, outcome="waived", because="x", by=officer, on=today())


def test_who_does_not_want_to_pay_withdraws_the_request(officer):
    fee = sent(announce(make_case(kind="erasure"), officer, ground="unfounded"), officer)
    fees.record_outcome(fee=fee, outcome="withdrawn", by=officer, on=today())
    assert Case.objects.get(pk=fee.case_id).status == Status.WITHDRAWN


def test_who_does_not_want_a_further_copy_keeps_the_request(officer, tenant):
    case = case_in(Status.SENT, by=officer, subject=tenant)
    fee = sent(announce(case, officer), officer)
    fees.record_outcome(fee=fee, outcome="withdrawn", by=officer, on=today())
    line = LogEntry.objects.get(verb="fee settled")
    assert (line.actor, line.object_pk) == (officer, str(case.pk))
    assert Case.objects.get(pk=case.pk).status == Status.SENT


def test_silence_counts_after_the_last_day_only(officer):
    fee = sent(announce(make_case(kind="erasure"), officer, ground="unfounded"), officer)
    with pytest.raises(Refused, match="kan nog antwoorden"):
        fees.record_outcome(fee=fee, outcome="lapsed", by=officer, on=fee.until)
    assert (
        fees.record_outcome(fee=fee, outcome="lapsed", by=officer, on=fee.until + dt.timedelta(1)).outcome == "lapsed"
    )


def test_a_waiver_says_why(officer):
    fee = announce(make_case(kind="erasure"), officer, ground="unfounded")
    with pytest.raises(Refused, match="waarom u geen geld vraagt"):
        fees.record_outcome(fee=fee, outcome="waived", because=" ", by=officer, on=today())
    assert fees.record_outcome(fee=fee, outcome="waived", because="Kan niet.", by=officer, on=today()).waived_because


def test_announcing_and_waiving_on_screen(officer, signed_in):
    case, client = make_case(kind="erasure"), signed_in(officer)
    address, day = f"/verzoeken/{case.reference}/kosten/", today() + LATER
    typed = {"ground": "unfounded", "amount": "4,50", "purpose": "Werk.", "until_day": day.day}
    typed |= {"until_month": day.month, "until_year": day.year}
    assert client.post(address, {**typed, "ground": "further_copies"}).status_code == 409
    assert "/brieven/" in client.post(address, typed)["Location"]
    fee = case.fees.get()
    assert "€ 4,50" in client.get(address).content.decode()
    answer = client.post(f"{address}{fee.pk}/uitkomst/", {"outcome": "agreed"})
    assert answer.status_code == 409
    assert "nog niet verstuurd" in answer.content.decode()
    assert client.post(f"{address}{fee.pk}/uitkomst/", {"outcome": "waived", "because": "Arm."}).status_code == 302


def test_a_page_about_access_says_that_it_is_free(officer, signed_in):
    answer = signed_in(officer).get(f"/verzoeken/{make_case().reference}/kosten/")
    assert "Inzage is altijd gratis" in answer.content.decode()
    assert "Maak de aankondiging" not in answer.content.decode()
