"""What is left of people who are hidden, in what would go out: read as it will be read, before anything is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.answer.contents import Contents


@dataclass(frozen=True)
class Left:
    """Somebody who can still be read: the words, and in which part of which piece; number 0 is no piece."""

    words: str
    number: int = 0
    part: str = ""


def left_in(contents: Contents) -> Iterator[Left]:
    """Every place in what was found, and in the officer's own words, that still tells of somebody hidden.

    The fixed words of a letter tell of nobody, whatever they are; in an officer's words an ordinary word is one.
    """
    letter = contents.letter
    said = [*letter.paragraphs, *(line.reason for line in letter.withheld)]
    said += [text for topic in letter.acts for text in topic.sentences]
    said += [text for topic in letter.information if not topic.is_own for text in topic.sentences]
    for text in said:
        yield from (Left(words, part="uw uitleg") for words in _certain(contents, text))
    if contents.overview is None or contents.inventory is None:
        return
    for record in (record for section in contents.overview.sections for record in section.records):
        for part, text in (("onderwerp", record.about), ("tekst", record.text), ("herkomst", record.origin)):
            yield from (Left(text[at.start : at.end], record.number, part) for at in contents.hidden.find(text))
    for own in (part for part in contents.inventory.own if not part.is_own):
        told = " ".join(f"{label} {value}" for label, value in own.facts)
        yield from (Left(words, part=own.heading) for words in _certain(contents, told))
    for piece in contents.inventory.pieces:
        yield from (Left(words, piece.number, "herkomst") for words in _certain(contents, piece.source))


def _certain(contents: Contents, text: str) -> list[str]:
    return [text[span.start : span.end] for span in contents.hidden.certain(text)]
