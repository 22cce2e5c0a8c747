"""What the page of one dossier shows: its sections and records, facts about the person, and who viewed it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import F, Prefetch, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dossiers import pagination
from dossiers.access import reading
from dossiers.functions import SEES_EVERYBODY, Function
from dossiers.models import Complex, Dossier, LogEntry, Mention, Record
from dossiers.records.freezing import with_ice
from dossiers.scope import has_function, scope_of
from dossiers.sections import Purpose, Section

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from dossiers.actors import Actor


PER_SECTION = 50


LOOKS_SHOWN = 10


SETTLE = {Section.PAYMENT, Section.ARREARS}  # what can still be open once somebody has left


@dataclass(frozen=True)
class Part:
    """A section of a dossier: how it stands for this user and, when it is open, its newest records."""

    section: Section
    standing: reading.Standing
    records: list[Record] = field(default_factory=list)
    more: Record | None = None

    @property
    def purpose(self) -> str:
        """For what it was opened today, in words."""
        return str(Purpose(self.standing.purpose).label) if self.standing.purpose else ""


def parts_of(dossier: Dossier, user: Actor) -> list[Part]:
    """The sections of a dossier: open ones that hold something, with their newest records, and those not open."""
    standings = reading.sections_of(dossier, user)
    shown = [section for section, standing in standings.items() if standing.state == "open"]
    newest: dict[str, list[Record]] = {section: [] for section in shown}
    for record in _newest(dossier, user, shown):
        newest[record.section].append(record)
    held = {section: standing for section, standing in standings.items() if newest.get(section) != []}
    return [_part(section, standing, newest.get(section, [])) for section, standing in held.items()]


def rest_of(dossier: Dossier, user: Actor, section: str, after: str) -> Part:
    """The next records of one open section, after the record with reference `after`.

    Raises Http404 when the section is not open for `user`, or the record is not in it.
    """
    standing = reading.find_section(dossier, user, section)
    if standing.state != "open":
        return Part(Section(section), standing)
    records = Record.objects.filter(dossier=dossier, section=section)
    last = reading.find(records, user, reference=after)
    return _part(section, standing, list(_listed(pagination.beyond(records.visible_to(user), last))[: PER_SECTION + 1]))


def _part(section: str, standing: reading.Standing, found: list[Record]) -> Part:
    shown = found[:PER_SECTION]
    return Part(Section(section), standing, shown, shown[-1] if len(found) > PER_SECTION else None)


def _newest(dossier: Dossier, user: Actor, sections: list[str]) -> QuerySet[Record]:
    """The newest records of each section, one more than is shown."""
    nth = Window(RowNumber(), partition_by=F("section"), order_by=("-happened_on", "-id"))
    rows = Record.objects.visible_to(user).filter(dossier=dossier, section__in=sections)
    return _listed(rows.annotate(nth=nth).filter(nth__lte=PER_SECTION + 1))


def _listed(records: QuerySet[Record]) -> QuerySet[Record]:
    """`records` with what a list tells of them; their text stays where it is."""
    # On a list of its own: as `mentions.all` each record would get a query that nobody asks.
    mentions = Prefetch("mentions", Mention.objects.select_related("person"), to_attr="named")
    return with_ice(records).defer("text").select_related("basis__activity").prefetch_related(mentions)


def facts_about(dossier: Dossier, user: Actor) -> list[tuple[str, str]]:
    """What `user`'s function needs to know of the person: label and value. Identity and contact go with the tenancy.

    How to reach a person whose tenancy is over, is for who still settles money with them (AVG art. 5(1)(c)).
    """
    person = dossier.person
    scope = scope_of(user)
    deals_with = {section for section in Section if scope.sees(section, dossier.complex_id, dossier.pk)}
    facts = [(_("Soort"), person.get_kind_display())]
    if dossier.unit:
        facts.append((_("Adres"), dossier.unit.address))
    if dossier.complex:
        facts.append((_("Complex"), f"{dossier.complex.code}, {dossier.complex.name}"))
    facts.append((_("Periode"), period_of(dossier)))
    reaches = not is_over(dossier) or bool(deals_with & SETTLE)
    if reaches and deals_with & {Section.TENANCY, Section.MAINTENANCE}:
        facts.append((_("Telefoon"), person.phone))
    if Section.TENANCY in deals_with:
        born_on = date_format(person.born_on, "j F Y") if person.born_on else ""
        facts.append((_("E-mail"), person.email if reaches else ""))
        facts += [(_("Geboren"), born_on), (_("Klantnummer"), person.client_number)]
    return [(label, value) for label, value in facts if value]


def is_over(dossier: Dossier) -> bool:
    """Whether the tenancy, or what else this dossier is about, ended before today."""
    return dossier.ended_on is not None and dossier.ended_on < timezone.localdate()


def period_of(dossier: Dossier) -> str:
    """From when until when, in words."""
    since = date_format(dossier.started_on, "j F Y")
    if dossier.ended_on is None:
        return _("sinds %(since)s") % {"since": since}
    return _("%(since)s tot %(until)s") % {"since": since, "until": date_format(dossier.ended_on, "j F Y")}


def functions_of(user: Actor) -> str:
    """The functions of `user`, as staff call them."""
    held = scope_of(user).functions
    return ", ".join(str(function.label) for function in Function if function in held)


@dataclass(frozen=True)
class Look:
    """One look at what is kept about somebody: when, by whom, for which purpose."""

    at: dt.datetime
    who: str
    purpose: str


def looks_at(dossier: Dossier, user: Actor) -> list[Look]:
    """The last looks at what is kept about this person; for the privacy officer and the FG alone."""
    if not has_function(user, *SEES_EVERYBODY):
        return []
    lines = LogEntry.objects.filter(subject_id=dossier.person_id, verb__in=("looked", "opened"))
    named = dict(Purpose.choices)
    return [
        Look(line.timestamp, line.actor.name if line.actor else "", str(named.get(line.purpose, "")))
        for line in lines.select_related("actor")[:LOOKS_SHOWN]
    ]


def complexes_for(user: Actor) -> QuerySet[Complex]:
    """The complexes among which `user` may choose in a list."""
    scope = scope_of(user)
    return Complex.objects.all() if scope.everywhere else Complex.objects.filter(pk__in=scope.complexes)
