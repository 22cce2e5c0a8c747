"""Writing a letter of any kind: the text as it stands now, filled with words, printed, and kept with the case."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from cases.flow.addressing import Addressee, addressee_of, represented, said_of, said_to
from cases.flow.rights import right_of
from cases.letter_kinds import SPECS, For, LetterKind, Spec
from cases.letters import sender
from cases.letters.wording import parts_of
from cases.models import Case, Letter, LetterText
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.text.press import press
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from dossiers.actors import Actor

SIGNATORY = "privacy officer"
BEHALF = "_namens"  # the word for whom the reader acts; no text can hold it by itself


@transaction.atomic
def write(
    *, case: Case, kind: str, by: Actor, on: dt.date, words: Mapping[str, str], to: Addressee | None = None
) -> Letter:
    """Write a letter of `kind` (a `LetterKind`) dated `on`, keep it with the case, and return it. It is not sent yet.

    `words` fill the words of that kind (`letter_kinds.SPECS[kind].words`), by their Dutch name and as plain text; a
    blank one that is not needed leaves its paragraph out. The general words fill themselves; give `nummer` to have
    another number in the letter. `to` is the person who asked unless somebody else is named; it must be named for a
    letter to somebody else. `by` is a user, or None for the clock. Raises Refused when a needed word is blank, and
    ValueError for a word that this kind does not have.
    """
    made = make(case=case, kind=kind, on=on, words=words, to=to)
    letter = Letter.objects.create(
        case=case,
        kind=kind,
        text=made.text,
        to_name=made.to.name,
        to_address=", ".join(made.to.address),
        to_email=made.to.email,
        pdf=made.pdf,
        sha256=hashlib.sha256(made.pdf).hexdigest(),
        made_by=by,
    )
    journal.record(Verb.LETTER_WRITTEN, case, by=by, details={"letter": str(kind), "version": made.text.version})
    return letter


@dataclass(frozen=True)
class Made:
    """A letter that is not kept yet: for whom, from which text, and its bytes."""

    to: Addressee
    text: LetterText
    pdf: bytes


def make(*, case: Case, kind: str, on: dt.date, words: Mapping[str, str], to: Addressee | None = None) -> Made:
    """The letter that `write` would keep, to look at first. Raises as `write` does."""
    spec = SPECS[LetterKind(kind)]
    if to is None and spec.reader is For.OTHER:
        raise ValueError("a letter to somebody else names that person")
    behalf = represented(case) if to is None else ""
    to = to or addressee_of(case)
    text = LetterText.objects.current(kind)
    filled = {**general_words(case, spec), **_checked(spec, words)}
    return Made(to, text, render(text, to, on, filled, behalf))


def general_words(case: Case, spec: Spec) -> dict[str, str]:
    """The words that fill themselves; of a letter to somebody else none is about the request."""
    words = {
        "vereniging": settings.ASSOCIATION_NAME,
        "telefoon": settings.ASSOCIATION_PHONE,
        "mail": settings.ASSOCIATION_EMAIL,
    }
    if spec.reader is For.OTHER:
        return words
    return words | {
        "nummer": case.reference,
        "soort": str(Case.Kind(case.kind).label),
        "gevraagd": said_to(case, right_of(case).asked),
        "ontvangen": dutch(case.received_on),
        "uiterlijk": dutch(case.clock.due.on),
    }


def _checked(spec: Spec, words: Mapping[str, str]) -> dict[str, str]:
    """The words as given, and blank ones for those left out. Raises ValueError or Refused; see `write`."""
    own = {word.name: word for word in spec.words}
    if unknown := set(words) - set(own) - {"nummer"}:
        raise ValueError(f"words that this letter does not have: {', '.join(sorted(unknown))}")
    for word in spec.words:
        if word.needed and not words.get(word.name, "").strip():
            raise Refused(_("In deze brief mist nog: %(word)s.") % {"word": word.meaning})
    return dict.fromkeys(own, "") | dict(words)


def render(text: LetterText, to: Addressee, on: dt.date, words: Mapping[str, str], behalf: str = "") -> bytes:
    """The letter as PDF/A-2a and PDF/UA-1. Whatever is in `text` and `words` is only ever shown as words.

    `behalf` is for whom the reader acts, "" for nobody: the data are then said to be of that person.
    """
    body = said_of(f"{{{BEHALF}}}" if behalf else "", text.body)
    number = words.get("nummer", "")
    facts = [(_("Datum"), dutch(on))]
    facts += [(_("Ons nummer"), number)] if number else []
    facts += [(_("Het verzoek kwam op"), words["ontvangen"])] if "ontvangen" in words else []
    facts += [(_("Namens"), behalf)] if behalf else []
    content = {
        "title": " – ".join(part for part in (str(LetterKind(text.kind).label).capitalize(), number) if part),
        "reference": number,
        "sender": asdict(sender.sender()),
        "recipient": {"name": to.printed, "address": to.address},
        "facts": facts,
        "subject": text.subject,
        "salutation": to.greeting,
        "parts": [asdict(part) for part in parts_of(body, {**words, **({BEHALF: behalf} if behalf else {})})],
        "remedies": SPECS[text.kind].remedies,
        "signatory": SIGNATORY,
    }
    return press("letter.typ", on, content, codes=False)
