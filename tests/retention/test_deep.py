"""A person with a word of their own in everything that is kept, destroyed by the ordinary route: nothing stays."""

import datetime as dt
import logging

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import CaseKey, FoundPaper, Mail
from cases.paperkeeping import content_of
from cases.tasks import send_mails
from dossiers import recording, wall
from dossiers.actions import open_section
from dossiers.files import store
from dossiers.files.checking import checked
from dossiers.intake import jobs
from dossiers.keys import fold
from dossiers.models import (
    Correction,
    DossierKey,
    ImportLine,
    ImportRun,
    LawfulBasis,
    Mention,
    RecordFile,
    Statement,
    Tie,
)
from dossiers.sections import Purpose
from retention import listing, slips
from retention.models import Slip
from tests import cast, scanning
from tests.cases.form_filling import post
from tests.cases.searching import paper_finding
from tests.dossiers import intake_tools, paperwork
from tests.planted import our_models
from wsn_privacy import sweeping
from wsn_privacy.backup import programs

pytestmark = pytest.mark.django_db(transaction=True)
LONG_AGO = dt.date(2012, 6, 1)
THREE_YEARS = dt.timedelta(days=3 * 366)
INSIDE = ("Zqxinpdf7", "Zqxindocx7", "Zqxgevonden7")  # words in files
CATEGORIES = ("arrears", "bookkeeping", "complaint", "nuisance", "camera")


class Words(dict):
    """A word of its own for each place, by the name of the place."""

    def __missing__(self, place: str) -> str:
        self[place] = f"Zqxé{len(self):03d}rt"
        return self[place]


def a_record(dossier, category, words, name):
    basis = LawfulBasis.objects.filter(activity__retention=category).select_related("activity").first()
    fields = {each: words[f"{name}.{each}"] for each in ("title", "text", "evidence", "origin")}
    days = {"happened_on": LONG_AGO, "trigger_on": LONG_AGO}
    return cast.make_record(dossier, basis.activity.section, basis=basis, **fields, **days)


def a_person(words):
    names = ("client_number", "given_name", "prefix", "family_name", "email", "phone", "address")
    fields = {name: words[f"person.{name}"] for name in names}
    return cast.make_person(**{**fields, "email": f"{fold(words['person.email'])}@tenant.example"})


def furnish(person, dossier, other, words, officer):
    """Everything that can be kept of a person in their own dossier."""
    for category in CATEGORIES:
        record = a_record(dossier, category, words, category)
    papers = [
        checked(f"{words['pdf.name']}.pdf", paperwork.pdf(INSIDE[0])),
        checked(f"{words['docx.name']}.docx", paperwork.docx(INSIDE[1])),
    ]
    on, why = timezone.localdate(), words["opening.reason"]
    open_section(dossier=dossier, section=record.section, purpose=Purpose.OTHER, reason=why, by=officer, on=on)
    recording.attach(record=record, papers=papers, by=officer)
    old = {"old": words["correction.old"], "new": words["correction.new"], "evidence": words["correction.evidence"]}
    Correction.objects.create(record=record, field="title", by=officer, **old)
    Statement.objects.create(record=record, text=words["statement.text"], made_on=LONG_AGO, by=officer)
    Tie.objects.create(
        person=person,
        other=other,
        kind="mandate",
        since=LONG_AGO,
        scope=words["tie.scope"],
        evidence=words["tie.evidence"],
    )
    neighbour = a_record(
        cast.make_dossier(started_on=dt.date(2010, 1, 1), ended_on=LONG_AGO), "camera", words, "neighbour"
    )
    Mention.objects.create(record=neighbour, person=person, role="reporter")


def ask(person, words, officer):
    """A request of this person, answered, with a file that a colleague found."""
    said = {"name": words["case.name"], "question": words["case.question"], "address": words["case.address"]}
    case = cast.case_in(
        "gathered", by=officer, subject=person, email=f"{fold(words['case.email'])}@tenant.example", **said
    )
    content = paperwork.docx(INSIDE[2])
    paper_finding(case, by=officer, name=f"{words['paper.name']}.docx", content=content)
    cast.finish(case, by=officer)
    send_mails()
    assert not Mail.objects.filter(sent_at__isnull=True).exists()
    return case


def visit(words, officer, signed_in):
    """A search that was typed, a form that was not finished, and one that was wrong."""
    visitor = Client()
    post(visitor, "wat")
    post(visitor, "waarover", question=words["draft.question"])
    post(visitor, "wie", name=words["draft.wrong"], born_on_day="99")
    assert signed_in(officer).post(reverse("search"), {"text": words["search"]}).status_code == 200


