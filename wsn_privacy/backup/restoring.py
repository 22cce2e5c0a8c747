"""Putting a backup back into an empty database, and erasing again what was erased after it was made.

The whole container is checked before anything is written; the database is read in as one transaction, or not at all.
"""

from __future__ import annotations

import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers.files import store
from dossiers.files.reconciling import Agreement, compare
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from wsn_privacy.backup import programs
from wsn_privacy.backup.container import Unreadable, opened
from wsn_privacy.backup.taking import DATABASE, FILES, FIRST, HEADS, IMPORTS, LAST
from wsn_privacy.disposal.replay import Replayed, replay
from wsn_privacy.models import JobRun
from wsn_privacy.operations import restore_guard, takeover
from wsn_privacy.operations.database_owner import as_owner
from wsn_privacy.verbs import Verb

if TYPE_CHECKING:
    from dossiers.journal.actions import Verdict

PIECE = 1024 * 1024


@dataclass
class Found:
    """What is in a container: when it was taken, the last line of the ledger then, its migrations, and how much."""

    at: str
    ledger: int
    migrations: list[str]
    files: int = 0
    others: int = 0
    database_bytes: int = 0


@dataclass
class Restored:
    """What was put back, and how it was found: the replay, the journal, and files against rows."""

    found: Found
    replayed: Replayed
    log: Verdict
    agreement: Agreement
    why: str = ""  # why nothing is served yet
    notes: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether the site can be opened."""
        return not (self.why or self.log.broken) and self.agreement.is_whole


def restore(place: Path) -> Restored:
    """Put the backup at `place` back. Raises Refused or Unreadable with nothing written, or programs.Failed.

    What the replay raises is raised too (Refused, retention.ledger.file.Broken); until it has run nothing is served.
    """
    if why := why_not_restore():
        raise Refused(why)
    found = checked(place)
    with _members(place) as members:
        programs.loaded(_database(members))
    restore_guard.forget()
    call_command("migrate", verbosity=0)
    with _members(place) as members:
        _put_back(members)
    _witness(found)
    done = replay()
    return Restored(found, done, journal.verify(), compare(), restore_guard.why_not_served())


def why_not_restore() -> str:
    """Why nothing can be put back into this database, or an empty string."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_class JOIN pg_namespace spaces ON spaces.oid = relnamespace"
            " WHERE nspname NOT LIKE 'pg\\_%%' AND nspname <> 'information_schema' AND relkind IN ('r', 'p', 'v', 'S')"
        )
        (tables,) = cursor.fetchone()
    if tables:
        return _("Deze database is niet leeg. Terugzetten kan alleen in een nieuwe, lege database.")
    return ""


def checked(place: Path) -> Found:
    """Read a whole container and say what is in it. Raises Unreadable, also for one of a newer version, or Refused."""
    found, count, is_whole = None, 0, False
    with _members(place) as members:
        for member, content in members:
            if member.name == FIRST:
                found = Found(**json.load(content))
            elif found and member.name.startswith(DATABASE):
                found.database_bytes += member.size
            elif found and member.name == LAST:
                is_whole = json.load(content) == {"files": found.files, "database_bytes": found.database_bytes}
            elif found:
                found.files += member.name.startswith(FILES)
                count += 1
    if not found or not is_whole:
        raise Unreadable(_("De reservekopie is niet heel: er ontbreekt iets."))
    found.others = count - found.files
    if why := why_not_of_version(found.migrations):
        raise Refused(why)
    return found


def why_not_of_version(migrations: list[str]) -> str:
    """Why this version cannot bring a backup with these migrations (`app.name`) up to date, or an empty string."""
    ours = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations} | takeover.labels(takeover.BEFORE)
    if newer := sorted(set(migrations) - ours):
        return _("Deze reservekopie is van een nieuwere versie (%(name)s). Zet eerst die versie neer.") % {
            "name": newer[0]
        }
    return takeover.why_not_take_over(migrations)


@contextmanager
def _members(place: Path) -> Iterator[Iterator[tuple[tarfile.TarInfo, Any]]]:
    """Everything in a container, one after the other. Reads it to the end, so that a cut one is always seen."""
    with place.open("rb") as stored, opened(stored) as content:
        try:
            with tarfile.open(fileobj=content, mode="r|", bufsize=PIECE) as tar:
                yield ((member, tar.extractfile(member)) for member in tar)
        except tarfile.TarError as fault:
            raise Unreadable(_("De reservekopie is niet heel: er ontbreekt iets.")) from fault
        while content.read(PIECE):
            pass


def _database(members: Iterator[tuple[tarfile.TarInfo, Any]]) -> Iterator[bytes]:
    return (content.read() for member, content in members if member.name.startswith(DATABASE))


def _put_back(members: Iterator[tuple[tarfile.TarInfo, Any]]) -> None:
    """Put files, waiting imports and heads in their place. A head that is there already is newer, and stays."""
    for member, content in members:
        name = PurePosixPath(member.name).name
        if member.name.startswith(FILES):
            _write(content, store.place(UUID(name)))
        elif member.name.startswith(IMPORTS):
            _write(content, settings.FILES_DIR / "imports" / name)
        elif member.name.startswith(HEADS) and not (Path(settings.HEADS_DIR) / name).exists():
            _write(content, Path(settings.HEADS_DIR) / name)
    os.sync()


def _write(content: IO[bytes], place: Path) -> None:
    """Write one file under a draft name and put it in place."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place.with_name(place.name + ".back")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        while piece := content.read(PIECE):
            out.write(piece)
    draft.rename(place)


def _witness(found: Found) -> None:
    """Have the journal and its heads say that from here on it is a copy that was put back."""
    journal.mark_restored()
    counts = {"files": found.files, "database_bytes": found.database_bytes, "ledger": found.ledger}
    now = timezone.now()
    run = JobRun.objects.create(job="restore", period=f"{now:%Y%m%d %H%M%S.%f}"[:20], finished_at=now, counts=counts)
    journal.record(Verb.BACKUP_RESTORED, run, by=None)
