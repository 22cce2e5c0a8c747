"""One row of every model of ours, with a word that is found nowhere else in each personal field."""

import datetime as dt
import itertools
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone
from guardian.shortcuts import assign_perm

from cases.clock import actions as clock
from cases.complaint import actions as complaint
from cases.decision.signing import actions as signing
from cases.findings.files.actions import Redacted, replace
from cases.flow import search_ending
from cases.flow.representation_rules import Said
from cases.identity import code_letters, doubles, representation
from cases.models import Digest, Dispatch, Measure, SearchReminder
from cases.status import actions as status
from cases.undelivered import actions as undelivered
from cases.workflow import Status
from cases.worklist import assigning, saved_views
from dossiers.files.checking import checked
from dossiers.journal import actions as journal
from dossiers.models import (
    ActivityVersion,
    Complex,
    Correction,
    Dossier,
    DossierKey,
    Dpia,
    Emergency,
    ImportLine,
    ImportRun,
    Opening,
    RecordFile,
    Statement,
    Tie,
)
from dossiers.records import freezing
from dossiers.sections import Purpose
from dossiers.viewing.actions import open_section
from retention.holds.actions import Cause, place_hold
from retention.models import (
    Certificate,
    Destruction,
    DestructionList,
    FileToGo,
    Item,
    MentionItem,
    Outcome,
    Rule,
    Slip,
    SlipLine,
    Step,
)
from tests import cast
from tests.cases.notification.telling import carried_out
from tests.cases.search.searching import paper_finding
from tests.cases.search.searching import task as search_task
from tests.dossiers.records.paperwork import pdf
from tests.house.scenes import scene_third
from tests.house.scenes.scene_letters import an_open_fee
from wsn_privacy.accounts.invitations import actions as invitations
from wsn_privacy.accounts.preferences import feeds
from wsn_privacy.models import JobRun

WORD = "zqx"  # begins every planted word; no name, reference or hexadecimal number holds it
YEAR = 1871  # of every planted date
ONLY_GROW = (Correction, Statement, Opening, Step, Outcome, Certificate)


def our_models() -> list[type[models.Model]]:
    """Every model of ours."""
    return [model for model in apps.get_models() if model.__module__.split(".")[0] in cast.OUR_APPS]


def fill() -> None:
    """Have one row of every model at least, made by the ordinary acts."""
    officer = cast.make_user("privacy_officer")
    place = Complex.objects.create(code="Q", name="De Kwartel")
    dossier = cast.make_dossier(place=place)
    cast.make_record(dossier, "nuisance", mentions=[cast.make_person()])
    open_section(
        dossier=dossier, section="nuisance", purpose=Purpose.OTHER, reason="x", by=officer, on=timezone.localdate()
    )
    case = cast.case_in(Status.SENT, by=officer, subject=dossier.person)
    cast.case_in(Status.IDENTIFIED, by=officer, subject=dossier.person)
    status.ask_link(reference=case.reference, email=cast.TENANT_EMAIL)
    assign_perm("dossiers.view_complex", officer, place)
    assign_perm("dossiers.view_complex", officer.groups.get(), place)
    assign_perm("dossiers.view_dossier", officer, Dossier.objects.get(pk=dossier.pk))
    JobRun.objects.create(job="sweep", period="2026-01-01")
    invitations.invite_again(user=officer, by=officer)
    feeds.make_feed(officer)
    saved_views.save(name="x", query="term=late", is_shared=True, by=officer)
    assigning.remind(case=cast.make_case(), by=officer, on=timezone.localdate())
    Digest.objects.create(user=officer, week="2026-W01")
    _fill_others(officer)
    _fill_papers(dossier, officer)
    _fill_search(dossier, officer)
    Dispatch.objects.create(letter=case.letters.get(), channel="post", queued_by=officer)
    _fill_rarely(officer)
    _fill_rights(officer)
    journal.seal()


def _fill_rights(officer: Any) -> None:
    """A record that is frozen and to be corrected, one that is destroyed, a question, and an extension."""
    case, today = cast.case_in(Status.GATHERED, by=officer, kind="correction"), timezone.localdate()
    finding = case.findings.first()
    Measure.objects.create(finding=finding, kind="correct", field="text", new="x", shows="x", words="x")
    freezing.thaw(reference=case.reference, by=officer)
    clock.ask_clarification(case=case, question="x", by=officer, on=today)
    clock.clarify(case=case, answer="x", answered_on=today, by=officer, on=today)
    clock.extend(case=case, reason="complex", words="x", by=officer, on=today)
    Destruction.objects.create(reference="S-23456789ABCD", section="tenancy", article="17_1a", decided_by=officer)
    carried_out(officer)
    _fill_lists(officer)


def _fill_lists(officer: Any) -> None:
    """A list with one record that somebody keeps, and a hold on a person."""
    today, record = timezone.localdate(), cast.make_record()
    place_hold(record.dossier.person, Cause("litigation", reason="x"), by=officer, on=today)
    of = DestructionList.objects.create(day_on=today, proposed_by=officer)
    words = {"reference": record.reference, "section": record.section, "trigger_on": today, "due_on": today}
    item = Item.objects.create(of=of, record_key=record.pk, rule=Rule.objects.first(), **words)
    FileToGo.objects.create(file=record.pk)
    Step.objects.create(of=of, kind="stopped", reason="x", by=officer)
    Outcome.objects.create(item=item, kind="kept", why="x", until_on=today, by=officer)
    MentionItem.objects.create(
        of=of, person_key=record.dossier.person_id, record_key=record.pk, choice="keep", reason="x"
    )
    slip = Slip.objects.create(of=of, system="x", due_on=today)
    SlipLine.objects.create(slip=slip, rule=item.rule, known_as="x")
    Certificate.objects.create(under=of, count=0, pdf=b"x", sha256="0" * 64, manifest="0" * 64)


