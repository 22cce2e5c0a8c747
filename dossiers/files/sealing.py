"""How files lie on disk: AES-256-GCM in pieces, with the key of the dossier, which is itself wrapped.

Each piece has a nonce of its own: seven random bytes for the file, the number of the piece, and whether it is the last
(STREAM; Hoang, Reyhanitabar, Rogaway and Vizár, 2015). So a file can be sent on piece by piece, none of it unchecked;
a piece that is altered, moved, left out or cut off does not open. Every piece is bound to the row it belongs to.
"""

from __future__ import annotations

import secrets
from typing import IO, TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

MAGIC = b"WSNF\x01"
PREFIX, TAG = 7, 16  # bytes
PIECE = 256 * 1024


class Unreadable(Exception):
    """A file or key that does not open: altered, cut off, of another row, or locked with another key."""


def new_key() -> bytes:
    """A key for the files of one dossier."""
    return AESGCM.generate_key(256)


def wrap(key: bytes, about: str) -> bytes:
    """`key` wrapped with the key of this association (FILES_KEY), bound to the row that `about` names."""
    nonce = secrets.token_bytes(12)
    return nonce + AESGCM(_outer_key()).encrypt(nonce, key, about.encode())


def unwrap(wrapped: bytes, about: str) -> bytes:
    """The key inside `wrapped`. Raises Unreadable."""
    try:
        return AESGCM(_outer_key()).decrypt(wrapped[:12], wrapped[12:], about.encode())
    except (InvalidTag, ValueError):
        raise Unreadable("the key of a dossier does not open") from None


def _outer_key() -> bytes:
    """The key that wraps keys, from the words of the setting."""
    return HKDF(SHA256(), 32, salt=None, info=b"wsn privacy, keys of files").derive(settings.FILES_KEY.encode())


def sealed(content: bytes, key: bytes, about: str) -> Iterator[bytes]:
    """`content` as it lies on disk, piece by piece."""
    prefix, cipher = secrets.token_bytes(PREFIX), AESGCM(key)
    yield MAGIC + prefix
    last = max(0, len(content) - 1) // PIECE
    for number in range(last + 1):
        piece = content[number * PIECE : (number + 1) * PIECE]
        yield cipher.encrypt(_nonce(prefix, number, number == last), piece, about.encode())


def sealed_size(size: int) -> int:
    """How many bytes a file of `size` takes on disk."""
    return len(MAGIC) + PREFIX + size + TAG * (max(0, size - 1) // PIECE + 1)


def unsealed(stored: IO[bytes], key: bytes, about: str) -> Iterator[bytes]:
    """The content of a file on disk, piece by piece, none of it unchecked. Raises Unreadable."""
    head = stored.read(len(MAGIC) + PREFIX)
    if not head.startswith(MAGIC) or len(head) < len(MAGIC) + PREFIX:
        raise Unreadable("not a file of ours")
    cipher, prefix, number = AESGCM(key), head[len(MAGIC) :], 0
    piece = stored.read(PIECE + TAG)
    while piece:
        following = stored.read(PIECE + TAG)
        yield _opened(cipher, _nonce(prefix, number, not following), piece, about)
        piece, number = following, number + 1
    if not number:
        raise Unreadable("cut off")


def _opened(cipher: AESGCM, nonce: bytes, piece: bytes, about: str) -> bytes:
    try:
        return cipher.decrypt(nonce, piece, about.encode())
    except (InvalidTag, ValueError):
        raise Unreadable("a piece does not open") from None


def _nonce(prefix: bytes, number: int, is_last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([is_last])


def about(row: Model) -> str:
    """What a sealed thing is bound to: the model and the key of its row."""
    return f"{row._meta.label}:{row.pk}"
