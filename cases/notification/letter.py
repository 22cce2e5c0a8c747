"""The letter to a recipient, in the words that the officer edits: of whom, what was done, and what is asked.

It tells nothing of who asked or why, and nothing but what the recipient needs to do the same.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from cases.flow.addressing import Addressee
from cases.letter_kinds import SPECS, LetterKind
from cases.letters import wording, writing
from cases.models import LetterText, Measure
from cases.notification import actions
from cases.notification.contents import ASKED
from dossiers.refusal import Refused

if TYPE_CHECKING:
    import datetime as dt

    from cases.models import Telling

GREETING = "Geachte heer of mevrouw,"
DONE = {
    Measure.Kind.CORRECT: "Wij verbeterden deze gegevens:",
    Measure.Kind.ERASE: "Wij verwijderden deze gegevens:",
    Measure.Kind.RESTRICT: "Wij gebruiken deze gegevens voorlopig niet:",
}


def words_of(row: Telling) -> dict[str, str]:
    """What is filled in (AVG art. 19): of whom, what was done to which data, and what the recipient does now."""
    kind = Measure.Kind(row.kind)
    return {
        "over": row.about,
        "wijziging": "\n".join([DONE[kind], *(f"- {line}" for line in row.changes)]),
        "vraag": ASKED[kind],
    }


def paragraphs(row: Telling) -> list[str]:
    """The lines of the letter, to take over in a mail; none once it is settled."""
    if row.outcome:
        return []
    text, spec = LetterText.objects.current(LetterKind.RECIPIENT), SPECS[LetterKind.RECIPIENT]
    words = {**writing.general_words(row.case, spec), **words_of(row)}
    lines = chain.from_iterable(part.lines for part in wording.parts_of(text.body, words))
    return [text.subject, GREETING, *lines]


def letter(row: Telling, on: dt.date) -> bytes:
    """The letter as PDF, dated `on`. Raises Refused before it is known to whom it goes, and once it is settled."""
    if why := actions.why_not_write(row):
        raise Refused(why)
    address = tuple(line.strip() for line in row.to_address.split(",") if line.strip())
    to = Addressee(row.to_name, address, salutation=GREETING)
    words = {**words_of(row), "nummer": row.case.reference}
    return writing.make(case=row.case, kind=LetterKind.RECIPIENT, on=on, words=words, to=to).pdf
