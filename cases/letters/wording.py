"""The text of a letter, filled with words: paragraphs, lists and headings, as plain values and never as markup.

A blank line begins a new paragraph, a line that begins with "- " is an item of a list, and a line that begins with
"## " is a heading. `{name}` is filled once, from a closed list; what was filled in is not looked at again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cases.letter_kinds import Spec

IN_BRACES = re.compile(r"\{([^{}]*)\}")
ONE_WORD = re.compile(r"\{([a-z_]+)\}")
BLANK_LINE = re.compile(r"\n[ \t]*\n")
HEADING, ITEM = "## ", "- "
MARKS = {"heading": HEADING, "list": ITEM, "paragraph": ""}


@dataclass(frozen=True)
class Part:
    """A piece of a letter: paragraph, list, heading or link, with its lines."""

    kind: str
    lines: list[str]


def parts_of(body: str, words: Mapping[str, str]) -> list[Part]:
    """The pieces of a letter: `body` with its words filled in. A piece that held only empty words is left out."""
    return [part for block in blocks_of(body) for part in _filled(block, words)]


def blocks_of(body: str) -> list[str]:
    """The pieces of a text as they were written."""
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    return [block.strip("\n") for piece in BLANK_LINE.split(text) for block in _split(piece) if block.strip()]


def _split(piece: str) -> Iterator[str]:
    """A heading, a list and lines that stand together without a blank line are pieces of their own."""
    kept: list[str] = []
    for line in piece.split("\n"):
        if kept and (_kind_of(line) != _kind_of(kept[-1]) or _kind_of(line) == "heading"):
            yield "\n".join(kept)
            kept = []
        kept.append(line)
    yield "\n".join(kept)


def _kind_of(line: str) -> str:
    return "heading" if line.startswith(HEADING) else "list" if line.startswith(ITEM) else "paragraph"


def _filled(block: str, words: Mapping[str, str]) -> Iterator[Part]:
    """One piece with its words; a piece that is one word alone may become several paragraphs, or a list."""
    alone = ONE_WORD.fullmatch(block.strip())
    if alone and alone[1] in words:
        value = words[alone[1]].strip()
        if alone[1] == "link":
            yield Part("link", [value])
        else:
            yield from _pieces(value)
        return
    named = [name for name in ONE_WORD.findall(block) if name in words]
    if named and not any(words[name].strip() for name in named):
        return
    kind = _kind_of(block)
    lines = [line.removeprefix(MARKS[kind]).strip() for line in block.split("\n") if line.strip()]
    yield Part(kind, [ONE_WORD.sub(lambda found: _one_line(words.get(found[1], found[0])), line) for line in lines])


def _pieces(value: str) -> Iterator[Part]:
    """What was filled in: each line is a paragraph, and the items of a list stay together. It holds no headings."""
    lines = [line.strip() for line in value.splitlines() if line.strip()]
    for is_list, group in groupby(lines, key=lambda line: line.startswith(ITEM)):
        if is_list:
            yield Part("list", [line.removeprefix(ITEM).strip() for line in group])
        else:
            yield from (Part("paragraph", [line]) for line in group)


def _one_line(value: str) -> str:
    return " ".join(value.split())


def why_not_text(spec: Spec, subject: str, body: str) -> str:
    """Why this cannot be the text of a letter: a word in braces that is not on the list, or one that must be there."""
    if not subject.strip() or not body.strip():
        return _("Vul een onderwerp en een tekst in.")
    if IN_BRACES.search(subject):
        return _("In het onderwerp kan geen woord tussen accolades staan. Zet het in de tekst.")
    known = {word.name for word in spec.all_words}
    for found in IN_BRACES.findall(body):
        if found not in known:
            return _("{%(word)s} kent deze brief niet. Kies een woord uit de lijst.") % {"word": found}
    if "{" in IN_BRACES.sub("", body) or "}" in IN_BRACES.sub("", body):
        return _("Er staat een losse accolade in de tekst. Schrijf een woord uit de lijst zo: {nummer}.")
    used = set(IN_BRACES.findall(body))
    missing = [name for name in spec.must_stand if name not in used]
    if missing:
        return _("In deze brief moet {%(word)s} staan. Zet het terug in de tekst.") % {"word": missing[0]}
    return ""
