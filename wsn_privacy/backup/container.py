"""The container of a backup: AES-256-GCM in pieces, under a key of its own that comes from BACKUP_KEY.

Each piece has its number and whether it is the last in its nonce (STREAM; Hoang, Reyhanitabar, Rogaway and Vizár,
2015): a piece that is altered, moved, left out or cut off does not open. No piece is given before it is checked, and
no more than two are in memory.
"""

from __future__ import annotations

import hashlib
import io
import secrets
from typing import IO, TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = b"WSNB\x01"
SALT, TAG = 32, 16  # bytes
PIECE = 1024 * 1024


class Unreadable(Exception):
    """A container that does not open: altered, cut off, or locked with another key; the message is a Dutch sentence."""


def _cipher(salt: bytes) -> AESGCM:
    """What locks one container: no two have the same key, so that nonces may simply count."""
    return AESGCM(HKDF(SHA256(), 32, salt=salt, info=b"wsn privacy, backup").derive(settings.BACKUP_KEY.encode()))


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


class Writer(io.RawIOBase):
    """Locks what is written to it into `out`; `fingerprint` is that of the container once it is closed."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._held, self._number = out, bytearray(), 0
        salt = secrets.token_bytes(SALT)
        self._cipher, self._head = _cipher(salt), MAGIC + salt
        self._sum = hashlib.sha256()
        self.size = 0
        self._put(self._head)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of all that was put out so far, in hexadecimal."""
        return self._sum.hexdigest()

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]
        """Takes any number of bytes."""
        self._held += content
        while len(self._held) > PIECE:  # the last piece is locked only when it is known to be the last
            self._lock(bytes(self._held[:PIECE]), is_last=False)
            del self._held[:PIECE]
        return len(content)

    def finish(self) -> None:
        """Lock the last piece."""
        self._lock(bytes(self._held), is_last=True)

    def _lock(self, piece: bytes, *, is_last: bool) -> None:
        self._put(self._cipher.encrypt(_nonce(self._number, is_last), piece, self._head))
        self._number += 1

    def _put(self, content: bytes) -> None:
        self._out.write(content)
        self._sum.update(content)
        self.size += len(content)


def pieces(stored: IO[bytes]) -> Iterator[bytes]:
    """What is in a container, piece by piece, none of it unchecked. Raises Unreadable."""
    head = stored.read(len(MAGIC) + SALT)
    if not head.startswith(MAGIC) or len(head) < len(MAGIC) + SALT:
        raise Unreadable(_("Dit is geen reservekopie van dit systeem."))
    cipher, number = _cipher(head[len(MAGIC) :]), 0
    piece = stored.read(PIECE + TAG)
    while True:
        following = stored.read(PIECE + TAG)
        try:
            yield cipher.decrypt(_nonce(number, not following), piece, head)
        except (InvalidTag, ValueError):
            raise Unreadable(_why_not(number)) from None
        if not following:
            return
        piece, number = following, number + 1


def _why_not(number: int) -> str:
    if number:
        return _("De reservekopie is niet heel: blok %(n)s is gewijzigd of ontbreekt.") % {"n": number + 1}
    return _("De reservekopie gaat niet open: BACKUP_KEY is een andere, of het begin is gewijzigd.")


class Reader(io.RawIOBase):
    """Reads what is in a container as a file. Raises Unreadable."""

    def __init__(self, stored: IO[bytes]) -> None:
        self._pieces, self._held = pieces(stored), memoryview(b"")

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        """Fills `room` as far as one piece goes."""
        while not self._held:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._held = memoryview(piece)
        count = min(len(room), len(self._held))
        room[:count] = self._held[:count]
        self._held = self._held[count:]
        return count
