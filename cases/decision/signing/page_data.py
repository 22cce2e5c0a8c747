"""What somebody who is asked to sign is shown of an answer: read from the very papers that go out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pypdfium2

from cases.decision.signing.actions import LETTER, OVERVIEW
from cases.flow import exemptions
from cases.flow.addressing import addressee_of
from cases.flow.rights import right_of
from cases.letters import typeset
from cases.models import Decision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cases.models import Case, Proof

AROUND = 60  # characters on either side of what was shielded
MARK = re.compile(r"\[([A-Z])\]")
PIECE = re.compile(r"^(\d+)\. ")
MEANINGS = {code.letter: code.meaning for code in typeset.CODES}
INVENTORY = "inventaris.json"


@dataclass
class Group:
    """Pieces that are told of in one line: what they share, and their numbers."""

    label: str
    about: str = ""
    numbers: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Passages:
    """What was shielded under one letter: how often, and each place with the words around it."""

    letter: str
    meaning: str
    places: list[tuple[str, str]]  # the number of the piece, and the words


def file_in(proof: Proof, name: str) -> bytes | None:
    """The paper called `name` in what goes out; None when there is none."""
    with ZipFile(BytesIO(bytes(proof.package))) as archive:
        return archive.read(name) if name in archive.namelist() else None


def reading_page(proof: Proof) -> dict[str, Any]:
    """All that the page to read shows: papers, what is given by kind, what was shielded, and every word."""
    with ZipFile(BytesIO(bytes(proof.package))) as archive:
        names = archive.namelist()
        main = OVERVIEW if OVERVIEW in names else LETTER
        inventory = json.loads(archive.read(INVENTORY)) if INVENTORY in names else {"stukken": []}
        pages = _pages(archive.read(main))
    return {
        "papers": [name for name in names if name != INVENTORY],
        "is_overview": main == OVERVIEW,
        "given": _given(inventory["stukken"]),
        "passages": _passages(pages),
        "pages": pages,
    }


def _pages(pdf: bytes) -> list[str]:
    """The text of a paper of ours, page by page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def _given(pieces: list[dict[str, Any]]) -> list[Group]:
    """What goes along, whole and in part, by where it stands."""
    groups: dict[tuple[str, str], Group] = {}
    for piece in pieces:
        if piece["besluit"] != typeset.PieceDecision.WITHHELD.value:
            key = (piece["soort"], piece["besluit"])
            groups.setdefault(key, Group(*key)).numbers.append(piece["nummer"])
    return [groups[key] for key in sorted(groups)]


def _passages(pages: Iterable[str]) -> list[Passages]:
    """Every mark in the text with the words around it, by letter."""
    found = sorted(_marks("\n".join(pages)), key=lambda each: each[0])
    return [
        Passages(letter, MEANINGS.get(letter, ""), [(number, words) for _letter, number, words in group])
        for letter, group in groupby(found, key=lambda each: each[0])
    ]


def _marks(text: str) -> Iterator[tuple[str, str, str]]:
    """Letter, number of the piece, and the words around, of each mark that stands in a piece."""
    pieces = [(found.start(), found.group(1)) for found in re.finditer(PIECE.pattern, text, re.MULTILINE)]
    for mark in MARK.finditer(text):
        number = next((number for start, number in reversed(pieces) if start <= mark.start()), "")
        if number:
            words = text[max(0, mark.start() - AROUND) : mark.end() + AROUND]
            yield mark.group(1), number, " ".join(words.split())


def decisions_of(case: Case) -> list[Decision]:
    """The decision on each finding, by number, without the words that are given."""
    rows = Decision.objects.filter(finding__case=case).select_related("finding").order_by("finding__number")
    return list(rows.defer("given_text", "passages", "note"))


def withheld(case: Case, decisions: Iterable[Decision]) -> list[Group]:
    """What is not given or done, one line for each letter, rule and reason, with the numbers of the pieces."""
    words = right_of(case).outcomes
    groups: dict[tuple[str, str], Group] = {}
    for each in (each for each in decisions if each.outcome != Decision.Outcome.GRANTED):
        limit = exemptions.limit_of(each, case.kind)
        said = f"[{each.code}] {str(words.get(each.outcome, '')).capitalize()}: {each.reason}"
        about = " · ".join(filter(None, [str(limit.source.name) if limit else "", each.necessity]))
        groups.setdefault((said, about), Group(said, about)).numbers.append(each.finding.number)
    return list(groups.values())


def receiver_of(case: Case) -> dict[str, Any]:
    """Who gets it, and by which roads it can go."""
    to = addressee_of(case)
    return {"name": to.name, "email": to.email, "address": ", ".join(to.address), "asked_by": case.requester.name}