def _fill_search(dossier: Dossier, officer: Any) -> None:
    """A search plan with a file that was found, a reminder, and an answer that was not awaited."""
    case = cast.case_in(Status.GATHERED, by=officer, subject=dossier.person)
    finding = paper_finding(case, by=officer)
    brought = Redacted(checked("lak.pdf", pdf("Gesprek.")), "x")
    replace(finding=finding, original=finding.paper, brought=brought, by=officer)
    asked = search_task(case, to=officer, by=officer)
    SearchReminder.objects.create(task=asked, kind="day_3")
    search_ending.stop_waiting(case=case, reason="x", by=officer)


def _fill_rarely(officer: Any) -> None:
    """Money, somebody who acts for another, a request asked twice, and a complaint."""
    an_open_fee(officer)
    case, today = cast.case_in(Status.MERGED, by=officer).repeats.earlier, timezone.localdate()
    said = Said(capacity="administrator", name="x", scope="x", since=today, evidence="x")
    representation.note(case=case, said=said, seen=True, by=officer, on=today)
    twice = cast.make_person("Kees", "Tweemaal", address="Dorpsstraat 1, 0000 AA Voorbeeldstad")
    asked = cast.case_in(Status.IDENTIFIED, by=officer, subject=twice)
    code_letters.make(case=asked, person=twice, by=officer, on=today)
    doubles.mark(case=asked, other=cast.make_person("Kees", "Tweemaal"), by=officer, on=today)
    undelivered.record(case=asked, what="post", on=today, remark="x", by=officer, today=today)
    complaint.place(case=cast.make_case(kind="complaint"), about=None, against="use", by=officer)


def _fill_others(officer: Any) -> None:
    """Another person in a request who was asked, a restriction, and a decision put to a second person."""
    dossier, person = cast.make_dossier(), cast.make_person()
    cast.make_record(dossier, mentions=[person])
    case = cast.case_in(Status.GATHERED, by=officer, subject=dossier.person)
    scene_third.ask(scene_third.choose(case, person, "ask", officer), officer)
    director = cast.make_user("director")
    row = scene_third.put(scene_third.decided(officer), director, officer)
    signing.keep_reading(row=row, paper=signing.PAGE, by=director)


def _fill_papers(dossier: Dossier, officer: Any) -> None:
    """What hangs on a dossier and on the register."""
    today, record = timezone.localdate(), dossier.records.get()
    activity = record.basis.activity
    words = {"description": "x", "necessity": "x", "risks": "x", "measures": "x"}
    Dpia.objects.create(activity=activity, made_on=today, review_on=today, **words)
    ActivityVersion.objects.get_or_create(activity=activity, number=1, defaults={"content": {}})
    DossierKey.objects.get_or_create(dossier=dossier, defaults={"wrapped": b"x"})
    paper = {"name": "x", "media_type": "application/pdf", "size": 1, "sha256": "0" * 64, "added_by": officer}
    RecordFile.objects.create(record=record, **paper)
    Correction.objects.create(record=record, field="title", old="x", new="y", evidence="z", by=officer)
    Statement.objects.create(record=record, text="x", made_on=today, by=officer)
    Tie.objects.create(
        person=dossier.person, other=cast.make_person(), kind="mandate", scope="x", evidence="x", since=today
    )
    Emergency.objects.create(dossier=dossier, section="care", by=officer, until=timezone.now(), reason="x")
    run = ImportRun.objects.create(kind="tenants", file_name="x", by=officer)
    ImportLine.objects.create(run=run, number=1, outcome="refused", before={"name": "x"}, reason="x")


def plant() -> dict[str, Any]:
    """Fill, then put a word or date of its own in every personal field: the values by `model.field`."""
    fill()
    planted: dict[str, Any] = {}
    numbers = itertools.count(1)
    for model in our_models():
        for row in model.objects.all()[:1]:
            for name in model.Privacy.personal:
                field = model._meta.get_field(name)
                if field.is_relation:
                    continue
                planted[f"{model.__name__}.{name}"] = value = _value(field, next(numbers))
                setattr(row, name, value)
            if model.Privacy.personal:
                _save(row)
    return planted


def _save(row: models.Model) -> None:
    """Save `row`, also when it is one that only grows: the owner of the table switches its triggers off meanwhile."""
    if not isinstance(row, ONLY_GROW):
        row.save()
        return
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {row._meta.db_table} DISABLE TRIGGER USER")
        row.save()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {row._meta.db_table} ENABLE TRIGGER USER")


def _value(field: models.Field, number: int) -> Any:
    """A value that `field` can hold and that is found nowhere else."""
    word = f"{WORD}{number:03d}"
    if isinstance(field, models.DateField):
        return dt.date(YEAR, 1, 1) + dt.timedelta(days=number)
    if isinstance(field, models.BinaryField):
        return word.encode()
    if isinstance(field, models.EmailField):
        return f"{word}@{word}.example"
    if isinstance(field, models.JSONField):
        return {"value": word}
    return [word] if field.get_internal_type() == "ArrayField" else word


def delete_all() -> set[str]:
    """Delete every row of ours, each by itself, as far as the database allows: the models of which rows went."""
    gone: set[str] = set()
    for _round in range(8):
        here = {name for model in our_models() for row in model.objects.all() for name in _delete(row)}
        if not here:  # whatever is left, stays
            break
        gone |= here
    return gone


def _delete(row: models.Model) -> set[str]:
    try:
        with transaction.atomic():
            row.delete()
    except Exception:  # protected, or only growing: then it stays
        return set()
    return {type(row).__name__}
