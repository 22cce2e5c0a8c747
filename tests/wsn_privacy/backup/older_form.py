"""How backups were locked before they were age files: the writer of then, so that there is something to put back."""

import secrets
from collections.abc import Iterable

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

MAGIC, SALT, TAG = b"WSNB\x01", 32, 16
PIECE = 1024 * 1024
HEAD = len(MAGIC) + SALT


def locked(content: bytes) -> bytes:
    """A container of the older form."""
    return b"".join(_pieces(content))


def _pieces(content: bytes) -> Iterable[bytes]:
    salt = secrets.token_bytes(SALT)
    key = HKDF(SHA256(), 32, salt=salt, info=b"wsn privacy, backup").derive(settings.BACKUP_KEY.encode())
    yield MAGIC + salt
    pieces = [content[at : at + PIECE] for at in range(0, len(content), PIECE)] or [b""]
    for number, piece in enumerate(pieces):
        nonce = number.to_bytes(11, "big") + bytes([number == len(pieces) - 1])
        yield AESGCM(key).encrypt(nonce, piece, MAGIC + salt)
