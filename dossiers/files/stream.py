"""AES-256-GCM in pieces, for content that is too large to open at once.

The nonce of a piece holds its number and whether it is the last (STREAM; Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
So content is given piece by piece, none of it unchecked, and no more than two pieces are in memory; a piece that is
altered, moved, left out or cut off does not open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

if TYPE_CHECKING:
    from collections.abc import Iterator

NONCE, TAG = 12, 16  # bytes


class Broken(Exception):
    """A piece that does not open: altered, moved or cut off, or the key or what it is bound to is another.

    `number` is that of the piece, from 0.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True)
class Stream:
    """How one content is sealed: with which key, and bound to what.

    `prefix` starts every nonce and may be empty when no two contents have the same key; `piece` is in bytes.
    """

    key: bytes = field(repr=False)
    prefix: bytes
    about: bytes
    piece: int

    def sealed(self, content: bytes) -> Iterator[bytes]:
        """`content` sealed, piece by piece; nothing gives one piece too."""
        cipher, last = AESGCM(self.key), max(0, len(content) - 1) // self.piece
        for number in range(last + 1):
            piece = content[number * self.piece : (number + 1) * self.piece]
            yield cipher.encrypt(self._nonce(number, number == last), piece, self.about)

    def opened(self, stored: IO[bytes]) -> Iterator[bytes]:
        """The content of what is left to read in `stored`, piece by piece. Raises Broken."""
        cipher, number = AESGCM(self.key), 0
        piece = stored.read(self.piece + TAG)
        while True:
            following = stored.read(self.piece + TAG)
            try:
                yield cipher.decrypt(self._nonce(number, not following), piece, self.about)
            except (InvalidTag, ValueError):
                raise Broken(number) from None
            if not following:
                return
            piece, number = following, number + 1

    def _nonce(self, number: int, is_last: bool) -> bytes:
        return self.prefix + number.to_bytes(NONCE - 1 - len(self.prefix), "big") + bytes([is_last])
