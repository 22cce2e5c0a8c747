"""How a request stands, for the person who asked: the step, the date and what they must do. Never content."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.flow.next_steps import hears_by
from cases.models import Delivery
from cases.workflow import Status
from law.clock import EventKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.models import Case

TOTAL = 5
DISAGREE = gettext_lazy(
    "Bent u het daar niet mee eens? U mag een klacht indienen bij ons of bij de Autoriteit Persoonsgegevens."
)
PATIENCE = dt.timedelta(days=8)  # the day on which the officer is told to remind or to call


@dataclass(frozen=True)
class Standing:
    """One state in words. `number` is the step of five, 0 for none; `tone` the colour: ok, wait, late or done."""

    number: int
    title: str
    sentences: tuple[str | Promise, ...]
    to_do: str = ""
    tone: str = "ok"
    can_fetch: bool = False


def standing_of(case: Case, today: dt.date) -> Standing:
    """How `case` stands on `today`."""
    return TELLERS[Status(case.status)](case, today)


def _received(case: Case, today: dt.date) -> Standing:
    look = hears_by(case.received_on)
    words = [_("Wij kijken of u het echt bent.")]
    if today <= look:
        words.append(_("U hoort dat uiterlijk %(day)s.") % {"day": date_format(look, "j F")})
    return _under_way(case, today, 1, _("Wij hebben uw verzoek"), *words)


def _waiting(case: Case, today: dt.date) -> Standing:
    asked = max(event.on for event in case.events.all() if event.kind == EventKind.IDENTITY_ASKED)
    if today < asked + PATIENCE:
        day = {"day": date_format(asked + PATIENCE, "j F")}
        to_do = _("Laat vóór %(day)s zien wie u bent. Daarna gaan wij verder.") % day
    else:
        to_do = _("Laat zo snel mogelijk zien wie u bent. Daarna gaan wij verder.")
    state = _under_way(case, today, 2, _("Wij wachten op u"), to_do=to_do)
    return Standing(**{**state.__dict__, "tone": "late" if state.tone == "late" else "wait"})


def _identified(case: Case, today: dt.date) -> Standing:
    return _under_way(case, today, 3, _("Wij zoeken uw gegevens op"))


def _gathered(case: Case, today: dt.date) -> Standing:
    return _under_way(case, today, 4, _("Wij lezen alles na en nemen een besluit"))


def _decided(case: Case, today: dt.date) -> Standing:
    return _under_way(case, today, 4, _("Wij maken ons antwoord klaar"))


def _under_way(case: Case, today: dt.date, number: int, title: str, *words: str | Promise, to_do: str = "") -> Standing:
    """A state of a request without an answer yet, in time or late."""
    due = {"day": date_format(case.clock.due.on, "j F Y")}
    if case.clock.is_late(today):
        words = (*words, _("U had ons antwoord uiterlijk %(day)s moeten krijgen.") % due)
    else:
        words = (*words, _("U krijgt ons antwoord uiterlijk %(day)s.") % due)
    if case.clock.extended_on:
        why = {"why": case.extension.words}
        words = (*words, _("Het duurt langer dan gewoon. De reden: %(why)s") % why, DISAGREE)
    asked = next((each for each in case.clarifications.all() if each.answered_on is None), None)
    tone = "late" if case.clock.is_late(today) else "wait" if asked else "ok"
    if asked:
        to_do = _("Wij hebben een vraag aan u: “%(question)s” Bel ons met uw antwoord.") % {"question": asked.question}
    return Standing(number, title, words, to_do or _("U hoeft nu niets te doen."), tone)


def _sent(case: Case, today: dt.date) -> Standing:
    delivery, sent = Delivery.objects.defer("package").filter(case=case).first(), _stopped(case)
    if delivery is None:  # a letter to heirs
        told = _("Wij schreven u op %(day)s een brief.") % sent
        return Standing(TOTAL, _("U krijgt een brief van ons"), (told,), tone="done")
    if delivery.channel == Delivery.Channel.POST:
        told = _("Wij gaven ons antwoord op papier mee of stuurden het op. Dat was op %(day)s.") % sent
        return Standing(TOTAL, _("U hebt ons antwoord op papier"), (told,), tone="done")
    until = {"day": date_format(delivery.until, "j F Y")}
    if today > delivery.until:
        told = _("U kon het ophalen tot en met %(day)s. Dat kan niet meer op de site.") % until
        return Standing(
            TOTAL, _("Ons antwoord was klaar"), (told,), _("Bel ons: dan sturen wij het op papier."), tone="wait"
        )
    told = _("U kunt het ophalen tot en met %(day)s. Daarna sturen wij het op papier als u dat wilt.") % until
    to_do = _("Haal ons antwoord op. Daar hebt u de code voor nodig die u van ons kreeg.")
    return Standing(TOTAL, _("Ons antwoord is klaar"), (told,), to_do, tone="done", can_fetch=True)


def _withdrawn(case: Case, today: dt.date) -> Standing:
    told = _("Uw verzoek is op %(day)s ingetrokken. Wij doen er niets meer mee.") % _stopped(case)
    return Standing(0, _("Uw verzoek is ingetrokken"), (told,), _("Klopt dat niet? Bel ons."), tone="done")


def _merged(case: Case, today: dt.date) -> Standing:
    earlier = case.repeats.earlier
    told = _("Uw verzoek %(number)s hoort nu bij %(earlier)s. Wij behandelen ze samen.") % {
        "number": case.reference,
        "earlier": earlier.reference,
    }
    state = standing_of(earlier, today)
    return Standing(**{**state.__dict__, "sentences": (told, *state.sentences)})


def _stopped(case: Case) -> dict[str, str]:
    """The day on which the clock of a closed request stopped."""
    return {"day": date_format(case.clock.stopped_on or case.received_on, "j F Y")}


TELLERS: dict[Status, Callable[[Case, dt.date], Standing]] = {
    Status.RECEIVED: _received,
    Status.WAITING: _waiting,
    Status.IDENTIFIED: _identified,
    Status.GATHERED: _gathered,
    Status.DECIDED: _decided,
    Status.SENT: _sent,
    Status.WITHDRAWN: _withdrawn,
    Status.MERGED: _merged,
}
