"""A person with a word of their own in everything that is kept, destroyed by the ordinary route: nothing stays."""

import datetime as dt
import logging

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from cases.models import Mail
from cases.tasks import send_mails
from dossiers import recording, wall
from dossiers.actions import open_section
from dossiers.files import store
from dossiers.files.checking import checked
from dossiers.intake import jobs
from dossiers.keys import fold
from dossiers.models import (
    Correction,
    ImportLine,
    ImportRun,
    LawfulBasis,
    Mention,
    RecordFile,
    Statement,
    Tie,
)
from dossiers.sections import Purpose
from retention import listing
from tests import cast, scanning
from tests.cases.searching import paper_finding
from tests.dossiers import intake_tools, paperwork
from wsn_privacy import sweeping
from wsn_privacy.backup import programs

pytestmark = pytest.mark.django_db(transaction=True)
LONG_AGO = dt.date(2012, 6, 1)
THREE_YEARS = dt.timedelta(days=3 * 366)
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


def furnish(person, dossier, words, officer, tmp_path):
    """Everything that can be kept of a person in their own dossier."""
    for category in CATEGORIES:
        record = a_record(dossier, category, words, category)
    papers = [
        checked(f"{words['pdf.name']}.pdf", paperwork.pdf("Zqxinpdf7")),
        checked(f"{words['docx.name']}.docx", paperwork.docx("Zqxindocx7")),
    ]
    on, why = timezone.localdate(), words["opening.reason"]
    open_section(dossier=dossier, section=record.section, purpose=Purpose.OTHER, reason=why, by=officer, on=on)
    recording.attach(record=record, papers=papers, by=officer)
    old = {"old": words["correction.old"], "new": words["correction.new"], "evidence": words["correction.evidence"]}
    Correction.objects.create(record=record, field="title", by=officer, **old)
    Statement.objects.create(record=record, text=words["statement.text"], made_on=LONG_AGO, by=officer)
    other = cast.make_dossier(ended_on=None).person
    Tie.objects.create(
        person=person,
        other=other,
        kind="mandate",
        since=LONG_AGO,
        scope=words["tie.scope"],
        evidence=words["tie.evidence"],
    )
    neighbour = a_record(cast.make_dossier(started_on=dt.date(2010, 1, 1), ended_on=LONG_AGO), "camera", words, "neighbour")
    Mention.objects.create(record=neighbour, person=person, role="reporter")


def ask(person, words, officer):
    """A request of this person, answered, with a file that a colleague found."""
    said = {"name": words["case.name"], "question": words["case.question"], "address": words["case.address"]}
    case = cast.case_in("gathered", by=officer, subject=person, email=f"{fold(words['case.email'])}@tenant.example", **said)
    content = paperwork.docx("Zqxgevonden7")
    paper_finding(case, by=officer, name=f"{words['paper.name']}.docx", content=content)
    cast.finish(case, by=officer)
    send_mails()
    assert not Mail.objects.filter(sent_at__isnull=True).exists()
    return case


def visit(words, officer):
    """A search that was typed, and a form that was not finished."""
    Client().post("/verzoek/wie/", {"name": words["draft.name"]})
    desk = Client()
    desk.force_login(officer)
    desk.post("/dossiers/", {"q": words["search"]})


def take_in(words, tmp_path):
    """An import that changed a row, of which a person is left in the lines."""
    before = intake_tools.with_value("Achternaam", words["import.before"], intake_tools.LINE)
    intake_tools.tenants(tmp_path, before)
    intake_tools.tenants(tmp_path, intake_tools.LINE)
    assert ImportLine.objects.filter(before__isnull=False).exists()


def everywhere(tmp_path, log):
    """Every place that we have."""
    with wall.as_job(), connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with wall.as_job(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        dump = b"".join(programs.dumped(cursor.fetchone()[0]))
    places = scanning.database() | scanning.broker() | scanning.files(tmp_path / "disk")
    with wall.as_job():
        sealed = {f"in {row.pk}": b"".join(store.content_of(row)) for row in RecordFile.objects.all()}
    return places | sealed | {"dump": dump, "log": log.text.encode()}


def of_others(rows):
    """What is kept of the people who stay."""
    return {name: rows[f"dossiers.{name}"] for name in ("Person", "Dossier", "Record", "Mention", "RecordFile", "Unit")}


def test_nothing_of_a_person_stays(tmp_path, settings, mailbox, caplog, officer, director, fg):
    caplog.set_level(logging.DEBUG)
    settings.FILES_DIR, words = tmp_path / "disk", Words()
    stays = cast.make_record(cast.make_dossier(place=cast.Complex.objects.create(code="Q", name="Kwartel")))
    kept = of_others(cast.rows())
    person = a_person(words)
    dossier = cast.make_dossier(person, started_on=dt.date(2010, 1, 1), ended_on=LONG_AGO)
    furnish(person, dossier, words, officer, tmp_path)
    ask(person, words, officer)
    visit(words, officer)
    take_in(words, tmp_path)
    inside = {"Zqxinpdf7", "Zqxindocx7"}
    found = scanning.scan([*words.values(), *inside], everywhere(tmp_path, caplog))
    seen = set().union(*found.values())
    print({name for name, word in words.items() if word not in seen})
    print({place: [name for name, word in words.items() if word in hits] for place, hits in found.items()})
    of = listing.propose(by=officer, on=timezone.localdate())
    listing.submit(of=of, by=officer)
    for who in (director, fg):
        listing.approve(of=of, typed=of.reference, by=who)
    ImportRun.objects.update(made_at=timezone.now() - THREE_YEARS, done_at=timezone.now() - THREE_YEARS)
    jobs.forget()
    told = sweeping.sweep(timezone.now() + THREE_YEARS, dry_run=False)
    print(told)
    left = scanning.scan([*words.values(), *inside], everywhere(tmp_path, caplog))
    print({place: [name for name, word in words.items() if word in hits] for place, hits in left.items()})
    assert not left
