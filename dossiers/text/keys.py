"""Keys and references that tell nothing about the person behind them."""

import secrets
import string
import unicodedata

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
    """`text` without accents, case and double spaces: Öztürk and ozturk fold to the same; ı, ł and ø too."""
    if text.isascii():  # most of what is written, and long
        return " ".join(text.casefold().split())
    plain = text.translate(str.maketrans("ıİłŁøØđĐ", "iIlLoOdD")).replace("ß", "ss")
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def words_of(folded: str) -> list[str]:
    """The words of folded text: parted at spaces, hyphens, apostrophes and the like."""
    return folded.translate(_PARTED).split()
