"""`manage.py reconcile`: 0 when files and rows agree, 1 when not, naming which do not."""

import json
import os
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from django.conf import settings as site
from django.db import connection, transaction

from dossiers.files import store
from dossiers.files.checking import Paper
from dossiers.models import DossierKey, RecordFile
from dossiers.records import actions as records
from tests.cast import make_record
from tests.wsn_privacy.operations.commands import run

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    """A folder for the files of one test."""
    settings.FILES_DIR = tmp_path / "files"
    return settings.FILES_DIR


@pytest.fixture
def files(dossier, letting):
    """Three files with a record."""
    papers = [Paper(f"{n}.eml", "eml", os.urandom(1000 * n)) for n in (1, 2, 3)]
    return records.attach(record=make_record(dossier), papers=papers, by=letting)


def reconciled(*options):
    """What the command answers, without what is in order, and its exit code."""
    text, code = run("reconcile", "--json", *options)
    return {name: value for name, value in json.loads(text).items() if value or name == "ok"}, code


def test_what_agrees_ends_with_0(files):
    assert reconciled("--read") == ({"ok": True, "rows": 3, "files": 3}, 0)
    assert run("reconcile") == ("Bestanden en rijen kloppen: 3 rijen, 3 bestanden.", 0)


def test_nothing_at_all_agrees(db):
    assert reconciled() == ({"ok": True}, 0)


def test_a_row_without_a_file_is_named(files):
    store.place(files[1].pk).unlink()
    assert reconciled() == ({"ok": False, "rows": 3, "files": 2, "missing": [str(files[1].pk)]}, 1)
    text, code = run("reconcile")
    assert (text.splitlines()[1], code) == (f"Bij deze rij is geen bestand: {files[1].pk}.", 1)


def test_a_file_without_a_row_is_named_whatever_it_is_called(files, place):
    lost = uuid.uuid4()
    store.place(lost).parent.mkdir(exist_ok=True)
    for path in (store.place(lost), store.draft(lost), place / "geheim.pdf"):
        path.write_bytes(b"x")
    answer, code = reconciled()
    assert (sorted(answer["stray"]), code) == (sorted([str(lost), f"{lost}.new", "geheim.pdf"]), 1)


def test_a_file_that_is_not_what_its_row_says_is_named(files):
    path = store.place(files[0].pk)
    path.write_bytes(path.read_bytes()[:-1])
    assert reconciled()[0]["altered"] == [str(files[0].pk)]


def test_a_file_of_the_right_size_is_compared_when_it_is_read(files):
    path = store.place(files[0].pk)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert reconciled() == ({"ok": True, "rows": 3, "files": 3}, 0)
    assert reconciled("--read")[0]["altered"] == [str(files[0].pk)]


def test_without_the_key_of_the_dossier_its_files_are_named(files):
    DossierKey.objects.all().delete()
    assert len(reconciled()[0]["altered"]) == 3


def test_a_file_that_is_being_written_is_in_order(files):
    row = RecordFile(pk=uuid.uuid4(), record=files[0].record)
    with transaction.atomic(), store.written(row, b"x", bytes(32)):
        assert reconciled() == ({"ok": True, "rows": 3, "files": 4}, 0)
        transaction.set_rollback(True)
    assert reconciled()[0]["stray"] == [f"{row.pk}.new"]


CRASH = """
import os, django, sys
django.setup()
from django.db import transaction
from dossiers.access import wall
from dossiers.records import actions as recording
from dossiers.files import store
from dossiers.files.checking import Paper
from dossiers.models import Record
from django.contrib.auth import get_user_model
if sys.argv[1] == "before":
    store.key_for = lambda dossier: bytes(32)
    transaction.on_commit = lambda *a, **k: os.kill(os.getpid(), 9)
else:
    store.put_in_place = lambda pk: os.kill(os.getpid(), 9)
with wall.as_job():
    record = Record.objects.get()
    recording.attach(record=record, papers=[Paper("a.eml", "eml", b"x")], by=get_user_model().objects.get())
"""


@pytest.mark.programs
@pytest.mark.parametrize(("moment", "rows", "fault"), [("before", 0, "stray"), ("after", 1, "waiting")])
def test_what_a_killed_process_leaves_is_named(moment, rows, fault, dossier, letting, place):
    make_record(dossier)
    database = connection.settings_dict
    surroundings = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "wsn_privacy.settings",
        "DATABASE_URL": f"postgresql://{database['USER']}@{database['HOST'].replace('/', '%2F')}/{database['NAME']}",
        "FILES_DIR": str(place),
        "FILES_KEY": site.FILES_KEY,
    }
    done = subprocess.run(
        [sys.executable, "-c", CRASH, moment], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.returncode == -9, done.stderr
    assert RecordFile.objects.count() == rows
    answer, code = reconciled()
    assert (code, len(answer[fault])) == (1, 1)
    if fault == "waiting":  # it is read all the same
        assert b"".join(store.content_of(RecordFile.objects.get())) == b"x"


def test_a_file_that_cannot_be_taken_off_is_not_told_to_be_gone(place):
    lost, stuck = uuid.uuid4(), uuid.uuid4()
    store.place(stuck).mkdir(parents=True)  # this is no file; of the other there is not even a folder
    assert store.take_off([lost, stuck]) == [lost]
    assert store.place(stuck).is_dir()
