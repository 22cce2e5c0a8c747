"""Recipients hear that records were corrected, removed or frozen, or it stands why they do not (AVG art. 19)."""

import dataclasses
import datetime as dt
import io
import json
import zipfile

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from cases.answer import outcomes
from cases.evidence_file import archive as evidence
from cases.models import Measure, Telling
from cases.notification import actions as notification
from dossiers.models import Dossier, LogEntry, Mention, Person, Record
from dossiers.refusal import Refused
from dossiers.text.printable import dutch
from tests import cast
from tests.cases.answer.papers import shown
from tests.cases.notification.telling import FROZEN, GONE, RIGHT, carried_out, record_with
from wsn_privacy.disposal.run import erase_decided
from wsn_privacy.home import agenda

KINDS = {"correction": RIGHT, "erasure": GONE, "restriction": FROZEN}


def url(name, row):
    return reverse(f"cases:{name}", args=[row.case.reference, row.pk])


def told(**words):
    today = timezone.localdate()
    day = {"told_on_day": today.day, "told_on_month": today.month, "told_on_year": today.year}
    return {"outcome": "told", "how": "mail", **day, **words}


def settle(row, officer, **said):
    return notification.record_outcome(row=row, said=notification.Settled(**said), by=officer, on=timezone.localdate())


@pytest.mark.parametrize("kind", KINDS)
def test_each_known_recipient_of_what_was_carried_out_is_to_be_told(officer, kind):
    record = record_with("deurwaarder, gemeente")
    case = carried_out(officer, record, kind, KINDS[kind])
    rows = case.tellings.values_list("recipient", "records", "outcome")
    assert list(rows) == [("deurwaarder", [record.reference], ""), ("gemeente", [record.reference], "")]


def test_nobody_is_to_be_told_of_records_that_nobody_gets(officer):
    case = carried_out(officer, record_with(""))
    assert not case.tellings.exists()


def test_nobody_is_to_be_told_before_the_answer_goes_or_of_an_objection(officer):
    case = carried_out(officer, kind="objection")
    assert Measure.objects.get(finding__case=case).kind == "stop"
    assert not Telling.objects.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_the_person_reads_in_the_answer_who_hears_of_it(officer, kind):
    case = carried_out(officer, kind=kind, wanted=KINDS[kind])
    letter = " ".join(shown(bytes(case.letters.get(kind="answer").pdf)).split())
    assert f"{outcomes.TELLS}deurwaarder, gemeente." in letter


def test_a_recipient_who_was_told_is_done_with_day_way_and_by_whom(officer, signed_in):
    row = carried_out(officer).tellings.first()
    answer = signed_in(officer).post(url("recipient", row), told(), follow=True)
    row.refresh_from_db()
    assert (row.outcome, row.told_on, row.how) == ("told", timezone.localdate(), "mail")
    assert row.settled_by == officer
    assert "ingelicht op" in answer.content.decode()
    assert LogEntry.objects.filter(verb="recipient settled").exists()


@pytest.mark.parametrize("outcome", ["never", "cannot"])
def test_who_is_not_told_has_a_reason(officer, outcome):
    row = carried_out(officer).tellings.first()
    with pytest.raises(Refused, match="waarom niet"):
        settle(row, officer, outcome=outcome, reason=" ")
    done = settle(row, officer, outcome=outcome, reason="Nooit verstuurd.")
    assert (done.outcome, done.reason, done.told_on) == (outcome, "Nooit verstuurd.", None)


@pytest.mark.parametrize(
    ("days", "how", "sentence"),
    [(1, "mail", "nog niet geweest"), (-1, "mail", "voor ons antwoord"), (0, "", "wanneer en hoe")],
)
def test_a_day_that_cannot_be_is_refused(officer, days, how, sentence):
    row, today = carried_out(officer).tellings.first(), timezone.localdate()
    with pytest.raises(Refused, match=sentence):
        settle(row, officer, outcome="told", told_on=today + dt.timedelta(days), how=how)


