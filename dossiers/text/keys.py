"""Keys and references that tell nothing about the person behind them."""

import secrets
import string

from redaction.folding import plain

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0/O, 1/I/L or U: read aloud over the telephone without mistakes

# What parts words in a name or an address. The function `search_words` (sql/extensions.sql) knows the same.
SEPARATORS = string.punctuation + "’‘“”´–—·"
_PARTED = str.maketrans(dict.fromkeys(SEPARATORS, " "))


def opaque(prefix: str, length: int = 10) -> str:
    """A random reference such as `D-7F3K2QHMXA`: not guessed, and a million of them do not collide."""
    return f"{prefix}-" + "".join(secrets.choice(ALPHABET) for _ in range(length))


def person_reference() -> str:
    """A new reference for a person."""
    return opaque("P")


def dossier_reference() -> str:
    """A new reference for a dossier."""
    return opaque("D")


def record_reference() -> str:
    """A new reference for a record."""
    return opaque("S", 12)


def fold(text: str) -> str:
    """`text` without accents, case, unseen signs and double spaces: Öztürk and ozturk fold to the same; ı and ø too."""
    return plain(text)


def words_of(folded: str) -> list[str]:
    """The words of folded text: parted at spaces, hyphens, apostrophes and the like."""
    return folded.translate(_PARTED).split()
