"""What may be done with a destruction list: at least two people sign, and then there is time to think.

Each function gives a sentence in Dutch, or an empty string when nothing is in the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from law.keeping import Weight
from retention.models import MentionItem, Step
from retention.permissions import may_propose, may_read, may_sign

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor
    from retention.models import DestructionList, Item

Kind = Step.Kind


def why_over(of: DestructionList) -> str:
    """Why nothing more can be done with a list that ended."""
    if of.step(Kind.STOPPED):
        return _("Deze lijst is gestopt. Er is niets meer aan te doen.")
    if of.step(Kind.LAPSED):
        return _("Deze lijst is vervallen: zij werd niet op tijd aangeboden. Maak een nieuwe.")
    return _("Deze lijst is al uitgevoerd.") if of.step(Kind.CARRIED_OUT) else ""


def why_not_retain(item: Item, by: Actor, until: dt.date, on: dt.date) -> str:
    """Why `by` cannot keep `item` until that day after all. It is possible until the list is carried out."""
    if not may_propose(by):
        return _("Alleen de privacy officer kan iets van de lijst halen.")
    if why := why_over(item.of):
        return why
    if hasattr(item, "outcome"):
        return _("Over dit gegeven is al besloten.")
    if item.rule.length.weight is Weight.STATUTORY_MAXIMUM:
        return _("De wet zegt dat dit niet langer mag blijven. Er is geen reden om het toch te bewaren.")
    return "" if until > on else _("Kies een dag na vandaag.")


def why_not_submit(of: DestructionList, by: Actor) -> str:
    """Why `by` cannot submit a list for approval."""
    if not may_propose(by):
        return _("Alleen de privacy officer biedt een lijst aan.")
    if why := why_over(of):
        return why
    if of.step(Kind.SUBMITTED):
        return _("Deze lijst is al aangeboden.")
    if of.mention_items.undecided().exists():
        return _("Beslis eerst over wie bij anderen genoemd staat.")
    return "" if of.to_go.exists() else _("Er staat niets meer op deze lijst om te vernietigen.")


def why_not_approve(of: DestructionList, by: Actor) -> str:
    """Why `by` cannot approve a list: it takes another person than who proposed it, and sometimes a third."""
    if not may_sign(by):
        return _("Alleen de directeur of de functionaris gegevensbescherming keurt een lijst goed.")
    if why := why_over(of):
        return why
    if not of.step(Kind.SUBMITTED):
        return _("Deze lijst is nog niet aangeboden.")
    if by.pk == of.proposed_by_id:
        return _("U stelde deze lijst zelf voor. Iemand anders moet haar goedkeuren.")
    signed = of.signatures
    if by.pk in {step.by_id for step in signed}:
        return _("U keurde deze lijst al goed. Er is nog iemand anders nodig.")
    if not of.to_go.exists():
        return _("Er staat niets meer op deze lijst om te vernietigen.")
    return _("Deze lijst is al goedgekeurd.") if len(signed) >= of.signatures_needed else ""


def why_not_typed(of: DestructionList, typed: str) -> str:
    """Why what was typed does not confirm: it must be the number of the list."""
    same = "".join(typed.split()).upper() == of.reference
    return "" if same else _("Typ het nummer van de lijst over: %(number)s.") % {"number": of.reference}


def why_not_stop(of: DestructionList, by: Actor) -> str:
    """Why `by` cannot stop a list. Whoever sees it may, until it is carried out."""
    return _("Dit hoort niet bij uw functie.") if not may_read(by) else why_over(of)


def why_not_decide(item: MentionItem, by: Actor, choice: str, reason: str) -> str:
    """Why `by` cannot decide this about a mention. Until the list is submitted it is possible, and more than once."""
    if not may_propose(by):
        return _("Alleen de privacy officer beslist over een vermelding.")
    if item.of.step(Kind.SUBMITTED) or why_over(item.of):
        return _("De lijst is al aangeboden of klaar. Aan deze vermelding is niets meer te veranderen.")
    return _("Leg uit waarom dit blijft staan.") if choice == MentionItem.Choice.KEEP and not reason.strip() else ""


def why_not_carry_out(of: DestructionList, on: dt.date) -> str:
    """Why a list is not carried out on `on`: a signature is missing, or the waiting days run."""
    if why := why_over(of):
        return why
    if (last := of.waits_until) is None:
        return _("Er ontbreekt nog een handtekening.")
    return _("De wachttijd loopt nog.") if on <= last else ""


def state_of(of: DestructionList) -> str:
    """How a list stands, as a code: proposed, submitted, seconding, waiting, stopped, lapsed or carried_out."""
    for ended in Step.ENDS:
        if of.step(ended):
            return ended.value
    if not of.step(Kind.SUBMITTED):
        return "proposed"
    if of.waits_until is not None:
        return "waiting"
    return "seconding" if of.signatures else Kind.SUBMITTED.value
