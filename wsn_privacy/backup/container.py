"""The container of a backup: a file of age (age-encryption.org/v1), that `age -d` opens too; or one of the older form.

age checks every 64 KiB before it gives them, and sees what is altered, moved, left out or cut off. It takes from one
file and puts into another, so it runs beside the one who writes or reads, with a pipe in between: a backup is never in
memory as a whole.
"""

from __future__ import annotations

import hashlib
import io
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

import pyrage
from django.utils.translation import gettext as _

from dossiers.files.stream import Broken
from wsn_privacy.backup import older
from wsn_privacy.backup.identity import identity

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = b"age-encryption.org/v1\n"
PIECE = 64 * 1024


class Unreadable(Exception):
    """A container that does not open: altered, cut off, or locked with another key; the message is a Dutch sentence."""


class Measured(io.RawIOBase):
    """A file that passes on what it is given, and knows of it how many bytes and which fingerprint."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._sum = out, hashlib.sha256()
        self.size = 0
        self.fault: OSError | None = None  # why nothing more could be passed on; age only says that it failed

    @property
    def fingerprint(self) -> str:
        """SHA-256 of all that was passed on so far, in hexadecimal."""
        return self._sum.hexdigest()

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]
        """Takes any number of bytes. Raises OSError when there is no room for them."""
        try:
            self._out.write(content)
        except OSError as fault:
            self.fault = fault
            raise
        self._sum.update(content)
        self.size += len(content)
        return len(content)


@contextmanager
def locking(container: Measured) -> Iterator[IO[bytes]]:
    """A file whose content goes locked into `container`; that is whole when the block ended well.

    Raises Refused before anything is written, or OSError when it did not fit.
    """
    key = identity()
    coming, going = os.pipe()
    with ThreadPoolExecutor(1) as beside:
        work = beside.submit(_lock, coming, container, key)
        with suppress(BrokenPipeError), os.fdopen(going, "wb") as content:  # then the work stopped, and says why
            yield content
        work.result()


def _lock(coming: int, container: Measured, key: pyrage.x25519.Identity) -> None:
    with os.fdopen(coming, "rb") as content:
        try:
            pyrage.encrypt_io(content, container, [key.to_public()])
        except pyrage.EncryptError as fault:
            raise container.fault or fault from None


@contextmanager
def opened(stored: IO[bytes]) -> Iterator[IO[bytes]]:
    """What is in a container, as a file that is read from start to end, none of it unchecked.

    Raises Unreadable or Refused at once, or Unreadable when the block ends, in place of what the block made of it.
    """
    start = stored.read(len(MAGIC))
    stored.seek(0)
    if start != MAGIC and not start.startswith(older.MAGIC):
        raise Unreadable(_("Dit is geen reservekopie van dit systeem."))
    key = identity() if start == MAGIC else None
    coming, going = os.pipe()
    with ThreadPoolExecutor(1) as beside:
        work = beside.submit(_unlock, stored, going, key)
        try:
            with os.fdopen(coming, "rb") as content:
                yield content
        finally:
            work.result()


def _unlock(stored: IO[bytes], going: int, key: pyrage.x25519.Identity | None) -> None:
    """Put what is in `stored` into a pipe, as long as it is read there; without a key it is of the older form."""
    with suppress(BrokenPipeError), os.fdopen(going, "wb") as content:
        out = Measured(content)
        if key:
            _unlock_age(stored, out, key)
            return
        try:
            for piece in older.pieces(stored):
                out.write(piece)
        except Broken as broken:
            raise Unreadable(_changed(broken.number) if broken.number else _not_ours()) from None


def _unlock_age(stored: IO[bytes], out: Measured, key: pyrage.x25519.Identity) -> None:
    try:
        pyrage.decrypt_io(stored, out, [key])
    except pyrage.DecryptError:  # of the head, where it says for whom the rest is
        raise Unreadable(_not_ours()) from None
    except OSError as fault:
        if fault.errno:  # a disk, or nobody reads any longer
            raise out.fault or fault from None
        raise Unreadable(_changed(out.size // PIECE)) from None


def _not_ours() -> str:
    return _("De reservekopie gaat niet open: BACKUP_KEY is een andere, of het begin is gewijzigd.")


def _changed(number: int) -> str:
    return _("De reservekopie is niet heel: blok %(n)s is gewijzigd of ontbreekt.") % {"n": number + 1}
