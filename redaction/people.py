"""Finding people in a text: whole names in any order and spelling, and all that is known to be theirs.

A name is one span, from given name to surname, so that no particle stays behind to give it away. What is the
requester's own is never found. A word that may be a name or an ordinary word is found as doubtful: somebody decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from redaction import identifiers, spelling
from redaction.folding import Folded, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from redaction.person import KnownPerson

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True)
class Span:
    """A place in a text, from `start` up to `end`; doubtful where it may be an ordinary word."""

    start: int
    end: int
    is_doubtful: bool = False


@dataclass(frozen=True)
class Pattern:
    """How something of somebody can be written, and what a text holds at least where it is."""

    expression: re.Pattern[str]
    anchor: str
    is_ordinary: bool = False

    def may_stand_in(self, text: str, digits: str) -> bool:
        """Whether a folded text can hold it: quick, and never wrongly no."""
        return self.anchor in (digits if self.anchor.isdecimal() else text)


@dataclass(frozen=True)
class Finder:
    """Finds `hidden` people in texts, and leaves alone what is of `own` people."""

    hidden: tuple[KnownPerson, ...] = ()
    own: tuple[KnownPerson, ...] = ()
    _known: dict[str, tuple[Span, ...]] = field(default_factory=dict, compare=False, repr=False)

    def __bool__(self) -> bool:
        return bool(self.hidden)

    @cached_property
    def _patterns(self) -> tuple[list[Pattern], list[Pattern]]:
        hidden = [each for one in self.hidden for each in patterns_of(one)]
        return hidden, [each for one in self.own for each in patterns_of(one, is_own=True)]

    def find(self, text: str) -> tuple[Span, ...]:
        """Every place in `text` that tells of somebody hidden, in order, none over another."""
        if not self.hidden or not text:
            return ()
        if text not in self._known:
            self._known[text] = tuple(self._found(text))
        return self._known[text]

    def certain(self, text: str) -> tuple[Span, ...]:
        """The places that are no ordinary word."""
        return tuple(span for span in self.find(text) if not span.is_doubtful)

    def _found(self, text: str) -> Iterator[Span]:
        folded = fold(text)
        hidden, own = self._patterns
        found = _all(hidden, folded, text)
        if not found:
            return
        owned = _all(own, folded, text)
        kept = [span for span in found if not any(_covers(each, span) for each in owned)]
        whole = [_whole_address(span, folded.text, owned) for span in kept]
        for span in _apart(whole):
            start, end = folded.span(span.start, span.end)
            yield Span(start, end, span.is_doubtful)

    def replace(self, text: str, mark: Callable[[Span], str]) -> str:
        """`text` with each place replaced by what `mark` gives for it."""
        parts, at = [], 0
        for span in self.find(text):
            parts += [text[at : span.start], mark(span)]
            at = span.end
        return "".join([*parts, text[at:]])


def _covers(own: Span, span: Span) -> bool:
    return own.start <= span.start and span.end <= own.end


def _all(patterns: Iterable[Pattern], folded: Folded, text: str) -> list[Span]:
    digits = re.sub(r"\D", "", folded.text)
    found: list[Span] = []
    for pattern in patterns:
        if not pattern.may_stand_in(folded.text, digits):
            continue
        for hit in pattern.expression.finditer(folded.text):
            verdict = spelling.judge(text, folded, hit.span()) if pattern.is_ordinary else spelling.NAME
            if verdict != spelling.WORD:
                found.append(Span(*hit.span(), verdict == spelling.DOUBT))
    return found


def _whole_address(span: Span, text: str, owned: list[Span]) -> Span:
    """A name in an e-mail address takes the whole address with it, unless that is the requester's own."""
    for hit in ADDRESS.finditer(text):
        one = Span(*hit.span())
        if one.start < span.end and span.start < one.end and not any(_covers(each, one) for each in owned):
            return Span(min(one.start, span.start), max(one.end, span.end))
    return span


def _apart(spans: list[Span]) -> Iterator[Span]:
    """The spans in order; those that overlap are one, and certain when one of them is."""
    last: Span | None = None
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if last is None or span.start >= last.end:
            if last:
                yield last
            last = span
        else:
            last = Span(last.start, max(last.end, span.end), last.is_doubtful and span.is_doubtful)
    if last:
        yield last


def patterns_of(person: KnownPerson, *, is_own: bool = False) -> Iterator[Pattern]:
    """Every way in which a folded text can tell of `person`."""
    parts = (person.given_name, person.prefix, person.family_name)
    for expression, anchor, is_ordinary in spelling.names(*parts, is_own=is_own):
        yield Pattern(re.compile(expression), anchor, is_ordinary and not is_own)
    for expression, anchor in identifiers.of(person):
        yield Pattern(re.compile(expression), anchor)
