"""The letters to a third party: what is asked, and what was decided. Nothing of the case goes in but its own words."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from cases.flow.addressing import Addressee
from cases.letter_kinds import SPECS, LetterKind
from cases.letters import sender, writing
from cases.models import Consultation, LetterText
from cases.public_access.codes import spaced
from dossiers.text.press import press
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    import datetime as dt

KIND = LetterKind.THIRD_PARTY
HIDDEN_CODE = "•••• ••••"
DECIDED = {
    Consultation.Outcome.SHIELD: "Wij maken uw naam onleesbaar. De ander leest uw naam niet.",
    Consultation.Outcome.GIVE: "Wij laten uw naam staan. De ander kan uw naam lezen.",
}


def link_to(consultation: Consultation) -> str:
    """The address in a letter or message."""
    return settings.SITE_URL + reverse("cases:reaction", args=[consultation.word])


def question(consultation: Consultation, code: str) -> bytes:
    """The question on paper, in the words that the officer edits; without a code it is the copy that is kept.

    Its number is that of the letter, never that of the request. Regulation, third parties: it names the last day.
    """
    words = writing.general_words(consultation.third.case, SPECS[KIND]) | words_of(consultation, code)
    return writing.render(LetterText.objects.current(KIND), addressee(consultation), consultation.asked_on, words)


def words_of(consultation: Consultation, code: str) -> dict[str, str]:
    """What is filled in: what it is about, the last day, and how to answer; without a code there stand dots."""
    return {
        "nummer": consultation.word,
        "gegeven": consultation.what.rstrip(" ."),
        "reageer_voor": dutch(consultation.named_on),
        "link": link_to(consultation),
        "code": spaced(code) or HIDDEN_CODE,
    }


def addressee(consultation: Consultation) -> Addressee:
    """The third party, at the address that was filled in."""
    return Addressee(consultation.third.person.name, _lines(consultation))


def outcome(consultation: Consultation, on: dt.date) -> bytes:
    """What was decided about the name, with the reasons."""
    to = addressee(consultation)
    content = {
        "reference": consultation.word,
        "subject": "Wat wij besloten over uw naam",
        "on": dutch(on),
        "sender": asdict(sender.sender()),
        "recipient": {"name": to.printed, "address": to.address},
        "salutation": to.greeting,
        "paragraphs": [
            f"Wij vroegen u naar {consultation.what.rstrip(' .')} in papieren van een ander.",
            DECIDED[Consultation.Outcome(consultation.outcome)],
            *[line for line in consultation.reasons.splitlines() if line.strip()],
        ],
    }
    return press("third_outcome.typ", on, content, codes=False)


def _lines(consultation: Consultation) -> tuple[str, ...]:
    return tuple(line.strip() for line in consultation.address.split(",") if line.strip())