def take_in(words, tmp_path):
    """An import that changed a row, of which a person is left in the lines."""
    before = intake_tools.with_value("Achternaam", words["import.before"], intake_tools.LINE)
    intake_tools.tenants(tmp_path, before)
    intake_tools.tenants(tmp_path, intake_tools.LINE)
    assert ImportLine.objects.filter(before__isnull=False).exists()


def everywhere(disk, log):
    """Every place that we have, and what is sealed as who has the keys reads it."""
    with wall.as_job(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        dump = b"".join(programs.dumped(cursor.fetchone()[0]))
        sealed = {f"file {row.pk}": b"".join(store.content_of(row)) for row in RecordFile.objects.all()}
        sealed |= {f"paper {row.pk}": content_of(row) for row in FoundPaper.objects.all()}
    places = scanning.database() | scanning.broker() | scanning.files(disk)
    return places | sealed | {"dump": dump, "log": log.text.encode()}


def learn():
    """The planner learns what stands in the tables."""
    with wall.as_job(), connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def of_others(rows):
    """What is kept of people."""
    names = ("Person", "Dossier", "Record", "Mention", "RecordFile", "Tie", "Unit", "Complex")
    return {name: rows[f"dossiers.{name}"] for name in names}


def destroy(officer, *signers):
    """Three years on, by the ordinary route: what has a list by its list, the rest by itself, as the worker does it."""
    of = listing.propose(by=officer, on=timezone.localdate())
    listing.submit(of=of, by=officer)
    for who in signers:
        listing.approve(of=of, typed=of.reference, by=who)
    ImportRun.objects.update(made_at=timezone.now() - THREE_YEARS, done_at=timezone.now() - THREE_YEARS)
    jobs.forget()
    return sweeping.sweep(timezone.now() + THREE_YEARS, dry_run=False)


def test_nothing_of_a_person_stays(tmp_path, settings, mailbox, caplog, officer, director, fg, signed_in):
    """Read docs/decisions/0017-deep-destruction.md for what is looked for elsewhere, or stays."""
    caplog.set_level(logging.DEBUG)
    settings.FILES_DIR = disk = tmp_path / "disk"
    words, neighbour = Words(), cast.make_dossier(place=cast.Complex.objects.create(code="Q", name="Kwartel"))
    cast.make_record(neighbour, text=words["named by a neighbour"])
    other = cast.make_dossier().person
    kept = of_others(cast.rows())
    person = a_person(words)
    dossier = cast.make_dossier(person, started_on=dt.date(2010, 1, 1), ended_on=LONG_AGO)
    furnish(person, dossier, other, words, officer)
    ask(person, words, officer)
    visit(words, officer, signed_in)
    take_in(words, tmp_path)
    learn()

    found = scanning.scan([*words.values(), *INSIDE], everywhere(disk, caplog))
    assert {*words.values(), *INSIDE} - set().union(*found.values()) == {words["search"], words["draft.wrong"]}
    assert words["person.family_name"] in found["statistics person_by_words.search_words"]
    assert not {place for place in found if place.startswith(("log", "valkey"))}

    told = destroy(officer, director, fg)
    assert (len(told["records_destroyed"]), len(told["dossiers_destroyed"]), len(told["cases_destroyed"])) == (6, 2, 1)
    assert scanning.scan([words["person.client_number"]], everywhere(disk, caplog)).keys() == {
        "table retention_slipline",
        "dump",
    }
    for slip in Slip.objects.open():
        day = timezone.localdate()
        slips.prove(slip=slip, done_on=day, done_as="ICT", proof="Melding 1", by=officer, on=day)
    left = scanning.scan([*words.values(), *INSIDE], everywhere(disk, caplog))
    assert left == {place: {words["named by a neighbour"]} for place in ("table dossiers_record", "dump")}
    sent = scanning.scan(words.values(), scanning.files(mailbox.folder))
    assert set().union(*sent.values()) == {words["case.email"]}  # the address that it was sent to
    now = of_others(cast.rows())
    assert not [row for name, rows in kept.items() for row in rows if row not in now[name]]
    assert not DossierKey.objects.exists()
    assert not CaseKey.objects.exists()
    assert not list(disk.rglob("*.*"))


def test_the_planner_learns_no_personal_values_but_those_it_searches_by(db):
    cast.make_record(text="x")
    learn()
    learnt = {name.removeprefix("statistics ") for name in scanning.statistics()}
    personal = {
        f"{model._meta.db_table}.{model._meta.get_field(name).column}"
        for model in our_models()
        for name in model.Privacy.personal
        if not model._meta.get_field(name).is_relation
    }
    searched = {"dossiers_person.name_key", "dossiers_person.client_number", "dossiers_dossier.sort_key"}
    assert learnt & personal <= searched | {"dossiers_unit.address_key", "wsn_privacy_user.email"}
    assert "dossiers_record.happened_on" in learnt
