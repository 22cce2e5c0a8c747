"""Recipients hear that records were corrected, removed or frozen, or it stands why they do not (AVG art. 19)."""

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
from dossiers.models import LogEntry
from dossiers.refusal import Refused
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


def test_the_letter_tells_the_number_and_what_was_done_and_nothing_else(officer, signed_in):
    record = record_with()
    row = carried_out(officer, record, "correction", RIGHT).tellings.get(recipient="gemeente")
    answer = signed_in(officer).get(url("recipient_letter", row))
    assert LogEntry.objects.get(verb="recipient printed").actor == officer
    letter = shown(answer.content)
    assert record.reference in letter
    assert "Wij verbeterden deze gegevens" in letter
    assert "Geachte heer of mevrouw" in letter
    for secret in (record.dossier.person.family_name, row.case.requester.name, RIGHT.new, record.text):
        assert secret not in letter


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
