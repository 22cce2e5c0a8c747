"""Encrypting files on disk: AES-256-GCM in pieces, with a key per dossier that is itself encrypted.

Every nonce starts with seven random bytes for the file, and every piece is bound to the row it belongs to.
"""

from __future__ import annotations

import secrets
from typing import IO, TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from dossiers.files.stream import TAG, Broken, Stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

MAGIC = b"WSNF\x01"
PREFIX = 7  # bytes
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
    prefix = secrets.token_bytes(PREFIX)
    yield MAGIC + prefix
    yield from Stream(key, prefix, about.encode(), PIECE).sealed(content)


def sealed_size(size: int) -> int:
    """How many bytes a file of `size` takes on disk."""
    return len(MAGIC) + PREFIX + size + TAG * (max(0, size - 1) // PIECE + 1)


def unsealed(stored: IO[bytes], key: bytes, about: str) -> Iterator[bytes]:
    """The content of a file on disk, piece by piece, none of it unchecked. Raises Unreadable."""
    head = stored.read(len(MAGIC) + PREFIX)
    if not head.startswith(MAGIC) or len(head) < len(MAGIC) + PREFIX:
        raise Unreadable("not a file of ours")
    try:
        yield from Stream(key, head[len(MAGIC) :], about.encode(), PIECE).opened(stored)
    except Broken:
        raise Unreadable("a piece does not open") from None


def about(row: Model) -> str:
    """What a sealed thing is bound to: the model and the key of its row."""
    return f"{row._meta.label}:{row.pk}"
