"""The one folding of text, for comparing what people wrote: without case, accents, unseen signs and other looks.

Each sign of the folded text knows where it stood, so that what is found can be cut from the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Letters that no normal form takes apart.
PLAIN = str.maketrans({"ı": "i", "İ": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ß": "ss"})
PLAIN |= str.maketrans({"æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th"})
# Seen by nobody, though Unicode calls them letters, signs or marks.
FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5\u180b\u180c\u180d\u180f")
APOSTROPHES = frozenset("'’‘‛ʼʻ′`´＇")
HYPHENS = frozenset("\u2212\u02d7\u2043")
BROKEN = re.compile(r"(?<=\w)-[^\S\n]*\n\s*(?=\w)")


@dataclass(frozen=True)
class Folded:
    """Folded text, and for each of its signs where in the text as written it stood."""

    text: str
    places: tuple[int, ...] | None  # None: each sign stands where it stood

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded signs from `start` up to `end` stood in the text as written."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def is_unseen(sign: str) -> bool:
    """Whether a sign is seen by nobody: it joins, parts, turns or fills, and shows nothing."""
    return sign in FILLERS or unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f"


def fold(text: str) -> Folded:
    """`text` without case, accents, ligatures and unseen signs, with one kind of space, hyphen and apostrophe.

    A line break is a line break still; a word that was broken off with a hyphen at the end of a line is whole again.
    """
    if text.isascii() and "-\n" not in text and "- " not in text and "`" not in text and "\r" not in text:
        return Folded(text.lower(), None)
    signs = [(plain, at) for at, sign in enumerate(text) for plain in _plain(sign)]
    folded = "".join(sign for sign, _at in signs)
    for found in reversed(list(BROKEN.finditer(folded))):
        del signs[found.start() : found.end()]
    return Folded("".join(sign for sign, _at in signs), tuple(at for _sign, at in signs))


def plain(text: str) -> str:
    """The folded text alone, with single spaces: two writings of one name are equal."""
    return " ".join(fold(text).text.split())


def without_unseen(text: str) -> str:
    """`text` as it was written, without what nobody sees."""
    return text if text.isascii() else "".join(sign for sign in text if not is_unseen(sign))


def _plain(sign: str) -> str:
    """One sign as it is compared: nothing, one sign, or more."""
    if sign.isascii():
        return {"`": "'", "\r": " "}.get(sign, sign.lower())
    if is_unseen(sign):
        return ""
    category = unicodedata.category(sign)
    if category == "Pd" or sign in HYPHENS:
        return "-"
    if category in ("Zl", "Zp") or sign == "\x85":
        return "\n"
    if category == "Zs":
        return " "
    if sign in APOSTROPHES:
        return "'"
    parts = unicodedata.normalize("NFKD", sign.translate(PLAIN))
    bare = "".join(each for each in parts if not unicodedata.combining(each) and not is_unseen(each))
    return "".join(each.casefold() if each == sign else _plain(each) for each in bare)
