"""What may not be put on file of how people stand to each other, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers.models import Tie
from dossiers.models.people import REPRESENTING
from dossiers.records.rules import in_a_field, may_record, sections_for
from dossiers.sections import Section
from dossiers.text.identifiers import holds_citizen_number

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor
    from dossiers.models import Dossier, Person

OLDEST = 1900


@dataclass(frozen=True)
class Said:
    """What somebody says of a tie: what the other is, what for, what shows it, from when to when."""

    kind: str
    since: dt.date
    scope: str = ""
    evidence: str = ""
    until: dt.date | None = None


def may_keep(dossier: Dossier, user: Actor) -> bool:
    """Whether `user` may record in the tenancy of `dossier`, where ties belong."""
    return Section.TENANCY in sections_for(dossier, user)


def why_not_tie(dossier: Dossier, other: Person | None, said: Said, user: Actor) -> str:
    """Why this tie cannot be put on file, or an empty string; `other` is None for somebody new."""
    if not may_keep(dossier, user):
        return _("U hebt deze gegevens niet nodig voor uw functie.")
    if other is not None and other.pk == dossier.person_id:
        return _("Kies iemand anders.")
    if why := _why_not_said(said):
        return why
    running = Tie.objects.filter(person=dossier.person_id, other=other, kind=said.kind)
    if other is not None and running.filter(Q(until__isnull=True) | Q(until__gte=timezone.localdate())).exists():
        return _("Deze relatie staat er al.")
    return ""


def _why_not_said(said: Said) -> str:
    """Why what is said of a tie cannot stand, or an empty string."""
    if said.kind in REPRESENTING and not said.scope.strip():
        return _("Schrijf op waarvoor deze persoon mag optreden.")
    if said.kind in REPRESENTING and not said.evidence.strip():
        return _("Schrijf op waaruit dit blijkt, bijvoorbeeld de beschikking of de brief.")
    if any(map(holds_citizen_number, (said.scope, said.evidence))):
        return in_a_field()
    if said.until is not None and said.until < said.since:
        return _("De einddatum ligt voor de begindatum.")
    return why_not_since(said.since)


def why_not_since(on: dt.date) -> str:
    """Why a tie cannot begin on this day, or an empty string."""
    if on > timezone.localdate():
        return _("Deze datum ligt in de toekomst. Leg de relatie vast als die begint.")
    return _("Deze datum is te lang geleden. Controleer het jaartal.") if on.year < OLDEST else ""


def why_not_die(person: Person, died_on: dt.date | None) -> str:
    """Why it cannot be recorded that somebody died on that day; None says that the person lives."""
    if died_on is None:
        return ""
    if died_on > timezone.localdate():
        return _("Deze datum ligt in de toekomst.")
    if person.born_on and died_on < person.born_on:
        return _("Deze datum ligt voor de geboortedatum.")
    return _("Deze datum is te lang geleden. Controleer het jaartal.") if died_on.year < OLDEST else ""


def why_not_end(tie: Tie, until: dt.date, reason: str, user: Actor) -> str:
    """Why `user` may not end `tie` on that day, or an empty string."""
    if not may_record(user) or not Tie.objects.visible_to(user).filter(pk=tie.pk).exists():
        return _("U hebt deze gegevens niet nodig voor uw functie.")
    if tie.has_ended(timezone.localdate()):
        return _("Deze relatie is al beëindigd.")
    if until < tie.since:
        return _("De einddatum ligt voor de begindatum.")
    if len(reason.strip()) < 3:
        return _("Schrijf op waarom de relatie eindigt.")
    return in_a_field() if holds_citizen_number(reason) else ""
