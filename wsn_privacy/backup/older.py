"""The container that backups had before they were age files; only read, so that those that are kept can be put back.

AES-256-GCM in pieces (`dossiers.files.stream`), under a key of its own that comes from BACKUP_KEY and a salt.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from dossiers.files.stream import Stream

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = b"WSNB\x01"
SALT = 32  # bytes
PIECE = 1024 * 1024


def pieces(stored: IO[bytes]) -> Iterator[bytes]:
    """What is in such a container, read from its start, none of it unchecked. Raises stream.Broken."""
    head = stored.read(len(MAGIC) + SALT)
    key = HKDF(SHA256(), 32, salt=head[len(MAGIC) :], info=b"wsn privacy, backup")
    return Stream(key.derive(settings.BACKUP_KEY.encode()), b"", head, PIECE).opened(stored)
