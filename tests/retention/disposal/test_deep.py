"""A person with a word of their own in everything that is kept, destroyed by the ordinary route: nothing stays."""

import datetime as dt
import logging

import pytest
from celery import Celery
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone

from cases.models import CaseKey, ClockEvent, FoundPaper
from cases.search.found.storage import content_of
from dossiers.access import wall
from dossiers.files import store
from dossiers.imports import jobs
from dossiers.models import Complex, DossierKey, ImportRun, RecordFile
from retention.deletion_orders import actions as deletion_orders
from retention.lists import actions as lists
from retention.models import Slip, Step
from tests import cast, scanning
from tests.planted import our_models
from tests.retention import living
from tests.retention.living import INSIDE, LONG_AGO, THREE_YEARS, Words
from tests.wsn_privacy.trial import programs as processes
from wsn_privacy.backup import programs
from wsn_privacy.models import JobRun

# When somebody last signed in, and the place of a line in the ledger beside the backups.
MOVES = {"table wsn_privacy_user", "table retention_erasureline"}

pytestmark = pytest.mark.django_db(transaction=True)


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


def tables_now():
    """The rows of each table, as in a dump."""
    return {place: content.splitlines() for place, content in scanning.database().items() if place.startswith("table")}


def approve(officer, *signers):
    """The list of what is due, signed by whoever has to."""
    of = lists.propose(by=officer, on=timezone.localdate())
    lists.submit(of=of, by=officer)
    for who in signers:
        lists.approve(of=of, typed=of.reference, by=who)


def grow_old():
    """Three years go by, for whatever is waited for: the signed list, the answered request, imports, sessions."""
    earlier = timezone.now() - THREE_YEARS
    ImportRun.objects.update(made_at=earlier, done_at=earlier)
    Session.objects.update(expire_date=earlier)
    with connection.cursor() as cursor:
        for model, day in ((ClockEvent, "on"), (Step, "at")):
            cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
            model.objects.update(**{day: earlier})
            cursor.execute(f"ALTER TABLE {model._meta.db_table} ENABLE TRIGGER USER")
    jobs.forget()


def destroy_by_worker(logs):
    """Have the worker that destroys, a process of its own, do the work of the day. What it counted."""
    app = Celery(broker=settings.CELERY_BROKER_URL, set_as_current=False)
    destroyer = ("celery", "-A", "wsn_privacy", *processes.WORKER, "--loglevel", "DEBUG", "--queues", "destruction")
    with processes.running(logs, destroyer):
        app.send_task("wsn_privacy.tasks.sweep", queue="destruction")
        done = JobRun.objects.filter(job="sweep", finished_at__isnull=False)
        assert processes.wait_until(done.exists, 90), (logs / "0.log").read_text()[-2000:]
    return done.get().counts


def living_person(words, other, officer, signed_in, tmp_path):
    """Somebody with a word in everything that we keep."""
    person = living.a_person(words)
    dossier = cast.make_dossier(person, started_on=dt.date(2010, 1, 1), ended_on=LONG_AGO)
    living.furnish(person, dossier, other, words, officer)
    case = living.ask(person, words, officer)
    living.hang_on(case, dossier, other, officer)
    living.visit(words, case, dossier, officer, signed_in)
    living.take_in(words, tmp_path)
    assert living.fill_the_rest(words) == set()


def prove_slips(officer):
    """What lay in other systems was deleted there too."""
    day = timezone.localdate()
    for slip in Slip.objects.open():
        deletion_orders.prove(slip=slip, done_on=day, done_as="ICT", proof="Melding 1", by=officer, on=day)


def test_nothing_of_a_person_stays(tmp_path, settings, mailbox, caplog, officer, director, fg, signed_in):
    """Read docs/decisions/0017-deep-destruction.md for what is looked for elsewhere, or stays."""
    caplog.set_level(logging.DEBUG)
    settings.FILES_DIR, settings.ERASURES_DIR = tmp_path / "disk", str(tmp_path / "erasures")
    disk = settings.FILES_DIR
    words, neighbour = Words(), cast.make_dossier(place=Complex.objects.create(code="Q", name="Kwartel"))
    cast.make_record(neighbour, text=words["named by a neighbour"])
    other = cast.make_dossier().person
    before = tables_now()
    living_person(words, other, officer, signed_in, tmp_path)
    learn()

    found = scanning.scan([*words.values(), *INSIDE], everywhere(disk, caplog))
    assert {*words.values(), *INSIDE} - set().union(*found.values()) == {words["search"], words["draft.wrong"]}
    assert words["person.family_name"] in found["statistics person_by_words.search_words"]
    assert not {place for place in found if place.startswith(("log", "valkey"))}

    approve(officer, director, fg)
    grow_old()
    (logs := tmp_path / "logs").mkdir()
    told = destroy_by_worker(logs)
    assert (told["records_destroyed"], told["dossiers_destroyed"], told["cases_destroyed"]) == (6, 2, 1)
    assert scanning.scan([words["person.client_number"]], everywhere(disk, caplog)).keys() == {
        "table retention_slipline",
        "dump",
    }
    prove_slips(officer)
    places = everywhere(disk, caplog) | scanning.files(logs) | scanning.files(tmp_path / "erasures")
    left = scanning.scan([*words.values(), *INSIDE], places)
    assert left == {place: {words["named by a neighbour"]} for place in ("table dossiers_record", "dump")}
    sent = scanning.scan(words.values(), scanning.files(mailbox.folder))
    assert set().union(*sent.values()) == {words["case.email"]}  # the address that it was sent to
    now = tables_now()
    gone = {place: [row for row in rows if row not in now[place]] for place, rows in before.items()}
    assert {place for place, rows in gone.items() if rows} <= MOVES
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
    assert learnt & personal - _of_a_closed_list() <= searched | {"dossiers_unit.address_key", "wsn_privacy_user.email"}
    assert {"dossiers_record.happened_on", "dossiers_dossier.sections"} <= learnt


def _of_a_closed_list():
    """Columns whose words the code names: they say nothing of anybody without their row."""
    fields = [(model, field) for model in our_models() for field in model._meta.concrete_fields]
    return {f"{m._meta.db_table}.{field.column}" for m, field in fields if getattr(field, "base_field", field).choices}
