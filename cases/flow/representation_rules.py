"""Who may act for somebody else, what the dossier says of that, and what may not go out before it was seen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases.flow.addressing import representation_of
from cases.flow.rights import right_of
from cases.models import Case, Representation
from cases.workflow import CLOSED
from dossiers.models import Tie
from dossiers.sections import Section
from dossiers.text.keys import fold, words_of
from dossiers.text.printable import dutch
from law import sources
from law.representing import acts_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossiers.models import Person

Capacity = Representation.Capacity
HOUSEHOLD = "household"  # what somebody may say to be, and which gives no right to ask
BY_TIE = {
    Capacity.ADMINISTRATOR: Tie.Kind.ADMINISTRATOR,
    Capacity.CURATOR: Tie.Kind.CURATOR,
    Capacity.MENTOR: Tie.Kind.MENTOR,
    Capacity.MANDATE: Tie.Kind.MANDATE,
    Capacity.PARENT: Tie.Kind.PARENT,
}
# What clearly lies outside what somebody acts for, and the tie that brings it within; the rest is for the officer.
BEYOND = {
    Capacity.ADMINISTRATOR: (Section.CARE, Section.NUISANCE),
    Capacity.MENTOR: (Section.PAYMENT, Section.ARREARS, Section.SALE),
}
WITHIN_BY = {Capacity.ADMINISTRATOR: Tie.Kind.MENTOR, Capacity.MENTOR: Tie.Kind.ADMINISTRATOR}
BY_WORD = (Capacity.LAWYER, Capacity.MANDATE)  # whose mandate says what it covers


@dataclass(frozen=True)
class Said:
    """What is said of who acts for somebody; `rights` are values of `Case.Kind`, none for all."""

    capacity: str
    name: str
    scope: str
    since: dt.date
    until: dt.date | None = None
    address: str = ""
    email: str = ""
    rights: list[str] = field(default_factory=list)
    evidence: str = ""


def why_not_note(case: Case, said: Said, *, seen: bool, on: dt.date) -> str:
    """Why this cannot be noted of who acts for the person of `case` (UAVG art. 5(4))."""
    if case.status in CLOSED:
        return _("Dit verzoek is al afgehandeld.")
    if said.capacity == HOUSEHOLD:
        return _("Een huisgenoot of (ex-)partner mag dit niet voor een ander vragen. Vraag om een machtiging.")
    if said.capacity not in Capacity:
        return _("Kies als wat deze persoon optreedt.")
    if not said.name.strip() or not said.scope.strip():
        return _("Schrijf op wie optreedt, en waarvoor.")
    if seen and not said.evidence.strip():
        return _("Schrijf op wat u zag, bijvoorbeeld: beschikking van de rechtbank van 3 mei 2026.")
    if said.capacity in BY_WORD and seen and not said.rights:
        return _("Kruis aan welke rechten in de machtiging staan.")
    return next(against(case, said, on), "")


def against(case: Case, said: Said | Representation, on: dt.date) -> Iterator[str]:
    """What speaks against this person acting in this case on `on`, the weightiest first."""
    kind = Case.Kind(case.kind)
    if said.until and said.until < said.since:
        yield _("De einddatum ligt voor de begindatum.")
    if said.rights and kind not in said.rights:
        words = {"right": kind.label, "name": said.name}
        yield _("De machtiging van %(name)s gaat niet over %(right)s. Vraag er een die dat wel noemt.") % words
    if said.until and said.until < on:
        yield _("Dit gold tot en met %(day)s. Vraag iets wat nu geldt.") % {"day": dutch(said.until)}
    if said.since > on:
        yield _("Dit geldt pas vanaf %(day)s.") % {"day": dutch(said.since)}
    if said.capacity == Capacity.PARENT:
        yield from _against_parent(case, on)
    yield from (ended(tie) for tie in _same(case, said) if tie.has_ended(on))


def _against_parent(case: Case, on: dt.date) -> Iterator[str]:
    """A parent asks for a child that is not sixteen yet, and for nobody else."""
    born = case.subject.born_on if case.subject else None
    if case.subject and born is None:
        yield _("Wij weten niet hoe oud dit kind is. Vul eerst de geboortedatum aan.")
    if born and acts_alone(born, on):
        words = {"rule": sources.UAVG_5_4}
        yield _("Dit kind is 16 jaar of ouder. Het doet het verzoek zelf (%(rule)s).") % words


def _same(case: Case, said: Said | Representation) -> list[Tie]:
    """The ties on file by which this very person acts, running or ended; the newest only."""
    kind = BY_TIE.get(Capacity(said.capacity))
    if kind is None or case.subject_id is None:
        return []
    ties = Tie.objects.filter(person=case.subject_id, kind=kind).select_related("other").order_by("-since", "-pk")
    return [tie for tie in ties if is_called(tie.other.name, said.name)][:1]


def is_called(name: str, other: str) -> bool:
    """Whether two names share the last word and are otherwise not at odds: B. de Vries is Bo de Vries."""
    one, two = words_of(fold(name)), words_of(fold(other))
    return bool(one and two) and one[-1] == two[-1] and one[0][0] == two[0][0]


def ended(tie: Tie) -> str:
    """The sentence for a tie that is over, as the dossier says."""
    words = {"what": tie.get_kind_display(), "day": dutch(tie.until)}
    return _("In het dossier staat dat deze persoon %(what)s was tot en met %(day)s.") % words


def why_not_deliver(case: Case, on: dt.date) -> str:
    """Why nothing of the data may go out yet: who acts for somebody, shows that first."""
    acting = representation_of(case)
    if acting is None and case.requester.on_behalf_of:
        return _("Dit verzoek is namens iemand anders. Leg eerst vast wie dat mag, en wat u zag.")
    if case.subject and (why := why_not_alone(case, case.subject, on)):
        return why
    if acting is None:
        return ""
    if not acting.is_seen:
        return _("U hebt nog niet gezien dat %(name)s mag optreden. Het antwoord kan nog niet weg.") % {
            "name": acting.name
        }
    return next(against(case, acting, on), "") or why_not_within(case, on)


def why_not_within(case: Case, on: dt.date) -> str:
    """Why not: something is given that clearly lies outside what the representative acts for (UAVG art. 5).

    Who is on file with the other task as well, acts for both.
    """
    acting = representation_of(case)
    beyond = BEYOND.get(Capacity(acting.capacity)) if acting else None
    if acting is None or beyond is None:
        return ""
    given = case.findings.filter(record__section__in=beyond, decision__outcome__in=("granted", "partly"))
    numbers = [str(number) for number in given.order_by("number").values_list("number", flat=True)]
    other = Tie.objects.filter(person=case.subject_id, kind=WITHIN_BY[Capacity(acting.capacity)])
    ties = other.select_related("other") if numbers else ()
    if not numbers or any(is_called(tie.other.name, acting.name) and not tie.has_ended(on) for tie in ties):
        return ""
    words = {"who": acting.get_capacity_display(), "numbers": ", ".join(numbers)}
    if acting.capacity == Capacity.MENTOR:
        return _("Stuk %(numbers)s gaat over geld. Daar gaat een %(who)s niet over. Geef het niet.") % words
    return _("Stuk %(numbers)s gaat over zorg of overlast, niet over geld. Geef dat niet aan een %(who)s.") % words


def why_not_alone(case: Case, subject: Person, on: dt.date, ties: Iterable[Tie] | None = None) -> str:
    """Why this person cannot ask without who the law puts in his place: a child under 16, or somebody under curatele.

    `ties` are those of `subject`, where they are known.
    An administrator or a mentor stands beside somebody, and in nobody's place. A complaint may be made by anybody.
    UAVG art. 5(4).
    """
    acting = representation_of(case)
    if right_of(case).has_verdict or (acting is not None and acting.capacity not in BEYOND):
        return ""
    if subject.born_on and not acts_alone(subject.born_on, on):
        told = _("Deze persoon is nog geen 16 jaar. Een ouder of voogd doet het verzoek (%(rule)s).")
        return told % {"rule": sources.UAVG_5_4}
    known = subject.ties.all() if ties is None else [tie for tie in ties if tie.person_id == subject.pk]
    if any(tie.kind == Tie.Kind.CURATOR and tie.since <= on and not tie.has_ended(on) for tie in known):
        told = _("Deze persoon staat onder curatele. De curator doet het verzoek (%(rule)s).")
        return told % {"rule": sources.UAVG_5_4}
    return ""


def who_reads(person: Person, on: dt.date) -> str:
    """Who reads a letter in the place of somebody under 16 or under curatele, with the name where it is on file.

    Empty for who reads it himself. UAVG art. 5(4).
    """
    is_child = bool(person.born_on and not acts_alone(person.born_on, on))
    ties = [tie for tie in Tie.objects.of(person) if not tie.has_ended(on)]
    curators = [tie.other.name for tie in ties if tie.kind == Tie.Kind.CURATOR and tie.person_id == person.pk]
    parents = [tie.other.name for tie in ties if tie.kind == Tie.Kind.PARENT and tie.person_id == person.pk]
    parents += [tie.person.name for tie in ties if tie.kind == Tie.Kind.CHILD and tie.other_id == person.pk]
    if not is_child and not curators:
        return ""
    names = curators or parents
    known = ", ".join(names) or _("in het dossier staat niet wie dat is")
    if curators:
        return _("Deze persoon staat onder curatele. De brief gaat naar de curator: %(name)s.") % {"name": known}
    return _("Deze persoon is nog geen 16 jaar. De brief gaat naar een ouder of voogd: %(name)s.") % {"name": known}
