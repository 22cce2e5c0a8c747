"""What may not be done with a letter now, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.letter_kinds import LetterKind
from cases.models import Dispatch, Letter, LetterText
from cases.workflow import Status

if TYPE_CHECKING:
    import datetime as dt

    from cases.models import Case

# What the officer may write from the page of a request; every other letter goes with the step that it belongs to.
BY_HAND = (
    LetterKind.RECEIPT,
    LetterKind.IDENTITY,
    LetterKind.REMINDER,
    LetterKind.APOLOGY,
    LetterKind.MANDATE,
    LetterKind.WITHDRAWN,
)


def why_not_write(case: Case, kind: str, on: dt.date) -> str:
    """Why no letter of `kind` can be written by hand for `case` now."""
    if kind not in BY_HAND:
        return _("Deze brief hoort bij een stap. Neem die stap, dan komt de brief vanzelf.")
    if kind == LetterKind.WITHDRAWN:
        return "" if case.status == Status.WITHDRAWN else _("Dit verzoek is niet ingetrokken.")
    if not case.is_open:
        return _("Dit verzoek is al afgehandeld.")
    if kind == LetterKind.IDENTITY and case.status not in (Status.RECEIVED, Status.WAITING):
        return _("U weet al wie de aanvrager is.")
    if kind == LetterKind.APOLOGY and not case.clock.is_late(on):
        return _("Dit antwoord is nog niet te laat.")
    return ""


def why_late(case: Case) -> str:
    """A sentence for the person on why there is no answer yet, to begin a letter of apology with."""
    if extension := getattr(case, "extension", None):
        return str(extension.words)
    return why_unfinished(case)


def why_unfinished(case: Case) -> str:
    """What is still to be done, as the reason that the person reads in a message: none of our free words."""
    return {
        Status.RECEIVED: _("Uw verzoek bleef te lang liggen."),
        Status.WAITING: _("Wij weten nog niet wie u bent."),
        Status.IDENTIFIED: _("Wij hebben uw gegevens nog niet allemaal verzameld."),
        Status.GATHERED: _("Wij zijn nog niet klaar met het lezen van uw gegevens."),
        Status.DECIDED: _("Ons besluit is klaar, maar het antwoord nog niet."),
    }.get(Status(case.status), "")


def why_not_queue(letter: Letter, channel: str) -> str:
    """Why a letter cannot go out through `channel`."""
    if letter.kind == LetterKind.ANSWER:
        return _("Deze brief gaat mee met het antwoord.")
    if Dispatch.objects.filter(letter=letter).exists():
        return _("Deze brief is al verzonden of staat al klaar.")
    if channel not in Dispatch.Channel:
        return _("Kies hoe de brief gaat.")
    if channel == Dispatch.Channel.MAIL and not letter.to_email:
        return _("Er is geen e-mailadres bekend. Kies voor papier.")
    return ""


def why_not_confirmed(confirmed: bool) -> str:
    """Why a letter does not go out before somebody looked at the receiver."""
    return "" if confirmed else _("Kijk de ontvanger na, en zet dan het vinkje.")


def why_not_post(dispatch: Dispatch, posted_on: dt.date, today: dt.date) -> str:
    """Why a letter cannot have been put in the post on that day."""
    if dispatch.channel != Dispatch.Channel.POST:
        return _("Deze brief gaat niet op papier.")
    if dispatch.posted_on:
        return _("Een van deze brieven is al op de post gedaan. Kijk de lijst na.")
    if posted_on > today:
        return _("Deze dag ligt in de toekomst. Kies vandaag of een eerdere dag.")
    if posted_on < timezone.localtime(dispatch.queued_at).date():
        return _("Op die dag stond een van deze brieven nog niet klaar. Kies een latere dag.")
    return ""


def why_not_keep_text(current: LetterText, seen: int, subject: str, body: str) -> str:
    """Why a text cannot be kept as a new version: a colleague was first, or nothing changed."""
    if current.version != seen:
        return _("Iemand anders heeft deze tekst net gewijzigd. Bekijk hem eerst opnieuw.")
    if (current.subject, current.body) == (subject, body):
        return _("U hebt niets gewijzigd.")
    return ""
