"""Words that may be the name of somebody hidden, or an ordinary word: put to the officer one by one.

What the officer said stands in the decision, by part of the finding and place in it: whether it is the name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cases.models import Finding
    from redaction.people import Finder, Span

    Said = Mapping[str, bool]  # by place: whether that word is the name

AROUND = 60  # signs shown on either side


@dataclass(frozen=True)
class Doubt:
    """One word, with what stands around it, and the name of its box on the form."""

    place: str
    words: str
    before: str
    after: str


def said_of(finding: Finding) -> Said:
    """What was said of the words in `finding`; nothing before it was decided on."""
    decision = getattr(finding, "decision", None)
    return decision.doubts if decision else {}


def doubts_in(finding: Finding, hidden: Finder) -> Iterator[Doubt]:
    """Every word of `finding` that may be the name of somebody hidden, in the order in which it is read."""
    for part in ("title", "text", "origin"):
        text = getattr(finding, part)
        for span in hidden.find(text):
            if span.is_doubtful:
                before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
                yield Doubt(_place(part, span), text[span.start : span.end], before, after)


def open_in(finding: Finding, hidden: Finder, said: Said | None = None) -> list[Doubt]:
    """The words of `finding` of which nobody said yet whether they are the name."""
    known = said_of(finding) if said is None else said
    return [doubt for doubt in doubts_in(finding, hidden) if doubt.place not in known]


def spans_to_hide(part: str, text: str, hidden: Finder, said: Said) -> list[Span]:
    """The places of one part to hide: all but the words that were said to be ordinary."""
    return [span for span in hidden.find(text) if not span.is_doubtful or said.get(_place(part, span), True)]


def tells_of(finding: Finding, hidden: Finder, said: Said | None = None) -> bool:
    """Whether somebody hidden stands in what a person would get of `finding`: for certain, or as was said."""
    known = said_of(finding) if said is None else said
    parts = ((part, getattr(finding, part)) for part in ("title", "text", "origin"))
    return any(
        not span.is_doubtful or known.get(_place(part, span), False)
        for part, text in parts
        for span in hidden.find(text)
    )


def _place(part: str, span: Span) -> str:
    return f"{part}_{span.start}_{span.end}"
