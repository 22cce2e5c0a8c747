"""The proof of an answer: printed once for a decision, while nothing is locked, and sent byte for byte."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from cases.answer import proof
from cases.decision import actions as decision
from cases.decision.signing import actions as signing
from cases.delivery import actions as delivery
from cases.findings import actions as findings
from cases.flow import rules as flow_rules
from cases.flow import steps
from cases.models import Answer, Case, Delivery, Letter, PaperBytes, Proof
from cases.workflow import Status
from dossiers.access import wall
from dossiers.files import store
from dossiers.files.checking import checked
from dossiers.models import LogEntry, Record, RecordFile
from dossiers.records import actions as records
from dossiers.refusal import Refused
from dossiers.text import press
from tests import cast
from tests.cases.answer.papers import shown
from tests.cases.search.searching import paper_finding

PACKAGE = ["answer.typ", "inventory.typ", "looks.typ", "overview.typ"]


def today():
    return timezone.localdate()


def elsewhere(act):
    """What `act` gives on a connection of its own."""

    def run():
        try:
            with wall.as_job():
                return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


@pytest.fixture
def printed(monkeypatch):
    """The templates that were printed, in no order; what is in `meanwhile` is done before each, elsewhere."""
    compiled, one_by_one = press._compile, threading.Lock()

    class Printed(list):
        meanwhile = staticmethod(lambda: None)

    done = Printed()

    def compile_and_tell(template, on, content):
        with one_by_one:
            elsewhere(done.meanwhile)
        done.append(template)
        return compiled(template, on, content)

    monkeypatch.setattr(press, "_compile", compile_and_tell)
    return done


@pytest.fixture
def case(officer):
    """A case that is judged and can be decided, of which the answer asks a second signature."""
    dossier = cast.make_dossier()
    cast.make_record(dossier, "nuisance")
    case = cast.case_in(Status.GATHERED, by=officer, subject=dossier.person)
    cast.judge_all(case, by=officer)
    return case


def decide(case, by, reasons="Daarom."):
    decision.decide(**cast.NO_SEARCH, case=case, reasons=reasons, by=by, on=today())
    return Case.objects.get(pk=case.pk)


def send(case, by, on=None):
    return delivery.send(case=case, channel="post", by=by, on=on or today())[0]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_printed_while_the_case_is_locked(case, officer, director, printed, signed_in):
    locked = []

    def lock():
        try:
            with transaction.atomic():
                Case.objects.select_for_update(nowait=True).get(pk=case.pk)
        except OperationalError:
            locked.append(case.pk)

    printed.meanwhile = lock
    decide(case, officer)
    assert printed == []
    row = signing.request_signature(case=case, to=director, by=officer, on=today())
    assert sorted(printed) == PACKAGE
    cast.read_and_sign(row, by=director)
    send(case, officer)
    assert sorted(printed) == PACKAGE
    assert locked == []
    with transaction.atomic():
        steps.locked(case)
        elsewhere(lock)
    assert locked == [case.pk]  # it would have been seen


def test_what_was_read_and_signed_is_what_goes_out(case, officer, director, printed, signed_in):
    decide(case, officer)
    seen = signed_in(officer).get(reverse("cases:proof", args=[case.reference])).content
    assert LogEntry.objects.get(verb="previewed").actor == officer
    row = signing.request_signature(case=case, to=director, by=officer, on=today())
    cast.read_and_sign(row, by=director)
    assert LogEntry.objects.get(verb="signature_asked").actor == officer
    kept = Proof.objects.get(case=case)
    made = send(case, officer)
    assert bytes(made.package) == bytes(kept.package)
    assert seen == bytes(row.proof) == bytes(kept.letter) == bytes(Letter.objects.get(case=case).pdf)
    assert sorted(printed) == PACKAGE


def test_another_decision_has_another_proof_and_there_is_one(case, officer, printed):
    first = proof.prove(decide(case, officer), today())
    signing.reopen(case=case, by=officer, on=today())
    assert not Proof.objects.exists()
    second = proof.prove(decide(case, officer, "Om een andere reden."), today())
    assert first.content != second.content
    assert "Om een andere reden." in shown(bytes(second.letter))
    assert Proof.objects.get() == second
    assert sorted(printed) == sorted(PACKAGE * 2)


@pytest.mark.parametrize(
    "change",
    [
        lambda case: Answer.objects.filter(case=case).update(no_part_because="Anders."),
        lambda case: Record.objects.filter(findings__case=case).update(text="Iets anders."),
        lambda case: type(case.requester).objects.filter(case=case).update(name="A. Yilmaz"),
    ],
    ids=["inside words of the decision", "a record that is given", "who it goes to"],
)
def test_whatever_changes_the_answer_asks_a_new_proof(case, officer, change):
    decided = decide(case, officer)
    first = proof.prove(decided, today()).content
    assert proof.prove(decided, today()).content == first
    change(decided)
    with pytest.raises(Refused, match="intussen veranderd"):
        proof.proven(Case.objects.get(pk=case.pk), today())
    assert proof.prove(decided, today()).content != first


def test_a_letter_carries_the_day_on_which_it_goes(officer, tenant, dossier, printed):
    cast.make_record(dossier)
    case = cast.case_in(Status.DECIDED, by=officer, subject=tenant)
    proof.prove(case, today())
    tomorrow = today() + dt.timedelta(days=1)
    send(case, officer, tomorrow)
    assert f"{tomorrow.day} " in shown(bytes(Letter.objects.get(case=case).pdf)).partition("Ons nummer")[0]
    assert sorted(printed) == sorted(PACKAGE * 2)


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_changes_while_it_is_printed_does_not_go_out(officer, printed):
    case = cast.case_in(Status.DECIDED, by=officer)
    other = cast.case_in(Status.DECIDED, by=officer)
    proof.prove(other, today())
    printed.clear()
    printed.meanwhile = lambda: Answer.objects.filter(case=case).update(reasons="Heel iets anders.")
    with pytest.raises(Refused, match="intussen veranderd"):
        send(case, officer)
    assert Case.objects.get(pk=case.pk).status == Status.DECIDED
    assert not Delivery.objects.exists()
    assert send(other, officer)
    assert "Heel iets anders." in shown(bytes(proof.prove(case, today()).letter))


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_is_opened_again_while_it_is_printed_leaves_no_proof(officer, printed):
    case = cast.case_in(Status.DECIDED, by=officer)

    def reopen():
        if Case.objects.get(pk=case.pk).status == Status.DECIDED:
            signing.reopen(case=case, by=officer, on=today())

    printed.meanwhile = reopen
    with pytest.raises(Refused) as refusal:
        send(case, officer)
    assert refusal.value.why == flow_rules.why_not_send(Case.objects.get(pk=case.pk), "post") != ""
    assert Case.objects.get(pk=case.pk).status == Status.GATHERED
    assert not Proof.objects.exists()


@pytest.mark.parametrize(
    "end",
    [
        lambda case, by: send(case, by),
        lambda case, by: signing.reopen(case=case, by=by, on=today()),
        lambda case, by: steps.withdraw(case=case, by=by, on=today()),
    ],
    ids=["sent", "opened again", "withdrawn"],
)
def test_a_proof_goes_when_nothing_waits_to_be_sent_and_that_of_another_stays(officer, end):
    ended, other = cast.case_in(Status.DECIDED, by=officer), cast.case_in(Status.DECIDED, by=officer)
    for case in (ended, other):
        proof.prove(case, today())
    end(ended, officer)
    assert [row.case for row in Proof.objects.all()] == [other]


# What cannot be made is not decided


def _kept_file(dossier, officer):
    """A record of which a file is kept."""
    record = cast.make_record(dossier)
    content = b"From: a@voorbeeld.example\r\nSubject: Brief\r\n\r\nTekst.\r\n"
    records.attach(record=record, papers=[checked("brief.eml", content, len(content))], by=officer)
    return RecordFile.objects.get(record=record)


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_gone_is_told_when_deciding_and_changes_nothing(officer, tenant, dossier):
    row = _kept_file(dossier, officer)
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    cast.judge_all(case, by=officer)
    content = store.place(row.pk).read_bytes()
    store.place(row.pk).unlink()
    before = cast.rows()
    with pytest.raises(Refused, match="Een bestand bij stuk 1 is niet te lezen"):
        decide(case, officer)
    assert cast.rows() == before
    store.place(row.pk).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(Refused, match="Een bestand bij stuk 1 is niet te lezen"):
        decide(case, officer)
    store.place(row.pk).write_bytes(content)
    assert decide(case, officer).status == Status.DECIDED


def test_a_found_paper_that_was_altered_is_told_when_deciding(officer):
    case = cast.case_in(Status.GATHERED, by=officer)
    finding = paper_finding(case, by=officer)
    cast.judge_all(case, by=officer)
    row = PaperBytes.objects.get(paper=finding.paper)
    PaperBytes.objects.filter(pk=row.pk).update(sealed=bytes(row.sealed)[:-1] + b"x")
    with pytest.raises(Refused, match=f"Een bestand bij stuk {finding.number} is niet te lezen"):
        decide(case, officer)


@pytest.mark.parametrize("kind", ["access", "portability"])
def test_a_shielded_name_in_the_reasons_is_told_when_deciding(officer, tenant, dossier, kind):
    named = cast.make_person(given_name="", family_name="Öztürk", kind="third_party")
    cast.make_record(dossier, mentions=[named], text="Zij belde.")
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant, kind=kind)
    words = {"outcome": "refused", "code": "A", "reason": "Van een ander."}
    for finding in case.findings.all():
        findings.judge(finding=finding, revision=0, by=officer, **words)
    with pytest.raises(Refused, match="Bij ‘uw uitleg’ staat nog ‘Öztürk’"):
        decision.decide(
            **cast.NO_SEARCH, case=case, reasons="Öztürk belde.", no_part_because="Nee.", by=officer, on=today()
        )
