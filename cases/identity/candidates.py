"""Finding in the client list who somebody is: candidates by name and date of birth, within what the user may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.flow.rules import may_work
from dossiers.models import Dossier, Person
from dossiers.scope import scope_of
from dossiers.sections import Section
from dossiers.viewing.search import people_like

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from dossiers.actors import Actor

MOST = 10


def candidates(user: Actor, name: str, born_on: dt.date | None = None) -> list[Person]:
    """People whom `user` may know of, whose name fits `name`, or who were born on that day.

    The last word alone is tried when all words together find nobody: given names are often written differently.
    """
    known = Person.objects.visible_to(user)
    last = name.split()[-1] if name.split() else ""
    found = people_like(name, known, MOST) or people_like(last, known, MOST)
    if born_on and last:
        same_day = people_like(last, known.filter(born_on=born_on), MOST)
        found = [*(person for person in same_day if person not in found), *found]
    tells = _whose_births(found, user)  # the order of the others would tell it too
    return sorted(found, key=lambda person: person.pk not in tells or person.born_on != born_on)[:MOST]


def choices(people: list[Person], user: Actor) -> list[tuple[str, str]]:
    """People as the options of a question: enough for `user` to tell them apart, no more."""
    tells, homes = _whose_births(people, user), _homes_of(people, user)
    return [
        (str(person.pk), described(person, homes.get(person.pk, ""), tells_birth=person.pk in tells))
        for person in people
    ]


def _whose_births(people: list[Person], user: Actor) -> set[UUID]:
    """Of whom `user` sees the date of birth: of all for who handles requests, else with the tenancy."""
    if may_work(user):
        return {person.pk for person in people}
    seen = Q(person__in=people) & scope_of(user).rule_for_section(Section.TENANCY)
    return set(Dossier.objects.visible_to(user).filter(seen).order_by().values_list("person_id", flat=True))


def _homes_of(people: list[Person], user: Actor) -> dict[UUID, str]:
    """Where they live: all for who handles requests, else the newest home of which `user` may see the dossier.

    Somebody who moved away, perhaps in fear, is not to be followed by who knows the old home or the household alone.
    """
    if may_work(user):
        return {person.pk: person.address for person in people}
    dossiers = Dossier.objects.visible_to(user).filter(person__in=people, unit__isnull=False).select_related("unit")
    return {row.person_id: row.unit.address for row in dossiers.order_by("started_on", "id") if row.unit}


def described(person: Person, home: str, *, tells_birth: bool) -> str:
    """Name, home and kind on one line, and the date of birth for who may know it."""
    born = date_format(person.born_on, "j F Y") if person.born_on else _("geboortedatum onbekend")
    parts = (person.name, born if tells_birth else "", home, str(person.get_kind_display()))
    return ", ".join(part for part in parts if part)
