"""A sweep that is killed at random moments, itself or its connection, and one more: as if nothing had happened."""

import collections
import io
import os
import random
import signal
import time

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from dossiers import wall
from dossiers.files import store
from dossiers.models import Dossier, DossierKey, LogEntry, Person, Record, RecordFile
from retention import carrying, ledger
from retention.models import Certificate, Destruction, ErasureLine, FileToGo
from tests.retention.keeping import kept_by
from tests.wsn_privacy.test_commands import run, verified
from wsn_privacy.models import JobRun

DOSSIERS, KILLS = 60, 4
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def small(settings, tmp_path, monkeypatch):
    """Folders of this test, and batches so small that many moments lie between two of them."""
    settings.FILES_DIR, settings.ERASURES_DIR = tmp_path / "files", tmp_path / "erasures"
    monkeypatch.setattr(carrying, "BATCH", 7)


def with_file(category, officer, **days):
    """A record under this rule with a file on the disk, in a dossier of its own."""
    record = kept_by(category, **days)
    row = RecordFile(record=record, name="x", media_type="image/png", size=9, sha256="0" * 64, added_by=officer)
    with transaction.atomic(), store.written(row, b"something", store.key_for(record.dossier)):
        row.save()
    return record


def begun():
    """A sweep in a process of its own, and its number."""
    kept = connection.connection
    if pid := os.fork():
        return pid
    try:
        connection.connection = None  # that of the parent stays open: it is still held here
        with wall.as_job():
            call_command("sweep", stdout=io.StringIO())
    finally:
        os._exit(0 if kept else 1)


def sessions():
    """The connections to this database besides our own."""
    with connection.cursor() as cursor:
        asked = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        cursor.execute(asked)
        return {pid for (pid,) in cursor.fetchall()}


def left():
    """How many records and dossiers there are."""
    return Record.objects.count() + Dossier.objects.count()


def struck(most, moment, *, itself):
    """Begin a sweep, and that long after it left no more than `most` kill the process, or else its connection."""
    others, pid = sessions(), begun()
    until = time.monotonic() + 20
    while (left() > most or not sessions() - others) and time.monotonic() < until:
        time.sleep(0.002)
    time.sleep(moment)
    if itself:
        os.kill(pid, signal.SIGKILL)
    else:
        with connection.cursor() as cursor:
            theirs = list(sessions() - others)
            cursor.execute("SELECT pg_terminate_backend(pid) FROM unnest(%s::int[]) pid", [theirs])
    os.waitpid(pid, 0)
    while sessions() - others:
        time.sleep(0.002)


def as_they_are(records):
    """Everything of these records that stands in the database."""
    found = []
    for record in records:
        for model, key in ((Record, record.pk), (Dossier, record.dossier_id), (Person, record.dossier.person_id)):
            found.append(model.objects.filter(pk=key).values().get())
        found += RecordFile.objects.filter(record=record).values()
        found += DossierKey.objects.filter(dossier=record.dossier_id).values()
    return found


def test_after_one_more_sweep_all_is_gone_once_and_nothing_else(officer):
    due = [with_file("camera", officer) for _ in range(DOSSIERS)]
    others = [with_file("tenancy", officer, ended_on=None) for _ in range(3)]
    before, draw = as_they_are(others), random.Random(11)
    gone = [each for record in due for each in (record.reference, record.dossier.reference)]
    people = [record.dossier.person.reference for record in due]
    for turn, most in enumerate(sorted(draw.sample(range(7, left()), KILLS), reverse=True)):
        struck(most, draw.uniform(0, 0.02), itself=turn % 2 == 0)
        assert left() > 6, "it was killed before the end"
    call_command("sweep", stdout=io.StringIO())
    assert set(Record.objects.all()) == set(others)
    assert set(Dossier.objects.all()) == {record.dossier for record in others}
    assert as_they_are(others) == before
    assert sorted(Destruction.objects.values_list("reference", flat=True)) == sorted(gone)
    lines = collections.Counter(line.reference for line in ledger.read() if line.kind != ledger.BEGIN)
    assert lines == collections.Counter([*gone, *people])
    assert not ErasureLine.objects.filter(number__isnull=True).exists()
    assert not FileToGo.objects.exists()
    told = LogEntry.objects.filter(verb="destroyed", content_type__model="record").values_list("object_pk", flat=True)
    assert sorted(told) == sorted(str(record.pk) for record in due)
    proved = [left.reference for row in Certificate.objects.all() for left in row.destructions]
    assert sorted(proved) == sorted(gone)
    assert run("reconcile")[1] == 0
    assert verified()[1] == 0
    assert JobRun.objects.filter(finished_at__isnull=False).exists()


def test_files_whose_rows_went_just_before_a_kill_go_with_the_next_sweep(officer, monkeypatch):
    record = with_file("camera", officer)
    with monkeypatch.context() as killed:
        killed.setattr("retention.actions.files_off", lambda _keys: None)
        call_command("sweep", stdout=io.StringIO())
    assert not Record.objects.filter(pk=record.pk).exists()
    assert run("reconcile")[1] == 1
    call_command("sweep", stdout=io.StringIO())
    assert run("reconcile")[1] == 0
