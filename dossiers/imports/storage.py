"""The uploaded file between trial and import: sealed on disk for a day at most, with a key of its own."""

from __future__ import annotations

import hashlib
import mmap
import tempfile
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from django.conf import settings

from dossiers.files import encryption

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dossiers.models import ImportRun

WRAPPED = 12 + 32 + 16  # bytes: nonce, key, tag
A_DAY = 24 * 3600
PIECE = 1 << 20
FOLDER = "imports"


def place(row: ImportRun) -> Path:
    """Where the file of this import lies. Its name tells nothing but the key of the row."""
    return settings.FILES_DIR / FOLDER / str(row.pk)


def keep(row: ImportRun, upload: Any) -> str:
    """Seal an uploaded file for this import; returns its fingerprint (SHA-256). Raises OSError."""
    path, key = place(row), encryption.new_key()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _as_one(upload) as content, path.open("xb") as out:
        path.chmod(0o600)
        out.write(encryption.wrap(key, encryption.about(row)))
        out.writelines(encryption.sealed(content, key, encryption.about(row)))
        digest = hashlib.sha256()
        for at in range(0, len(content), PIECE):
            digest.update(content[at : at + PIECE])
    return digest.hexdigest()


@contextmanager
def _as_one(upload: Any) -> Iterator[Any]:
    """An upload as something that has a length and can be cut, without being read into memory when it is large."""
    if hasattr(upload, "temporary_file_path") and upload.size:
        with mmap.mmap(upload.file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
            yield mapped
    else:
        yield upload.read()


@contextmanager
def opened(row: ImportRun) -> Iterator[BinaryIO]:
    """The file of this import, in the clear, in a file without a name that is gone after the block.

    Raises FileNotFoundError or sealing.Unreadable.
    """
    with place(row).open("rb") as stored, tempfile.TemporaryFile() as clear:
        key = encryption.unwrap(stored.read(WRAPPED), encryption.about(row))
        clear.writelines(encryption.unsealed(stored, key, encryption.about(row)))
        clear.seek(0)
        yield cast("BinaryIO", clear)


def forget(row: ImportRun) -> None:
    """Remove the file of this import, if it is there."""
    place(row).unlink(missing_ok=True)


def forget_old() -> int:
    """Remove every file that has lain here for a day, also one without a row. Returns how many."""
    folder, gone = settings.FILES_DIR / FOLDER, 0
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.stat().st_mtime < time.time() - A_DAY:
            path.unlink(missing_ok=True)
            gone += 1
    return gone
