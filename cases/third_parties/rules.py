"""What may not be done about a third party now, and why (regulation, third parties; AVG art. 15(4))."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases import workflow
from cases.flow.subjects import subjects_of
from cases.models import Consultation, ThirdParty
from cases.redacting.names import WORD
from cases.verbs import Verb
from cases.workflow import Status
from dossiers.models.places import address_key_of
from dossiers.text.keys import fold

if TYPE_CHECKING:
    import datetime as dt

    from cases.models import Case
    from dossiers.models import Person

Choice, Answer, Outcome = ThirdParty.Choice, Consultation.Answer, Consultation.Outcome
NAMED = (Choice.STAFF, Choice.HOUSEMATE, Choice.INSTITUTION)  # whose name stays, so the reason is written down
NUMBER = re.compile(r"\d[\w-]*")


def why_not_about(case: Case, person: Person) -> str:
    """Why nothing is to be chosen about this person: whose data it is, is nobody else."""
    return _("Dit is de aanvrager zelf.") if person.pk in case.subject_keys else ""


def why_not_choose(case: Case, choice: str, reason: str, before: ThirdParty | None, revision: int) -> str:
    """Why this choice about a person cannot be made now."""
    if case.status != Status.GATHERED:
        return workflow.why_not(Verb.JUDGED, case.status)
    if (before.revision if before else 0) != revision:
        return _("Iemand anders heeft dit net gewijzigd. Bekijk het eerst opnieuw.")
    if choice not in Choice:
        return _("Kies wat u met deze persoon doet.")
    if choice in NAMED and not reason.strip():
        return _("Schrijf op hoe u dat weet. De naam blijft namelijk staan.")
    if before and choice != before.choice and hasattr(before, "consultation"):
        return _("Dit is al voorgelegd. Leg het antwoord vast; daar beslist u of de naam blijft staan.")
    return ""


def why_not_put(case: Case) -> str:
    """Why nothing can be put to anybody else in this case now."""
    return "" if case.status == Status.GATHERED else workflow.why_not(Verb.JUDGED, case.status)


def why_no_address(channel: str, address: str) -> str:
    """Why a letter cannot go without a postal address."""
    is_missing = channel == Consultation.Channel.POST and not address.strip()
    return _("Vul het adres in waar de brief heen gaat.") if is_missing else ""


def why_no_email(channel: str, email: str) -> str:
    """Why a message cannot go without an e-mail address."""
    is_missing = channel == Consultation.Channel.EMAIL and not email.strip()
    return _("Vul het e-mailadres in waar het bericht heen gaat.") if is_missing else ""


def asked_since() -> str:
    """Why a question is not asked twice: it was asked since the page was opened, or the button was pressed twice."""
    return _("Deze vraag is al gesteld. Hieronder ziet u hoe. Vraag alleen opnieuw als dat nodig is.")


def why_not_ask(third: ThirdParty, what: str, channel: str, address: str, email: str) -> str:
    """Why nothing can be put to this person now, or not in these words."""
    if why := why_not_put(third.case):
        return why
    if third.choice != Choice.ASK:
        return _("Kies eerst voor ‘voorleggen’.")
    if getattr(third, "consultation", None) and third.consultation.outcome:
        return _("Hierover is al besloten.")
    if channel not in Consultation.Channel:
        return _("Kies hoe de vraag weggaat.")
    if why := why_no_address(channel, address) or why_no_email(channel, email):
        return why
    if not what.strip():
        return _("Schrijf op om wat voor gegeven het gaat.")
    return why_not_word(third.case, what)


def why_not_word(case: Case, what: str) -> str:
    """Why words cannot stand in a letter to a third party: they tell who asked. The word itself is not repeated."""
    told = {fold(word) for word in (*WORD.findall(what), *NUMBER.findall(what))}
    if told & telling_words(case) or fold(case.reference) in fold(what):
        return _("Dit verraadt wie het verzoek deed. Haal namen en adressen weg, en noem alleen de soort.")
    return ""


def telling_words(case: Case) -> set[str]:
    """The folded words that tell who asked: names, street, house number, postcode, mailbox, and number of the case."""
    requester = case.requester
    people = subjects_of(case)
    texts = [requester.name, requester.on_behalf_of, *(person.name for person in people)]
    places = [requester.address, requester.former_address, requester.letter_address]
    places += [person.address for person in people]
    places += [address_key_of(u.street, u.number, u.postcode, u.city) for person in people for u in _homes(person)]
    names = {fold(word) for text in texts for word in WORD.findall(text) if len(word) > 2 or word[:1].isupper()}
    streets = {fold(word) for place in places for word in WORD.findall(place) if len(word) > 3}
    numbers = {fold(number) for place in places for number in NUMBER.findall(place)}
    return names | streets | {number for number in numbers if len(number) > 2} | {fold(requester.email)} - {""}


def _homes(person: Person) -> list:
    return [dossier.unit for dossier in person.dossiers.select_related("unit") if dossier.unit]


def why_not_notice(consultation: Consultation, noticed_on: dt.date | None, proof: str, today: dt.date) -> str:
    """Why it cannot be recorded that the letter was noticed on this day."""
    if consultation.noticed_on is not None:
        return _("De dag van kennisname is al vastgelegd.")
    if noticed_on is None or proof not in Consultation.Proof or proof == Consultation.Proof.OPENED:
        return _("Vul de dag in, en kies waaruit het blijkt.")
    if noticed_on > today:
        return _("Deze dag ligt in de toekomst.")
    if noticed_on < consultation.asked_on:
        return _("Deze dag ligt vóór de dag van de brief.")
    return ""


def why_not_answer(consultation: Consultation, today: dt.date) -> str:
    """Why a third party can say nothing any more: in plain words, since they read it themselves."""
    case = consultation.third.case
    if case.status in (Status.WITHDRAWN, Status.MERGED):
        return _("Deze vraag is afgehandeld. U hoeft niets meer te doen.")
    if case.status != Status.GATHERED or consultation.outcome:
        told = _("Wij hebben hierover besloten.")
        if consultation.third.is_shielded:
            told += " " + _("Uw naam is onleesbaar: de ander leest uw naam niet.")
        return told + " " + _("U hoeft niets meer te doen.")
    if consultation.due_on and today > consultation.due_on:
        return _("De tijd om te reageren is voorbij. Wij maken uw naam onleesbaar.")
    return ""


def why_not_unlock(consultation: Consultation) -> str:
    """Why no code opens this any more."""
    return "" if consultation.tries_left else _("Te vaak fout.")


def why_not_weigh(consultation: Consultation, outcome: str, reasons: str, today: dt.date) -> str:
    """Why it cannot be decided like this. An objection is no veto, but it is answered with reasons (regulation).

    Who said nothing stays hidden, as the letter told them.
    """
    case = consultation.third.case
    if case.status != Status.GATHERED:
        return workflow.why_not(Verb.JUDGED, case.status)
    if outcome not in Outcome:
        return _("Kies wat u doet met de naam.")
    if outcome == Outcome.GIVE and not consultation.answer:
        if not _is_over(consultation, today):
            return _("De derde kan nog reageren. Tot die dag blijft de naam onleesbaar.")
        return _(
            "De derde reageerde niet. In de brief staat dat de naam dan onleesbaar blijft. Vraag het anders opnieuw."
        )
    if outcome == Outcome.GIVE and consultation.answer != Answer.KEEP and not reasons.strip():
        return _("De derde vond dit niet goed. Schrijf op waarom u de naam toch geeft.")
    return ""


def _is_over(consultation: Consultation, today: dt.date) -> bool:
    return consultation.due_on is not None and today > consultation.due_on


def why_not_tell(consultation: Consultation) -> str:
    """Why there is no outcome to tell."""
    return "" if consultation.outcome else _("Er is nog niet besloten over deze naam.")


def why_untold(case: Case) -> str:
    """Why the answer cannot go out: a name that somebody wanted hidden is in it, and they were not told why."""
    overruled = Consultation.objects.filter(third__case=case, answer=Answer.HIDE, outcome=Outcome.GIVE)
    if overruled.filter(told_at__isnull=True).exists():
        return _("Een derde maakte bezwaar, en u geeft de naam toch. Stuur eerst de brief met de uitkomst.")
    return ""
