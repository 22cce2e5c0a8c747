"""Deletion slips: each system that keeps the same is told once, by client number, until somebody proves it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.messages import digest
from cases.models import SearchSource
from dossiers.models import Activity, LogEntry, Person, Record
from dossiers.refusal import Refused
from retention.deletion_orders import actions as deletion_orders
from retention.ledger import file as ledger_file
from retention.lists import actions as lists
from retention.models import Certificate, DestructionList, ErasureLine, Slip, SlipLine
from tests.retention.keeping import TODAY, kept_by
from tests.retention.signed_lists import AFTER, DAY, as_destruction, signed
from wsn_privacy.disposal import replay
from wsn_privacy.disposal.run import destroy_due
from wsn_privacy.home import agenda


@pytest.fixture(autouse=True)
def _as_destruction(db):
    """Lists are signed on days of our own."""
    as_destruction()


@pytest.fixture
def records(officer, director, fg):
    """Two records of one client and one of another, on a list that was signed; and what lies elsewhere."""
    first, other = kept_by("arrears"), kept_by("bookkeeping")
    for record, number in ((first, "4711"), (other, "4712")):
        Person.objects.filter(pk=record.dossier.person_id).update(client_number=number)
    Record.objects.create(
        **{
            name: getattr(first, name)
            for name in ("dossier", "section", "basis", "evidence", "title", "text", "happened_on", "trigger_on")
        }
    )
    SearchSource.objects.exclude(name__in=("Archief en documenten", "Camera's", "Huurinning en incasso")).delete()
    source = SearchSource.objects.get(name="Huurinning en incasso")
    source.activity = first.basis.activity
    source.save()
    SearchSource.objects.filter(name="Camera's").update(
        activity=Activity.objects.exclude(pk__in=(first.basis.activity_id, other.basis.activity_id)).first()
    )
    signed(lists.propose(by=officer, on=TODAY), director, fg)
    return first, other


def test_who_keeps_the_lists_reads_on_monday_that_a_slip_is_late(officer):
    made = {"of": None, "request": "WSN-2026-0001", "due_on": TODAY}
    Slip.objects.create(system="Archief en documenten", **made)
    proof = {"done_on": TODAY, "done_as": "Collega ICT", "proof": "Melding 88"}
    Slip.objects.create(system="Huurinning en incasso", **made, **proof, proved_at=timezone.now(), proved_by=officer)
    assert not any("vernietigingsopdracht" in line for line in digest.lines_of(TODAY))
    said = "1 vernietigingsopdracht voor een ander systeem is te laat"
    assert digest.lines_of(TODAY + DAY)[4] == said


def proved(slip, by, **words):
    today = timezone.localdate()
    said = {"done_on": today, "done_as": "Collega ICT", "proof": "Melding 88", **words}
    return deletion_orders.prove(slip=slip, by=by, on=today, **said)


def test_each_system_that_keeps_the_same_gets_one_with_each_client_once(records):
    assert destroy_due(AFTER)["records_destroyed"]
    destroy_due(AFTER)
    found = {slip.system: [line.known_as for line in slip.lines.all()] for slip in Slip.objects.all()}
    assert {name: sorted(known) for name, known in found.items()} == {
        "Archief en documenten": ["4711", "4712"],
        "Huurinning en incasso": ["4711"],
    }
    assert {slip.due_on for slip in Slip.objects.all()} == {timezone.localdate() + 30 * DAY}
    assert LogEntry.objects.filter(verb="slip handed out").count() == 2
    assert Certificate.objects.filter(under=DestructionList.objects.get()).count() == 1


def test_a_list_that_is_stopped_tells_nobody(records, officer):
    lists.stop(of=DestructionList.objects.get(), reason="x", by=officer)
    destroy_due(AFTER)
    assert not Slip.objects.exists()


def test_once_it_is_proved_nobody_is_named_any_more(records, officer):
    destroy_due(AFTER)
    slip, other = Slip.objects.order_by("pk")
    proved(slip, officer)
    assert not slip.lines.exists()
    assert other.lines.exists()
    kept = Slip.objects.get(pk=slip.pk)
    assert (kept.done_as, kept.proof, kept.proved_by) == ("Collega ICT", "Melding 88", officer)
    assert LogEntry.objects.get(verb="slip proved").actor == officer
    assert ErasureLine.objects.get(kind="retention.slip").reference == slip.reference
    with pytest.raises(Refused, match="al vastgelegd"):
        proved(slip, officer)


def test_it_is_proved_by_who_keeps_the_lists_on_a_day_that_can_be(records, officer, fg):
    destroy_due(AFTER)
    slip, today = Slip.objects.first(), timezone.localdate()
    for by, done_on, why in (
        (fg, today, "privacy officer"),
        (officer, today + DAY, "moet nog komen"),
        (officer, today - DAY, "voor de opdracht"),
    ):
        with pytest.raises(Refused, match=why):
            proved(slip, by, done_on=done_on)
    assert slip.lines.exists()


def test_a_copy_that_is_put_back_forgets_them_again(records, officer):
    destroy_due(AFTER)
    slip = Slip.objects.first()
    line = ledger_file.Line(1, "retention.slip", slip.reference, "slip", timezone.now().isoformat(), "")
    assert replay.KINDS["retention.slip"](line)
    assert not slip.lines.exists()
    assert not replay.KINDS["retention.slip"](line)


def test_the_start_screen_says_when_one_is_late(records):
    destroy_due(AFTER)
    today = timezone.localdate()
    for on, is_late in ((today + 30 * DAY, False), (today + 31 * DAY, True)):
        (told,) = [each for each in agenda.planned(on) if "opdracht" in each.text]
        assert (told.is_late, told.on) == (is_late, today + 30 * DAY)


def test_the_page_shows_what_has_to_go_and_takes_the_proof(records, officer, director, signed_in):
    destroy_due(AFTER)
    client, slip = signed_in(officer), Slip.objects.order_by("pk").first()
    address = reverse("retention:slip", args=[slip.pk])
    known_as = slip.lines.first().known_as
    assert slip.reference in client.get(reverse("retention:slips")).text
    assert known_as in client.get(address).text
    today = timezone.localdate()
    day = {"done_on_day": today.day, "done_on_month": today.month, "done_on_year": today.year}
    assert client.post(address, {**day, "done_as": "ICT"}).status_code == 200
    assert client.post(address, {**day, "done_as": "ICT", "proof": "Melding 88"}).status_code == 302
    after = client.get(address).text
    assert "Melding 88" in after
    assert known_as not in after
    assert signed_in(director).get(address).status_code == 403
    assert SlipLine.objects.exclude(slip=slip).exists()
