"""Backup, destroy, restore in a new cluster, replay: gone, all else present, journal and files whole."""

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.utils import timezone

from dossiers.access import wall
from dossiers.files import store
from dossiers.files.checking import Paper
from dossiers.journal import actions as journal
from dossiers.models import LogEntry, RecordFile
from dossiers.records import actions as recording
from dossiers.refusal import Refused
from retention.disposal.deletion import Reason
from retention.disposal.run import Disposal
from tests import cast
from tests.wsn_privacy.backup import older_form
from tests.wsn_privacy.operations.commands import run
from tests.wsn_privacy.trial.programs import ROOT, surroundings
from wsn_privacy import embedded
from wsn_privacy.backup import programs
from wsn_privacy.backup.container import Measured, Unreadable, locking, opened
from wsn_privacy.backup.restoring import checked
from wsn_privacy.embedded.leasing import socket_home

pytestmark = pytest.mark.django_db(transaction=True)
# Put each of these files back in turn; say what came of it, whether there are tables, and whether the site is open.
RESTORE = """
import io, json, sys
import django
django.setup()
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
for name in sys.argv[1:]:
    out = io.StringIO()
    try:
        call_command("restore", name, "--json", stdout=out)
        said = json.loads(out.getvalue())
    except (CommandError, SystemExit) as end:
        said = out.getvalue() or str(end)
    tables = len(connection.introspection.table_names())
    is_open = tables and Client(headers={"host": "localhost"}).get("/readyz").json()["erasures"]
    print(json.dumps([said, tables > 0, bool(is_open)]))
"""
# What a copy that was put back has otherwise: who looked and did, when jobs ran, and how something went again.
OTHERWISE = {"dossiers_logentry", "dossiers_seal", "wsn_privacy_jobrun", "retention_destruction"}
OTHERWISE |= {"retention_erasureline"}  # whose moments come from the file, in whole seconds
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


@pytest.fixture
def places(settings, tmp_path):
    """A disk for files and one for what lies outside the database."""
    settings.FILES_DIR, settings.HEADS_DIR = tmp_path / "files", str(tmp_path / "heads")
    settings.ERASURES_DIR = str(tmp_path / "erasures")
    return tmp_path


@pytest.fixture
def kept(places, officer, letting):
    """Three records with a file each; some of the journal is under seal, and a head of it is outside."""
    records = [cast.make_record(cast.make_dossier(ended_on=timezone.localdate())) for _ in range(3)]
    for record in records:
        recording.attach(record=record, papers=[Paper("a.eml", "eml", os.urandom(2_000_000))], by=letting)
    journal.publish_head()
    return records


def content(cursor) -> dict[str, str]:
    """Every table with a fingerprint of its rows, whatever their order."""
    cursor.execute(TABLES)
    names = sorted(name for (name,) in cursor.fetchall())
    prints = {}
    for name in names:
        cursor.execute(f"SELECT count(*) || ' ' || coalesce(sum(hashtextextended(each::text, 0)), 0) FROM {name} each")
        (prints[name],) = cursor.fetchone()
    return prints


def damaged(place: Path, name: str, at: int) -> Path:
    """The container with one bit turned over."""
    other = bytearray(place.read_bytes())
    other[at] ^= 1
    place.with_name(name).write_bytes(other)
    return place.with_name(name)


