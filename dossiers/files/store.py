"""The files on disk: written under a draft name, put in place once the row stands, read back piece by piece.

A crash leaves a draft, or a draft in the place of a file; either is found by `manage.py reconcile`. A draft whose row
stands is whole, because it was on disk before the row; so it is read like any other.
"""

from __future__ import annotations

import fcntl
import logging
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction

from dossiers.files import encryption
from dossiers.models import DossierKey, WrappedKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossiers.models import Dossier, RecordFile

log = logging.getLogger(__name__)
DRAFT = ".new"


def place(pk: UUID) -> Path:
    """Where the file of this row lies. Its name tells nothing but the key of the row."""
    return settings.FILES_DIR / pk.hex[-2:] / str(pk)


def draft(pk: UUID) -> Path:
    """Where the file of this row is written before the row stands."""
    return place(pk).with_suffix(DRAFT)


def key_for(dossier: Dossier) -> bytes:
    """The key of the files of this dossier, made with the first file."""
    row, _new = DossierKey.objects.get_or_create(
        dossier=dossier,
        defaults={"wrapped": encryption.wrap(encryption.new_key(), f"dossiers.DossierKey:{dossier.pk}")},
    )
    return key_in(row)


def key_in(row: WrappedKey) -> bytes:
    """The key that this row holds. Raises sealing.Unreadable."""
    return encryption.unwrap(bytes(row.wrapped), encryption.about(row))


@contextmanager
def written(row: RecordFile, content: bytes, key: bytes) -> Iterator[None]:
    """Has `content` on disk under its draft name during the block; it is put in place when the transaction commits.

    Open it around or inside the transaction that makes the row. Raises OSError when it cannot be written; then, and
    when the block fails, nothing stays behind. The draft is locked meanwhile, so that it can be told from a lost one.
    """
    path = draft(row.pk)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        try:
            fcntl.flock(out, fcntl.LOCK_EX)
            out.writelines(encryption.sealed(content, key, encryption.about(row)))
            out.flush()
            os.fsync(out.fileno())
            _settle(path.parent)
            transaction.on_commit(lambda: put_in_place(row.pk), robust=True)
            yield
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def put_in_place(pk: UUID) -> None:
    """Give a written file its lasting name."""
    draft(pk).rename(place(pk))
    _settle(place(pk).parent)


def take_off(keys: Iterable[UUID]) -> list[UUID]:
    """Take the files of these rows off the disk, once their rows are gone. Returns the keys of which none is left."""
    gone, folders = [], set()
    for pk in keys:
        try:
            for path in (place(pk), draft(pk)):
                path.unlink(missing_ok=True)
        except OSError as fault:
            log.error("the file %s could not be taken off: %s", pk, type(fault).__name__)
            continue
        gone.append(pk)
        folders.add(place(pk).parent)
    for folder in folders:
        with suppress(FileNotFoundError):  # a copy that was put back may not have the folder
            _settle(folder)
    return gone


def _settle(folder: Path) -> None:
    """Has the names in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def opened(pk: UUID) -> BinaryIO:
    """The stored file of this row, as it lies on disk. Raises FileNotFoundError."""
    for path in (place(pk), draft(pk)):
        with suppress(FileNotFoundError):
            return path.open("rb")
    return place(pk).open("rb")  # it was put in place between the two looks


def content_of(row: RecordFile) -> Iterator[bytes]:
    """The content of a file, piece by piece. Raises FileNotFoundError or sealing.Unreadable, the first at once."""
    key = key_in(DossierKey.objects.get(dossier=row.record.dossier_id))
    with opened(row.pk) as stored:
        yield from encryption.unsealed(stored, key, encryption.about(row))


def is_being_written(path: Path) -> bool:
    """Whether somebody is at work on a draft now."""
    with path.open("rb") as found:
        try:
            fcntl.flock(found, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
