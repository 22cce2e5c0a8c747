"""How much of other people shielding finds in sixty pieces, and how much it leaves of the requester's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bench.measuring import Row
from bench.shielding.strangers import told
from redaction.folding import plain
from redaction.people import Finder
from redaction.person import KnownPerson

if TYPE_CHECKING:
    from collections.abc import Iterable

    from redaction.people import Span

ASKS = KnownPerson(
    given_name="Ayşe",
    family_name="Yıldırım",
    phones=("0330000000",),
    addresses=("Dorpsweg 12, 1000 AA Overstad",),
)
WORD = re.compile(r"\w+")
OURS = {"volgens", "mevrouw", "was", "het", "zo", "bel", "of", "mail", "geboren", "klant", "woont"}  # in each sentence


def rows() -> list[Row]:
    """The part of the words about others that is hidden, and the part of the requester's own words that is not.

    An ordinary word that may be a name is asked: it counts as said rightly, and the row says how many were asked.
    """
    pieces = list(told())
    finder = Finder(tuple(piece.person for piece in pieces), (ASKS,))
    about = left = own = lost = asked = 0
    for piece in pieces:
        spans = finder.find(f"{piece.own} {piece.other}")
        asked += sum(span.is_doubtful for span in spans)
        certain = [span for span in spans if not span.is_doubtful]
        about += len(_strange(piece.other))
        left += len(_strange(_blanked(f"{piece.own} {piece.other}", spans)[len(piece.own) :]))
        own += len(WORD.findall(piece.own))
        lost += len(WORD.findall(piece.own)) - len(WORD.findall(_blanked(piece.own, certain)))
    return [
        _share("shield_recall", about - left, about),
        _share("shield_precision", own - lost, own, note=f"{asked} woorden gevraagd"),
    ]


def _share(name: str, good: int, of: int, note: str = "") -> Row:
    return Row(name, n=of, value=f"{good / of:.1%}", target="100%", ok=good == of, note=note)


def _strange(text: str) -> list[str]:
    """The words of a sentence about somebody that are not those in each such sentence."""
    return [word for word in WORD.findall(plain(text)) if word not in OURS]


def _blanked(text: str, spans: Iterable[Span]) -> str:
    """`text` with spaces in the place of what is hidden."""
    for span in spans:
        text = f"{text[: span.start]}{' ' * (span.end - span.start)}{text[span.end :]}"[: len(text)]
    return text
