"""Finding in the client list who somebody is: candidates by name and date of birth, within what the officer may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dossiers.access import scope_of
from dossiers.models import Dossier, Person
from dossiers.sections import Section

if TYPE_CHECKING:
    import datetime as dt

MOST = 10


def candidates(user: Any, name: str, born_on: dt.date | None = None) -> list[Person]:
    """People with a dossier that `user` may see, whose name holds the words of `name`, or who were born on that day.

    The last word alone is tried when all words together find nobody: given names are often written differently.
    """
    known = Person.objects.filter(pk__in=Dossier.objects.visible_to(user).order_by().values("person_id"))
    for words in (name, name.split()[-1] if name.split() else ""):
        found = list(known.named_like(words)[:MOST]) if words else []
        if found:
            break
    if not knows_birth(user):
        return found
    if born_on and name.split():
        same_day = known.filter(Q(born_on=born_on)).named_like(name.split()[-1])[:MOST]
        found = [*(person for person in same_day if person not in found), *found]
    return sorted(found, key=lambda person: person.born_on != born_on)[:MOST]


def knows_birth(user: Any) -> bool:
    """Whether `user` may know when people were born: that goes with the tenancy, as on the page of a dossier."""
    return Section.TENANCY in scope_of(user).sections


def choices(people: list[Person], user: Any) -> list[tuple[str, str]]:
    """People as the options of a question: enough for `user` to tell them apart, no more."""
    tells_birth = knows_birth(user)
    return [(str(person.pk), described(person, tells_birth=tells_birth)) for person in people]


def described(person: Person, *, tells_birth: bool) -> str:
    """Name, date of birth for who may know it, address and kind on one line."""
    born = date_format(person.born_on, "j F Y") if person.born_on else _("geboortedatum onbekend")
    parts = (person.name, born if tells_birth else "", person.address, str(person.get_kind_display()))
    return ", ".join(part for part in parts if part)
