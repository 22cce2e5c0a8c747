"""The texts of the letters: kept in versions, edited by the privacy officer, shown with fictional values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cases.letter_kinds import SPECS, LetterKind
from cases.letters.rules import why_not_keep_text
from cases.letters.wording import why_not_text
from cases.letters.writing import Addressee, render
from cases.models import LetterText
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor

NOBODY = Addressee("A. Voorbeeld", ("Voorbeeldstraat 1", "0000 AA Voorbeeldstad"))


@transaction.atomic
def save_version(*, kind: str, seen: int, subject: str, body: str, by: Actor) -> LetterText:
    """Keep a text as the next version; letters written from here on use it, those written before keep theirs.

    `seen` is the version that was on screen. Raises Refused for a word that this letter does not have, a word that is
    missing, a colleague who was first, and a text that is what it was.
    """
    current = LetterText.objects.select_for_update().filter(kind=LetterKind(kind)).latest("version")
    subject, body = subject.strip(), body.strip()
    why = why_not_keep_text(current, seen, subject, body) or why_not_text(SPECS[kind], subject, body)
    if why:
        raise Refused(why)
    text = LetterText.objects.create(kind=kind, version=current.version + 1, subject=subject, body=body, made_by=by)
    journal.record(Verb.LETTER_TEXT_SET, text, by=by, details={"letter": str(kind), "version": text.version})
    return text


def preview(*, kind: str, subject: str, body: str, on: dt.date) -> bytes:
    """The letter as this text would make it, with fictional values, marked as an example. Raises Refused."""
    spec = SPECS[LetterKind(kind)]
    if why := why_not_text(spec, subject, body):
        raise Refused(why)
    words = {word.name: word.sample for word in spec.all_words}
    text = LetterText(kind=kind, subject=_("Voorbeeld: %(subject)s") % {"subject": subject.strip()}, body=body)
    return render(text, NOBODY, on, words)
