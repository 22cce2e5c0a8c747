"""Certificates of destruction: one each, of what went, without a word of it, and never another than it was."""

import hashlib
import io

import pikepdf
import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from dossiers.files.texts import text_of
from dossiers.models import LogEntry, Person, Record
from dossiers.text.printable import dutch
from retention.certificates import actions as certificates
from retention.lists import actions as lists
from retention.models import Certificate, Destruction, DestructionList, Slip
from tests.retention.keeping import LONG_AGO, TODAY, kept_by
from tests.retention.signed_lists import AFTER, as_destruction, signed, sweep
from tests.wsn_privacy.operations.commands import run
from wsn_privacy.disposal.run import destroy_due


@pytest.fixture
def done(officer, director, fg):
    """A list with two records that was carried out, one of a rule that takes a third person."""
    as_destruction()
    record = kept_by("arrears")
    Record.objects.filter(pk=record.pk).update(title="Zqxtitel", text="Zqxtekst")
    Person.objects.update(family_name="Zqxnaam", client_number="Zqxklant")
    kept_by("bookkeeping")
    signed(lists.propose(by=officer, on=TODAY), director, fg)
    sweep(AFTER)
    return DestructionList.objects.get()


def words_of(row):
    return " ".join("".join(text_of("pdf", bytes(row.pdf))).split())


def as_manifest(rows):
    """The digest over tombstones, by hand."""
    lines = [
        f"{d.reference};{d.section};{d.article};{d.rule_id or ''};{d.count};{d.files};{d.at.isoformat()}\n"
        for d in rows
    ]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def test_a_list_gets_one_and_what_went_without_a_list_another_however_often_it_is_asked(done):
    kept_by("camera")
    sweep(AFTER)
    certificates.make_all()
    assert certificates.make_all() == ([], [])
    of_list, of_run = Certificate.objects.order_by("pk")
    assert (of_list.under, of_list.count) == (done, 2)
    with_rule = Destruction.objects.filter(under__isnull=True)
    assert of_run.under is None
    assert list(of_run.destructions) == list(with_rule.order_by("pk"))
    for row in (of_list, of_run):
        assert row.manifest == as_manifest(row.destructions)
        assert row.sha256 == hashlib.sha256(row.pdf).hexdigest()
    kept_by("camera")
    sweep(AFTER)
    ((again,), _failed) = certificates.make_all()
    assert again == Certificate.objects.first().reference
    assert sum(row.count for row in Certificate.objects.all()) == Destruction.objects.count()


def test_the_database_refuses_a_second_of_the_same(done):
    kept_by("camera")
    sweep(AFTER)
    certificates.make_all()
    for row in Certificate.objects.all():
        copy = Certificate(pk=None, under=row.under, after=row.after, upto=row.upto, count=1, pdf=b"x")
        with pytest.raises(IntegrityError), transaction.atomic():
            copy.save(force_insert=True)
        with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
            Certificate.objects.filter(pk=row.pk).update(count=99)


def test_it_says_how_many_by_which_rule_who_signed_and_how_and_not_what(done, officer, director, fg):
    certificates.make_all()
    words = words_of(Certificate.objects.get(under=done))
    for of in (officer, director, fg):
        assert of.name in words
    for part in ("VL-", "functionaris gegevensbescherming", "7 hele dagen", "wet: ", "VACUUM", "VV-"):
        assert part in words
    for left in Destruction.objects.filter(under=done):
        assert left.reference in words
    assert "Zqx" not in words


def test_it_states_each_fact_of_what_went(done):
    """What, when, how many, how many files, and what of the list stayed: whoever reads it later has nothing else."""
    certificates.make_all()
    words = words_of(Certificate.objects.get(under=done))
    went_on = dutch(timezone.localdate(done.destructions.first().at))
    facts = (f"Betreft lijst {done.reference}", f"Vernietigd op {went_on}", "Aantal 2", "Bestanden daarbij 0")
    for fact in (*facts, "Van de lijst gehaald 0", "Bleef op het moment zelf 0"):
        assert fact in words, words[:400]


def test_each_one_leaves_a_line_that_says_how_much_went(done):
    kept_by("camera")
    sweep(AFTER)
    certificates.make_all()
    lines = LogEntry.objects.filter(verb="certificate made").order_by("id")
    assert [(line.actor, line.object_repr) for line in lines] == [
        (None, row.reference) for row in Certificate.objects.order_by("pk")
    ]
    certificates.make_all()
    assert lines.count() == 2


def test_what_was_asked_of_another_system_for_a_request_stands_in_none(done):
    Slip.objects.create(request="WSN-2026-0001", system="Zqxsysteem", due_on=TODAY)
    kept_by("camera")
    sweep(AFTER)
    certificates.make_all()
    assert not [row for row in Certificate.objects.all() if "Zqxsysteem" in words_of(row)]


def test_it_is_pdf_a_2a_and_ua_1(done):
    certificates.make_all()
    with pikepdf.open(io.BytesIO(Certificate.objects.first().pdf)) as pdf, pdf.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")


def test_who_was_killed_before_it_was_made_has_it_from_the_next_sweep(done):
    assert certificates.faults() == ([done.reference], [])
    told = destroy_due(AFTER)
    assert len(told["certificates_made"]) == 2
    assert certificates.faults() == ([], [])
    assert destroy_due(AFTER)["certificates_made"] == []


def test_reconcile_names_a_list_without_one(done, settings, tmp_path):
    settings.FILES_DIR = tmp_path  # where no other test left a file
    text, code = run("reconcile")
    assert (code, text.splitlines()[-1]) == (
        1,
        f"Bij deze uitgevoerde lijst is geen vernietigingsverklaring: {done.reference}.",
    )
    certificates.make_all()
    assert run("reconcile")[1] == 0


def test_another_file_or_other_tombstones_are_found(done, settings):
    certificates.make_all()
    row = Certificate.objects.get(under=done)
    Destruction.objects.filter(under=done).first().delete()
    assert certificates.faults() == ([], [row.reference])


def test_one_that_fails_is_named_and_keeps_no_other_back(done, monkeypatch):
    kept_by("camera", happened_on=LONG_AGO)
    sweep(AFTER)
    whole = certificates.paper.typeset

    def typeset(row):
        if row.under:
            raise DatabaseError
        return whole(row)

    with monkeypatch.context() as broken:
        broken.setattr(certificates.paper, "typeset", typeset)
        made, failed = certificates.make_all()
    assert (len(made), failed) == (1, [done.reference])
    assert len(certificates.make_all()[0]) == 1


def test_officer_and_fg_take_it_along_with_a_line_and_the_director_does_not(done, officer, fg, director, signed_in):
    certificates.make_all()
    row = Certificate.objects.get(under=done)
    page = signed_in(fg).get(reverse("retention:list", args=[done.pk])).text
    assert row.reference in page
    address = reverse("retention:certificate", args=[row.pk])
    answer = signed_in(officer).get(address)
    assert (answer.content, answer["Content-Type"]) == (bytes(row.pdf), "application/pdf")
    assert LogEntry.objects.get(verb="certificate fetched").actor == officer
    assert row.reference in signed_in(officer).get(reverse("retention:certificates")).text
    assert signed_in(director).get(address).status_code == 403
    assert address not in signed_in(director).get(reverse("retention:list", args=[done.pk])).text
    assert row.made_at.date() == timezone.now().date()
