"""Shielding the names of other people in a text, as a proposal that the officer reads and completes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiers.text.keys import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiers.models import Person

MARK = "[A]"
SHORTEST = 3  # shorter words are prefixes as a rule; they are names only when they begin with a capital
WORD = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*)+")  # letters, with accents that stand apart


def words_of(people: Iterable[Person]) -> set[str]:
    """The folded words by which `people` are known: each part of a name that can tell them apart."""
    names = (name for person in people for name in (person.given_name, person.family_name))
    return {fold(word) for name in names for word in WORD.findall(name) if _is_name(word)}


def _is_name(word: str) -> bool:
    """Whether a word is long enough to be a name, or is written as one."""
    return len(word) >= SHORTEST or (len(word) > 1 and word[0].isupper())


def shield(text: str, words: set[str]) -> str:
    """`text` with every word in `words`, also as a possessive, replaced by a mark, in any spelling."""
    if not words:
        return text
    shielded = WORD.sub(lambda found: MARK if _is_one_of(found.group(), words) else found.group(), text)
    return re.sub(r"\[A\](?:\s+\[A\])+", MARK, shielded)


def _is_one_of(word: str, words: set[str]) -> bool:
    """Whether `word` is one of the folded `words`, or its possessive."""
    folded = fold(word)
    return _is_name(word) and (folded in words or (len(folded) > SHORTEST and folded.removesuffix("s") in words))
