"""How easily Dutch text is read: sentences that are long or passive, and words for which there is a simpler one (B1).

It reads by rule and knows no meaning: it marks, the writer decides.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from dossiers.text.keys import fold

LONGEST = 15  # words in a sentence
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|\n+")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
BECOMES = re.compile(r"\b(?:word|wordt|worden|werd|werden)\b", re.IGNORECASE)
PARTICIPLE = re.compile(
    r"\b(?:(?:af|aan|in|op|uit|door|mee|toe|vast|weg|over|terug|voor)?ge|be|ver|ont|her|er)[a-zë]{2,}(?:d|t|en)\b",
    re.IGNORECASE,
)
DONE_BY = re.compile(r"\b(?:is|zijn|was|waren)\b.*\bdoor\b", re.IGNORECASE)
WORDS = tomllib.loads(Path(__file__).with_name("plain_words.toml").read_text(encoding="utf-8"))
NOT_DONE = frozenset(WORDS["not_done"])  # what looks like a participle and is none
SIMPLER: dict[str, str] = WORDS["simpler"]


@dataclass(frozen=True)
class Marked:
    """A sentence that is hard to read, and how many words it has."""

    text: str
    words: int


@dataclass(frozen=True)
class Reading:
    """What is hard in a text: long sentences, passive ones, and words with a simpler one."""

    sentences: int
    average: float
    long: tuple[Marked, ...]
    passive: tuple[Marked, ...]
    jargon: tuple[tuple[str, str], ...]

    @property
    def is_easy(self) -> bool:
        """Whether nothing is marked: then it reads as B1."""
        return not (self.long or self.passive or self.jargon)

    @property
    def marks(self) -> int:
        """How many places are marked."""
        return len(self.long) + len(self.passive) + len(self.jargon)


def read(text: str) -> Reading:
    """What is hard to read in `text`."""
    sentences = [part.strip() for part in SENTENCE_END.split(text) if WORD.search(part)]
    counted = [Marked(sentence, len(WORD.findall(sentence))) for sentence in sentences]
    total = sum(each.words for each in counted)
    return Reading(
        sentences=len(counted),
        average=round(total / len(counted), 1) if counted else 0.0,
        long=tuple(each for each in counted if each.words > LONGEST),
        passive=tuple(each for each in counted if is_passive(each.text)),
        jargon=tuple(_jargon(text)),
    )


def is_passive(sentence: str) -> bool:
    """Whether a sentence says what is done and hides who does it."""
    words = {found.group().casefold() for found in PARTICIPLE.finditer(sentence)}
    return bool(words - NOT_DONE) and bool(BECOMES.search(sentence) or DONE_BY.search(sentence))


def _jargon(text: str) -> list[tuple[str, str]]:
    """Each hard word once, in the order of the text, with the simpler one."""
    words = dict.fromkeys(fold(word) for word in WORD.findall(text))
    return [(word, SIMPLER[word]) for word in words if word in SIMPLER]