def test_it_is_settled_once(officer, signed_in):
    row = carried_out(officer).tellings.first()
    client = signed_in(officer)
    client.post(url("recipient", row), told())
    again = client.post(url("recipient", row), {"outcome": "never", "reason": "Toch niet."})
    assert again.status_code == 409
    assert Telling.objects.get(pk=row.pk).outcome == "told"


def test_nobody_is_told_of_a_removal_before_it_is_done(officer):
    row = carried_out(officer, kind="erasure", wanted=GONE).tellings.first()
    words = {"outcome": "told", "told_on": timezone.localdate(), "how": "post"}
    with pytest.raises(Refused, match="Nog niet alles is verwijderd"):
        settle(row, officer, **words)
    assert erase_decided() == 1
    assert settle(row, officer, **words).outcome == "told"


def named(row, client, **typed):
    typed = {"name": "Gemeente Voorbeeld, Burgerzaken", "address": "Raadhuisplein 1, 1000 AA Stad"} | typed
    assert client.post(url("recipient_named", row), typed).status_code == 302


def letter_to(row, client):
    """The letter to a recipient who was named, as it is read on paper."""
    named(row, client)
    answer = client.get(url("recipient_letter", row))
    return " ".join(shown(answer.content).split())


@pytest.mark.parametrize("kind", KINDS)
def test_the_letter_says_of_whom_it_is_and_what_to_do(officer, signed_in, kind):
    record = record_with()
    record.title = "Gesprek aan de telefoon"
    record.save()
    person = record.dossier.person
    Person.objects.filter(pk=person.pk).update(born_on=dt.date(1980, 4, 3))
    row = carried_out(officer, record, kind, KINDS[kind]).tellings.get(recipient="gemeente")
    letter = letter_to(row, signed_in(officer))
    assert LogEntry.objects.get(verb="recipient printed").actor == officer
    assert f"gegevens over {person.name}, geboren op 3 april 1980. " in letter
    assert f"{dutch(record.happened_on)}" in letter
    asked = {
        "correction": "Verbeter dit ook",
        "erasure": "Verwijder deze gegevens ook",
        "restriction": "gebruik ze voorlop",
    }
    assert asked[kind] in letter
    changed = "Er stond: “Gesprek aan de telefoon”. Er staat nu: “Gesprek aan de balie”."
    assert (changed in letter) == (kind == "correction")


def test_the_letter_goes_to_who_got_it_and_has_no_words_for_tenants(officer, signed_in):
    record = record_with()
    row = carried_out(officer, record, "correction", RIGHT).tellings.get(recipient="gemeente")
    letter = letter_to(row, signed_in(officer))
    assert LogEntry.objects.get(verb="recipient named").object_repr == row.case.reference
    for part in ("Gemeente Voorbeeld, Burgerzaken Raadhuisplein 1 1000 AA Stad", "Geachte heer of mevrouw"):
        assert part in letter
    for strange in ("Niet tevreden?", "klachtencommissie", "rechtbank", record.reference, record.text, "Bel ons: dan"):
        assert strange not in letter


def test_nobody_else_is_told_of_in_the_letter(officer, signed_in, neighbour):
    record = record_with()
    record.title = f"Belde over {neighbour.family_name}"
    record.save()
    Mention.objects.create(record=record, person=neighbour, role="reporter")
    wanted = dataclasses.replace(RIGHT, new=f"Gesprek over {neighbour.family_name}")
    row = carried_out(officer, record, "correction", wanted).tellings.get(recipient="gemeente")
    letter = letter_to(row, signed_in(officer))
    assert "Er staat nu: “Gesprek over [A]”." in letter
    assert neighbour.family_name not in letter