def in_new_cluster(var: Path, settings, *files: Path) -> list:
    """What came of restoring each file, in a process that has a cluster and a folder of files of its own."""
    new = surroundings(
        VAR_DIR=str(var),
        DATABASE_URL=embedded.database_url(var),
        DATABASE_OWNER_URL=embedded.owner_url(var),
        FILES_DIR=str(var / "files"),
        **{name: getattr(settings, name) for name in ("BACKUP_KEY", "JOURNAL_KEY", "HEADS_DIR", "ERASURES_DIR")},
    )
    command = [sys.executable, "-c", RESTORE, *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, env=new, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def erased_meanwhile(kept, officer, monkeypatch):
    """While the database is written out, after its moment, somebody else erases the last record."""
    dumped = programs.dumped

    def erase():
        with wall.as_job():
            Disposal(timezone.localdate()).erase(kept[2], Reason("17_1a", by=officer))
        connections.close_all()

    def and_meanwhile(snapshot):
        with ThreadPoolExecutor() as other:
            other.submit(erase).result()
        yield from dumped(snapshot)

    monkeypatch.setattr(programs, "dumped", and_meanwhile)


@pytest.mark.programs
def test_erased_after_the_backup_is_erased_after_the_restore_and_all_else_is_there(
    kept, places, officer, settings, erased_meanwhile
):
    copy = places / "copy.backup"
    taken = json.loads(run("backup", str(copy), "--json")[0])
    assert (taken["files"], taken["bytes"], taken["missing"]) == (2, copy.stat().st_size, [])
    with wall.as_job():
        Disposal(timezone.localdate()).erase(kept[0], Reason("17_1a", by=officer))
    journal.publish_head()  # a head over a seal that the copy does not have
    with wall.as_job(), connection.cursor() as cursor:
        before = content(cursor)
    var = settings.VAR / "restored"
    var.mkdir()
    with embedded.lease(embedded.postgres(var, careless=True)):
        bad = damaged(copy, "bad.backup", copy.stat().st_size // 2)
        refused, good, again = in_new_cluster(var, settings, bad, copy, copy)
        after = content_there(var)
    assert ("is gewijzigd of ontbreekt" in refused[0], refused[1:]) == (True, [False, False])
    said, _tables, is_open = good
    assert (said["ok"], said["replayed"], is_open) == (True, {"lines": 2, "erased": 2, "absent": 0}, True)
    assert (said["audit"]["broken"], said["reconcile"]["rows"], said["reconcile"]["files"]) == (None, 1, 1)
    assert {name for name in before if before[name] != after[name]} <= OTHERWISE
    assert before.keys() == after.keys()
    assert "niet leeg" in again[0]
    (file,) = RecordFile.objects.all()
    assert store.place(file.pk).read_bytes() == (var / "files" / file.pk.hex[-2:] / str(file.pk)).read_bytes()


@pytest.mark.programs
def test_a_backup_of_the_older_form_can_still_be_put_back(kept, places, settings):
    call_command("backup", str(places / "copy.backup"))
    old = places / "old.backup"
    with (places / "copy.backup").open("rb") as stored, opened(stored) as inside:
        old.write_bytes(older_form.locked(inside.read()))
    var = settings.VAR / "from-before"
    var.mkdir()
    with embedded.lease(embedded.postgres(var, careless=True)):
        bad = damaged(old, "bad.backup", old.stat().st_size // 2)
        refused, (said, _tables, is_open) = in_new_cluster(var, settings, bad, old)
        there = content_there(var)
    assert ("is gewijzigd of ontbreekt" in refused[0], refused[1:]) == (True, [False, False])
    assert (said["ok"], said["reconcile"]["files"], is_open) == (True, 3, True)
    assert there["dossiers_recordfile"].startswith("3 ")


def test_who_has_the_identity_opens_a_backup_without_this_program(kept, places):
    age = shutil.which("age") or pytest.skip("age is er niet; installeren kan met: apt-get install age")
    call_command("backup", str(places / "copy.backup"))
    (places / "key.txt").write_text(run("backup_key")[0])
    command = [age, "--decrypt", "--identity", "key.txt", "--output", "copy.tar", "copy.backup"]
    subprocess.run(command, cwd=places, check=True)
    with tarfile.open(places / "copy.tar") as tar:
        tar.extractall(places / "copy", filter="data")
    pieces = sorted((places / "copy" / "database").iterdir())
    (places / "database.dump").write_bytes(b"".join(piece.read_bytes() for piece in pieces))
    listing = subprocess.run(
        [programs.program("pg_restore"), "--list", places / "database.dump"], check=True, capture_output=True, text=True
    )
    assert "TABLE DATA public dossiers_recordfile" in listing.stdout
    assert {path.name for path in (places / "copy" / "files").iterdir()} == {
        str(pk) for pk in RecordFile.objects.values_list("pk", flat=True)
    }


def content_there(var: Path) -> dict[str, str]:
    """The content of the tables in the other cluster."""
    there = connection.copy()
    there.settings_dict = {**there.settings_dict, "NAME": "wsn_privacy", "HOST": str(socket_home(var / "postgres"))}
    try:
        with there.cursor() as cursor:
            cursor.execute("SELECT set_config('wsn.job', 'on', false)")
            return content(cursor)
    finally:
        there.close()


def test_a_backup_says_what_it_holds_and_the_journal_that_it_was_made(kept, places):
    text, code = run("backup", str(places / "copy.backup"))
    assert (code, text.splitlines()[0].startswith("Reservekopie gemaakt: copy.backup, ")) == (0, True)
    assert "Bestanden: 3 (" in text
    assert LogEntry.objects.filter(verb="backup").count() == 1
    found = checked(places / "copy.backup")
    assert (found.files, found.others, found.ledger) == (3, 1, 1)
    with pytest.raises(CommandError, match=r"copy\.backup bestaat al"):
        call_command("backup", str(places / "copy.backup"))
    with pytest.raises(CommandError, match="Deze database is niet leeg"):
        call_command("restore", str(places / "copy.backup"))


def test_a_backup_that_fails_leaves_nothing(kept, places):
    (places / "half.backup.part").touch()
    with pytest.raises(CommandError, match=r"half\.backup\.part staat er nog"):
        call_command("backup", str(places / "half.backup"))
    with pytest.raises(CommandError, match=r"De map .* is er niet"):
        call_command("backup", str(places / "nowhere" / "a.backup"))
    store.place(RecordFile.objects.first().pk).unlink()
    assert len(json.loads(run("backup", str(places / "a.backup"), "--json")[0])["missing"]) == 1


def container(place: Path, **members: object) -> Path:
    """A container of ours with these members."""
    with place.open("wb") as out, locking(Measured(out)) as inside, tarfile.open(fileobj=inside, mode="w|") as tar:
        for name, said in members.items():
            member = tarfile.TarInfo(f"{name}.json")
            member.size = len(json.dumps(said))
            tar.addfile(member, io.BytesIO(json.dumps(said).encode()))
    return place


def test_what_a_newer_version_made_or_what_has_no_end_is_not_put_back(tmp_path):
    about = {"at": "2026-11-28T05:00:00+01:00", "ledger": 1, "migrations": ["dossiers.0001_initial"]}
    end = {"files": 0, "database_bytes": 0}
    assert checked(container(tmp_path / "whole", about=about, end=end)).ledger == 1
    newer = {**about, "migrations": ["dossiers.9999_later"]}
    with pytest.raises(Refused, match=r"nieuwere versie \(dossiers\.9999_later\)"):
        checked(container(tmp_path / "newer", about=newer, end=end))
    with pytest.raises(Unreadable, match="er ontbreekt iets"):
        checked(container(tmp_path / "half", about=about))
