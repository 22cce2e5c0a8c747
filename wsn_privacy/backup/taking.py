"""Taking a backup: database and files as they were at one moment, streamed into one container.

The moment is a snapshot of the database. A file whose row is in it is copied after; if the file went meanwhile, so did
its row, and the ledger of erasures says so when the copy is put back. Files that came later are no part of it.
"""

from __future__ import annotations

import errno
import io
import json
import os
import tarfile
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers.files import store
from dossiers.journal import actions as journal
from dossiers.models import RecordFile
from dossiers.refusal import Refused
from retention.ledger import actions as ledger
from retention.ledger import file as ledger_file
from retention.ledger import rules as ledger_rules
from wsn_privacy.backup import programs
from wsn_privacy.backup.container import Measured, locking
from wsn_privacy.models import JobRun
from wsn_privacy.operations import restore_guard
from wsn_privacy.operations.database_owner import as_owner
from wsn_privacy.verbs import Verb

if TYPE_CHECKING:
    from collections.abc import Iterator

DATABASE, FILES, IMPORTS, HEADS = "database/", "files/", "imports/", "heads/"
FIRST, LAST = "about.json", "end.json"  # of when and which tables; and how much there is
BATCH = 1_000
PIECE = 256 * 1024


@dataclass
class Taken:
    """What a backup holds: when it was, its bytes and fingerprint, pieces of the database, files, and those missing."""

    at: str
    bytes: int = 0
    sha256: str = ""
    database_bytes: int = 0
    files: int = 0
    file_bytes: int = 0
    imports: int = 0
    heads: int = 0
    ledger: int = 0
    missing: list[str] = field(default_factory=list)  # rows whose file was not there, though nobody erased it


def take(place: Path) -> Taken:
    """Write a backup to `place`, under a draft name until it is whole. The journal tells that it was taken.

    Raises Refused, programs.Failed, retention.ledger.file.Broken or OSError; then there is nothing at `place`.
    """
    if why := why_not_take(place):
        raise Refused(why)
    ledger.write()
    ledger_file.check()
    run = JobRun.objects.create(job="backup", period=f"{timezone.now():%Y%m%d %H%M%S.%f}"[:20])
    journal.record(Verb.BACKUP_MADE, run, by=None)
    with suppress(OperationalError):  # writers are busy: what is not sealed yet is sealed after it was put back
        journal.seal()
    with _draft(place) as out:
        taken = _fill(out)
    run.counts = {name: value for name, value in asdict(taken).items() if name not in ("missing", "sha256")}
    run.finished_at = timezone.now()
    run.save(update_fields=("counts", "finished_at"))
    return taken


def why_not_take(place: Path) -> str:
    """Why no backup is written to `place`, or an empty string."""
    if why := restore_guard.why_not_served():
        return why
    if place.exists():
        return _("%(name)s bestaat al. Een reservekopie schrijft niets over.") % {"name": place.name}
    if (draft := draft_of(place)).exists():
        return _("%(name)s staat er nog, van een poging die stopte. Haal dat eerst weg.") % {"name": draft.name}
    if not place.parent.is_dir():
        return _("De map %(name)s is er niet.") % {"name": place.parent}
    return ""


def draft_of(place: Path) -> Path:
    """Where a backup is written until it is whole."""
    return place.with_name(place.name + ".part")


@contextmanager
def _draft(place: Path) -> Iterator[IO[bytes]]:
    """A file that gets its name when the block ends well, and is gone when it does not."""
    draft = draft_of(place)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        if place.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        draft.rename(place)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _fill(out: IO[bytes]) -> Taken:
    """Write everything, from one snapshot of the database."""
    container, taken = Measured(out), Taken(at=timezone.now().isoformat(timespec="seconds"))
    with locking(container) as content, as_owner(), transaction.atomic(), _tar(content) as tar:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
        known = ledger_rules.position()
        taken.ledger = known.number or 0 if known else 0
        _add(tar, FIRST, json.dumps({"at": taken.at, "ledger": taken.ledger, "migrations": _migrations()}).encode())
        for number, piece in enumerate(programs.dumped(snapshot)):
            _add(tar, f"{DATABASE}{number:09d}", piece)
            taken.database_bytes += len(piece)
        _add_files(tar, taken)
        _add_outside(tar, taken)
        _add(tar, LAST, json.dumps({"files": taken.files, "database_bytes": taken.database_bytes}).encode())
    taken.bytes, taken.sha256 = container.size, container.fingerprint
    return taken


def _tar(content: IO[bytes]) -> tarfile.TarFile:
    return tarfile.open(fileobj=content, mode="w|", bufsize=PIECE)  # type: ignore[call-overload]


def _migrations() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def _add_files(tar: tarfile.TarFile, taken: Taken) -> None:
    """The files whose rows are in the snapshot, as they lie on disk: locked with the keys of their dossiers."""
    gone = []
    for pk in RecordFile.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=BATCH):
        try:
            with store.opened(pk) as stored:
                taken.file_bytes += _copy(tar, FILES + str(pk), stored)
                taken.files += 1
        except FileNotFoundError:
            gone.append(pk)
    taken.missing = _still_named(gone)


def _still_named(gone: list[UUID]) -> list[str]:
    """Which of these files have a row now: those are missing; the others were erased while the copy was made."""
    now = connection.copy()
    try:
        with now.cursor() as cursor:
            cursor.execute("SELECT set_config('wsn.job', 'on', false)")
            cursor.execute(
                "SELECT id::text FROM dossiers_recordfile WHERE id = ANY(%s::uuid[])", [list(map(str, gone))]
            )
            return sorted(pk for (pk,) in cursor.fetchall())
    finally:
        now.close()


def _add_outside(tar: tarfile.TarFile, taken: Taken) -> None:
    """What lies outside the database beside the files: imports that wait, and the heads of the journal."""
    imports = settings.FILES_DIR / "imports"
    for path in sorted(imports.glob("*")) if imports.is_dir() else ():
        with suppress(FileNotFoundError), path.open("rb") as stored:
            _copy(tar, IMPORTS + path.name, stored)
            taken.imports += 1
    for path in sorted(Path(settings.HEADS_DIR).glob("*.jsonl")):
        with path.open("rb") as stored:
            _copy(tar, HEADS + path.name, stored)
            taken.heads += 1


def _copy(tar: tarfile.TarFile, name: str, stored: IO[bytes]) -> int:
    """Add an open file under `name`, as long as it is now. Returns its bytes."""
    member = tarfile.TarInfo(name)
    member.size = os.fstat(stored.fileno()).st_size
    tar.addfile(member, stored)
    return member.size


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member: Any = tarfile.TarInfo(name)
    member.size = len(content)
    tar.addfile(member, io.BytesIO(content))
