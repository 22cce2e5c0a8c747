"""The letter to a recipient, in the words that the officer edits: which records, and what was done to them.

It tells nothing of who asked, nothing of whom the records are about, and nothing of what they say.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from cases.flow.addressing import Addressee
from cases.letter_kinds import SPECS, LetterKind
from cases.letters import wording, writing
from cases.models import LetterText, Measure
from dossiers.records.page_data import label_of

if TYPE_CHECKING:
    import datetime as dt

    from cases.models import Telling

GREETING = "Geachte heer of mevrouw,"
DONE = {
    Measure.Kind.CORRECT: "Wij verbeterden deze gegevens. Bel ons: dan hoort u wat er nu staat.",
    Measure.Kind.ERASE: "Wij verwijderden deze gegevens.",
    Measure.Kind.RESTRICT: "Wij bewaren deze gegevens, en gebruiken ze voorlopig niet.",
}


def words_of(row: Telling) -> dict[str, str]:
    """What is filled in (AVG art. 19): the numbers of the records, and what was done; no more than is needed."""
    fields = f" Verbeterd is: {', '.join(map(label_of, row.fields))}." if row.fields else ""
    return {
        "over": f"iemand (ons nummer: {', '.join(row.records)})",
        "wijziging": DONE[Measure.Kind(row.kind)] + fields,
    }


def paragraphs(row: Telling) -> list[str]:
    """The lines of the letter, to take over in a mail."""
    text, spec = LetterText.objects.current(LetterKind.RECIPIENT), SPECS[LetterKind.RECIPIENT]
    words = {**writing.general_words(row.case, spec), **words_of(row)}
    lines = chain.from_iterable(part.lines for part in wording.parts_of(text.body, words))
    return [text.subject, GREETING, *lines]


def letter(row: Telling, on: dt.date) -> bytes:
    """The letter as PDF, dated `on`."""
    to = Addressee(row.recipient[:1].upper() + row.recipient[1:], salutation=GREETING)
    words = {**words_of(row), "nummer": row.case.reference}
    return writing.make(case=row.case, kind=LetterKind.RECIPIENT, on=on, words=words, to=to).pdf
