"""A sweep that is killed at random moments, itself or its connection or the database, and one more: as if nothing had.

How much of it is set by the surroundings: SWEEP_DOSSIERS and SWEEP_KILLS.
"""

import collections
import datetime as dt
import io
import os
import random

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from dossiers.access import wall
from dossiers.files import store
from dossiers.functions import Function
from dossiers.models import Dossier, DossierKey, LogEntry, Person, Record, RecordFile
from dossiers.refusal import Refused
from retention.disposal import run as disposal
from retention.ledger import file as ledger_file
from retention.lists import actions as lists
from retention.models import Certificate, Destruction, DestructionList, ErasureLine, FileToGo, Item, Outcome, Step
from tests import cast
from tests.retention.keeping import kept_by
from tests.wsn_privacy.disposal import killing
from tests.wsn_privacy.operations.commands import run, verified
from wsn_privacy.models import JobRun

DOSSIERS = int(os.environ.get("SWEEP_DOSSIERS", "60"))
KILLS = int(os.environ.get("SWEEP_KILLS", len(killing.WAYS)))
AWHILE = dt.timedelta(days=9)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def small(settings, tmp_path, monkeypatch):
    """Folders of this test, and batches so small that many moments lie between two of them."""
    settings.FILES_DIR, settings.ERASURES_DIR = tmp_path / "files", tmp_path / "erasures"
    monkeypatch.setattr(disposal, "BATCH", 7)


@pytest.fixture
def cluster(settings):
    """A database server that can be killed, in use."""
    var = settings.VAR / "killed"
    settings.DATABASE_OWNER = {**settings.DATABASE_OWNER, "HOST": str(killing.socket_home(var / "postgres"))}
    with killing.Cluster(var).used() as made:
        yield made


def with_file(category, officer, **days):
    """A record under this rule with a file on the disk, in a dossier of its own."""
    record = kept_by(category, **days)
    row = RecordFile(record=record, name="x", media_type="image/png", size=9, sha256="0" * 64, added_by=officer)
    with transaction.atomic(), store.written(row, b"something", store.key_for(record.dossier)):
        row.save()
    return record


def on_lists(officer, director):
    """Everything that is due by a list, on lists that were signed long enough ago."""
    at = timezone.now() - AWHILE
    while True:
        try:
            of = lists.propose(by=officer, on=timezone.localdate())
        except Refused:
            return
        Step.objects.create(of=of, kind=Step.Kind.SUBMITTED, by=officer, at=at)
        Step.objects.create(of=of, kind=Step.Kind.APPROVED, by=director, at=at)


def as_they_are(records):
    """Everything of these records that stands in the database."""
    found = []
    for record in records:
        for model, key in ((Record, record.pk), (Dossier, record.dossier_id), (Person, record.dossier.person_id)):
            found.append(model.objects.filter(pk=key).values().get())
        found += RecordFile.objects.filter(record=record).values()
        found += DossierKey.objects.filter(dossier=record.dossier_id).values()
    return found


def strikes(draw):
    """How to strike and until how much is left, at random; the lists are carried out between records and dossiers."""
    whole = killing.left()
    for turn, part in enumerate(sorted(draw.sample(range(5, 95), KILLS))):
        yield killing.WAYS[turn % len(killing.WAYS)], whole - whole * part // 100


@pytest.mark.programs
def test_after_one_more_sweep_all_is_gone_once_and_nothing_else(cluster, tmp_path):
    draw = random.Random(11)
    with wall.as_job():
        officer, director = cast.make_user(Function.PRIVACY_OFFICER), cast.make_user(Function.DIRECTOR)
        due = [with_file("arrears" if n % 3 else "camera", officer) for n in range(DOSSIERS)]
        others = [with_file("tenancy", officer, ended_on=None) for _ in range(3)]
        on_lists(officer, director)
        before = as_they_are(others)
    for way, most in strikes(draw):
        killing.struck(way, most, draw.uniform(0, 0.02), cluster, tmp_path)
        assert killing.left() > 2 * len(others), f"{way}: it was killed before the end"
    with wall.as_job():
        call_command("sweep", stdout=io.StringIO())
        check(due, others)
        assert as_they_are(others) == before


def check(due, others):
    """All that was due is gone, each once, with everything that tells so; nothing else is."""
    gone = [each for record in due for each in (record.reference, record.dossier.reference)]
    people = [record.dossier.person.reference for record in due]
    assert set(Record.objects.all()) == set(others)
    assert set(Dossier.objects.all()) == {record.dossier for record in others}
    assert set(Person.objects.all()) == {record.dossier.person for record in others}
    assert sorted(Destruction.objects.values_list("reference", flat=True)) == sorted(gone)
    lines = collections.Counter(line.reference for line in ledger_file.read() if line.kind != ledger_file.BEGIN)
    assert lines == collections.Counter([*gone, *people])
    assert not ErasureLine.objects.filter(number__isnull=True).exists()
    assert not FileToGo.objects.exists()
    told = LogEntry.objects.filter(verb="destroyed", content_type__model="record").values_list("object_pk", flat=True)
    assert sorted(told) == sorted(str(record.pk) for record in due)
    assert Outcome.objects.filter(kind=Outcome.Kind.DESTROYED).count() == Item.objects.count() > 0
    carried_out = Step.objects.filter(kind=Step.Kind.CARRIED_OUT)
    assert carried_out.count() == DestructionList.objects.count()
    assert LogEntry.objects.filter(verb="list carried out").count() == carried_out.count()
    proved = [left.reference for row in Certificate.objects.all() for left in row.destructions]
    assert sorted(proved) == sorted(gone)
    assert run("reconcile")[1] == 0
    assert verified()[1] == 0
    assert JobRun.objects.filter(finished_at__isnull=False).exists()


def test_files_whose_rows_went_just_before_a_kill_go_with_the_next_sweep(officer, monkeypatch):
    record = with_file("camera", officer)
    with monkeypatch.context() as killed:
        killed.setattr("retention.disposal.records.delete_files", lambda _keys: None)
        call_command("sweep", stdout=io.StringIO())
    assert not Record.objects.filter(pk=record.pk).exists()
    assert run("reconcile")[1] == 1
    call_command("sweep", stdout=io.StringIO())
    assert run("reconcile")[1] == 0
