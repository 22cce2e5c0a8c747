"""The letter to a recipient: which records, and what was done to them; nothing of who asked or what they say."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from cases import papers
from cases.models import Measure, Telling
from dossiers.press import press
from dossiers.recording_showing import label_of
from dossiers.words import dutch

if TYPE_CHECKING:
    import datetime as dt

SUBJECTS = {
    Measure.Kind.CORRECT: "Wij verbeterden gegevens",
    Measure.Kind.ERASE: "Wij verwijderden gegevens",
    Measure.Kind.RESTRICT: "Wij gebruiken gegevens voorlopig niet",
}
ASKS = {
    Measure.Kind.CORRECT: "Wilt u ze bij u ook verbeteren? Bel ons: dan hoort u wat er nu staat.",
    Measure.Kind.ERASE: "Wilt u ze bij u ook verwijderen?",
    Measure.Kind.RESTRICT: "Wilt u ze bewaren, en er verder niets mee doen? U hoort het als dit stopt.",
}


def subject_of(row: Telling) -> str:
    """What the letter is about."""
    return SUBJECTS[Measure.Kind(row.kind)]


def paragraphs(row: Telling) -> list[str]:
    """What the recipient reads (AVG art. 19): the numbers of the records and what was done, and no more."""
    fields = f" Verbeterd is: {', '.join(map(label_of, row.fields))}." if row.fields else ""
    return [
        f"{subject_of(row)}. Misschien kreeg u deze gegevens van ons.",
        f"Het gaat om: {', '.join(row.records)}.{fields}",
        ASKS[Measure.Kind(row.kind)],
        "Hebt u deze gegevens niet? Dan hoeft u niets te doen.",
    ]


def letter(row: Telling, on: dt.date) -> bytes:
    """The letter as PDF, dated `on`."""
    content = {
        "reference": row.case.reference,
        "subject": subject_of(row),
        "on": dutch(on),
        "sender": asdict(papers.sender()),
        "recipient": row.recipient[:1].upper() + row.recipient[1:],
        "paragraphs": paragraphs(row),
    }
    return press("recipient.typ", on, content)
