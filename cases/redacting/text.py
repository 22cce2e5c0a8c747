"""What a person gets of one finding: the text with marked passages cut out and names shielded, burned in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from cases.models import Decision
from cases.redacting.names import LETTER, shield

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cases.models import Finding
    from redaction.people import Finder

SENTENCE = re.compile(r"[^\s].*?(?:[.!?…][\"'”’)\]]*(?=\s|$)|(?=\n)|$)", re.MULTILINE)
SAME_TWICE = re.compile(r"\[([A-Z])\](?:\s+\[\1\])+")


@dataclass(frozen=True)
class Part:
    """A sentence of a text: where it begins and ends, and what it says."""

    start: int
    end: int
    text: str


class Passage(TypedDict, total=False):
    """What was marked in a text: the code of the rule, and from where to where, or the words wherever they stand."""

    code: str
    start: int
    end: int
    words: str


def sentences(text: str) -> list[Part]:
    """The sentences of `text`, or its lines where a line has no full stop. Together they hold every word."""
    return [
        Part(found.start(), found.end(), found.group()) for found in SENTENCE.finditer(text) if found.group().strip()
    ]


def cut(text: str, passages: Iterable[Passage]) -> str:
    """`text` with every marked passage replaced by its code. What is cut stands nowhere in the result."""
    marked = [passage for passage in passages if "start" in passage]
    for passage in sorted(marked, key=lambda each: each["start"], reverse=True):
        text = f"{text[: passage['start']]}[{passage['code']}]{text[passage['end'] :]}"
    return _without_words(text, passages)


def _without_words(text: str, passages: Iterable[Passage]) -> str:
    """`text` without the loose words that were marked, in any capitals and with any spaces between them."""
    for passage in passages:
        if "words" in passage:
            text = pattern_of(passage["words"]).sub(f"[{passage['code']}]", text)
    return SAME_TWICE.sub(r"[\1]", text)


def pattern_of(words: str) -> re.Pattern[str]:
    """The pattern that finds these exact words anywhere."""
    return re.compile(r"\s+".join(re.escape(word) for word in words.split()), re.IGNORECASE)


def given_text(finding: Finding, passages: Iterable[Passage], hidden: Finder, letter: str = LETTER) -> str:
    """The text as the person gets it: passages cut, then others shielded with the letter of the decision."""
    return shield(cut(finding.text, passages), hidden, letter or LETTER)


def given_line(text: str, finding: Finding, hidden: Finder) -> str:
    """A title or an origin as the person gets it: the same loose words cut, the same names shielded.

    What somebody called a file is shielded too, though the file itself is given whole.
    """
    if finding.decision.outcome != Decision.Outcome.PARTLY and not finding.is_paper:
        return text
    return shield(_without_words(text, finding.decision.passages or ()), hidden, finding.decision.code or LETTER)


def withholds(finding: Finding, passages: Iterable[Passage], hidden: Finder) -> bool:
    """Whether anything of `finding` is kept back by these passages, or for who is hidden."""
    lines = (finding.title, finding.origin)
    given = (given_text(finding, passages, hidden), *(shield(_without_words(line, passages), hidden) for line in lines))
    return given != (finding.text, *lines)


def codes_in(decision: Decision) -> list[str]:
    """Every code that a decision uses, its own first."""
    own = [decision.code] if decision.code else []
    return list(dict.fromkeys([*own, *(passage["code"] for passage in decision.passages or ())]))


def positions(text: str, passages: Iterable[Passage]) -> Iterator[tuple[Part, str]]:
    """Each sentence of `text` with the code it was marked with, or an empty string."""
    marked = {(passage["start"], passage["end"]): passage["code"] for passage in passages if "start" in passage}
    for part in sentences(text):
        yield part, marked.get((part.start, part.end), "")
