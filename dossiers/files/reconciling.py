"""Whether the files on disk and their rows agree, both ways."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings

from dossiers.access import wall
from dossiers.files import encryption, store
from dossiers.models import DossierKey, RecordFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BATCH = 1_000


@dataclass
class Agreement:
    """What was found: how many rows and files, and the keys or names of those that do not agree."""

    rows: int = 0
    files: int = 0
    missing: list[str] = field(default_factory=list)  # rows without a file
    waiting: list[str] = field(default_factory=list)  # rows whose file still has its draft name
    altered: list[str] = field(default_factory=list)  # files that are not what their row says
    stray: list[str] = field(default_factory=list)  # files without a row

    @property
    def is_whole(self) -> bool:
        """Whether files and rows agree."""
        return not (self.missing or self.waiting or self.altered or self.stray)


@wall.as_job()
def compare(*, reads: bool = False) -> Agreement:
    """Compare files and rows. With `reads` every file is opened and compared with its fingerprint, else its size.

    What somebody is writing, or destroying, at this very moment is in order.
    """
    found = Agreement()
    rows = RecordFile.objects.select_related("record").order_by("pk")
    for row in rows.iterator(chunk_size=BATCH):
        found.rows += 1
        _judge(row, found, reads)
    for pk, path in _on_disk():
        found.files += 1
        if pk is None or not RecordFile.objects.filter(pk=pk).exists():
            with suppress(FileNotFoundError):
                if not (path.suffix == store.DRAFT and store.is_being_written(path)):
                    found.stray.append(path.name)
    return found


def _judge(row: RecordFile, found: Agreement, reads: bool) -> None:
    """Add what is wrong with the file of one row."""
    name = str(row.pk)
    try:
        with store.opened(row.pk) as stored:
            agrees = stored.seek(0, 2) == encryption.sealed_size(row.size)
    except FileNotFoundError:
        if RecordFile.objects.filter(pk=row.pk).exists():
            found.missing.append(name)
        return
    if not (agrees and _opens(row, reads)):
        found.altered.append(name)
    with suppress(FileNotFoundError):
        if not store.place(row.pk).exists() and not store.is_being_written(store.draft(row.pk)):
            found.waiting.append(name)


def _opens(row: RecordFile, reads: bool) -> bool:
    """Whether the key of the dossier opens and, with `reads`, the file is what its row says."""
    try:
        if not reads:
            store.key_in(DossierKey.objects.get(dossier=row.record.dossier_id))
            return True
        fingerprint = hashlib.sha256()
        for piece in store.content_of(row):
            fingerprint.update(piece)
    except (encryption.Unreadable, DossierKey.DoesNotExist, FileNotFoundError):
        return False
    return fingerprint.hexdigest() == row.sha256


def _on_disk() -> Iterator[tuple[UUID | None, Path]]:
    """Every file in the folder of files, with the key of its row when its name is one."""
    for path in sorted(settings.FILES_DIR.rglob("*")):
        if path.is_file() and path.parent != settings.FILES_DIR / "imports":  # those have no row of a record
            yield _key_of(path), path


def _key_of(path: Path) -> UUID | None:
    """The key that the name of a file tells, if it lies where the file of that row would."""
    with suppress(ValueError):
        pk = UUID(path.stem)
        if path in (store.place(pk), store.draft(pk)):
            return pk
    return None