def test_the_home_in_the_letter_is_the_one_that_the_recipient_knows(officer, signed_in, complex_a):
    record = record_with()
    Dossier.objects.filter(pk=record.dossier_id).update(unit=cast.make_dossier(place=complex_a).unit)
    hidden = {"address": "Schuilplaats 9, 1111 ZZ Geheim", "born_on": dt.date(1980, 4, 3)}
    Person.objects.filter(pk=record.dossier.person_id).update(**hidden)
    letter = letter_to(carried_out(officer, Record.objects.get(pk=record.pk)).tellings.first(), signed_in(officer))
    assert "huurt of huurde Veldweg 1, 0000 AA Voorbeeldstad" in letter
    assert "Schuilplaats" not in letter
    assert "3 april 1980" not in letter


def test_there_is_no_letter_before_it_is_said_to_whom(officer, signed_in):
    row, client = carried_out(officer).tellings.first(), signed_in(officer)
    assert "Brief (pdf)" not in client.get(url("recipient", row)).content.decode()
    answer = client.get(url("recipient_letter", row))
    assert answer.status_code == 409
    assert "Zeg eerst aan wie de brief gaat." in answer.content.decode()
    missing = client.post(url("recipient_named", row), {"name": " "})
    assert "Vul in aan wie de brief gaat." in missing.content.decode()


def test_who_is_known_to_have_got_it_is_proposed_the_next_time(officer, signed_in):
    record, client = record_with(), signed_in(officer)
    first, other = carried_out(officer, record, "correction", RIGHT).tellings.order_by("-recipient")
    named(first, client)
    client.post(url("recipient", first), told())
    again = dataclasses.replace(RIGHT, new="Gesprek bij de deur")
    later = {row.recipient: row for row in carried_out(officer, record, "correction", again).tellings.all()}
    assert later[first.recipient].to_name == "Gemeente Voorbeeld, Burgerzaken"
    assert later[other.recipient].to_name == ""


def test_what_was_to_be_told_is_not_kept_once_it_is_settled(officer, signed_in):
    row, other = carried_out(officer).tellings.all()
    settle(row, officer, outcome="never", reason="Kreeg niets.")
    row.refresh_from_db()
    assert (row.about, row.changes) == ("", [])
    other.refresh_from_db()
    assert other.about
    assert other.changes
    page = signed_in(officer).get(url("recipient", row))
    assert (page.status_code, "Wat u schrijft" in page.content.decode()) == (200, False)


def test_the_start_screen_counts_them_until_all_are_settled(officer):
    case, today = carried_out(officer), timezone.localdate()
    lines = [each.text for each in agenda.planned(today) if case.reference in each.text]
    assert lines == [f"2 ontvangers moeten nog horen wat er wijzigde; begin bij {case.reference}"]
    for row in case.tellings.all():
        settle(row, officer, outcome="never", reason="Kreeg niets.")
    assert not [each for each in agenda.planned(today) if case.reference in each.text]


def test_the_evidence_file_lists_them(officer):
    case = carried_out(officer)
    row = case.tellings.first()
    settle(row, officer, outcome="never", reason="Kreeg niets.")
    with zipfile.ZipFile(io.BytesIO(evidence.evidence(case=case, purpose="audit", by=officer))) as archive:
        kept = json.loads(archive.read("ontvangers.json"))
    assert [(each["ontvanger"], each["uitkomst"]) for each in kept] == [
        ("deurwaarder", "kreeg dit niet van ons"),
        ("gemeente", None),
    ]


def test_who_only_reads_sees_it_and_a_stranger_does_not(officer, fg, letting, signed_in):
    row = carried_out(officer).tellings.first()
    assert signed_in(fg).get(url("recipient", row)).status_code == 200
    assert signed_in(fg).post(url("recipient", row), told()).status_code == 403
    assert signed_in(letting).get(url("recipient", row)).status_code == 404
    assert signed_in(letting).get(url("recipient_letter", row)).status_code == 404


def test_the_database_keeps_no_half_answer(officer):
    row = carried_out(officer).tellings.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Telling.objects.filter(pk=row.pk).update(outcome="told", settled_at=timezone.now(), settled_by=officer)
