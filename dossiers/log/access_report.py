"""Who looked at what is kept about somebody: by department, in plain words, without a name of the staff (B9).

It rests on AVG art. 15: somebody may know who received the own data; which colleague looked is not told, only from
which department and for what. Looks of one colleague on one day count once.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models.functions import TruncDate
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dossiers.chain import keyed_hash
from dossiers.log.words import DEPARTMENTS, NO_DEPARTMENT, TO
from dossiers.models import Dossier, Emergency, LogEntry, Person, Record
from dossiers.text.printable import MONTHS
from dossiers.verbs import Common, Verb

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.db.models import QuerySet


LOOKS = (
    Common.LOOKED,
    Verb.SECTION_OPENED,
    Common.EXPORTED,
    Common.PREVIEWED,
    Common.LETTER_READ,
    Common.LABEL_PRINTED,
    Common.FETCHED,
)
KINDS = ("look", "emergency", "denied")


@dataclass(frozen=True)
class Lookers:
    """The looks of one department in one year, for one purpose."""

    department: str
    kind: str
    purpose: str
    year: int
    times: int
    last_on: dt.date
    months: tuple[tuple[int, int], ...]

    @property
    def sentence(self) -> str:
        """In plain words: which department, how often, when last, and for what."""
        return ", ".join(part for part in (self._how_often, self._for_what) if part) + "."

    @property
    def _how_often(self) -> str:
        words = {
            "look": ngettext(
                "%(who)s keek %(n)s keer in %(year)s, op %(last)s",
                "%(who)s keek %(n)s keer in %(year)s, het laatst op %(last)s",
                self.times,
            ),
            "emergency": ngettext(
                "%(who)s gebruikte %(n)s keer noodtoegang in %(year)s, op %(last)s",
                "%(who)s gebruikte %(n)s keer noodtoegang in %(year)s, het laatst op %(last)s",
                self.times,
            ),
            "denied": ngettext(
                "%(who)s wilde %(n)s keer kijken in %(year)s en mocht dat niet, op %(last)s",
                "%(who)s wilde %(n)s keer kijken in %(year)s en mocht dat niet, het laatst op %(last)s",
                self.times,
            ),
        }[self.kind]
        last = date_format(self.last_on, "j F")
        who = self.department[0].upper() + self.department[1:]
        return words % {"who": who, "n": self.times, "year": self.year, "last": last}

    @property
    def _for_what(self) -> str:
        return str(TO[self.purpose]) if self.purpose in TO else ""  # type: ignore[index]

    @property
    def by_month(self) -> str:
        """How often in which month, in words; nothing for a single time, whose day is told."""
        if self.times == 1:
            return ""
        return ", ".join(f"{MONTHS[month - 1]} {times}" for month, times in self.months)


@dataclass(frozen=True)
class _Look:
    """One colleague on one day."""

    actor: UUID
    on: dt.date
    kind: str
    purpose: str


def lookers_of(person_id: UUID) -> list[Lookers]:
    """Who looked at what is kept about this person, the newest year first, then by department."""
    looks = _looks(person_id)
    functions = _Functions({look.actor for look in looks})
    grouped: dict[tuple[int, str, str, str], list[dt.date]] = defaultdict(list)
    for look in looks:
        grouped[look.on.year, functions.department(look.actor, look.on), look.kind, look.purpose].append(look.on)
    told = [_told(key, days) for key, days in grouped.items()]
    return sorted(told, key=lambda each: (-each.year, KINDS.index(each.kind), each.department, each.purpose))


def _told(key: tuple[int, str, str, str], days: list[dt.date]) -> Lookers:
    year, department, kind, purpose = key
    months = tuple(sorted(Counter(day.month for day in days).items()))
    return Lookers(department, kind, purpose, year, len(days), max(days), months)


def _looks(person_id: UUID) -> set[_Look]:
    """The looks of every colleague, once a day: at the dossiers and records of this person, and those refused."""
    emergency = ContentType.objects.get_for_model(Emergency).pk
    about = LogEntry.objects.filter(subject_id=person_id, actor__isnull=False).order_by()
    looked = about.filter(verb__in=(*LOOKS, Verb.EMERGENCY_ENTERED))
    looked |= about.filter(content_type=emergency, verb=Common.CREATED)
    denied = LogEntry.objects.filter(
        object_pk__in=_hashes_of(person_id), verb=Common.DENIED, actor__isnull=False
    ).order_by()
    found = set()
    for lines, is_refused in ((looked, False), (denied, True)):
        rows = lines.annotate(on=TruncDate("timestamp"))
        for actor, on, verb, purpose in rows.values_list("actor_id", "on", "verb", "purpose").distinct():
            kind = "denied" if is_refused else "look" if verb in LOOKS else "emergency"
            found.add(_Look(actor, on, kind, purpose))
    return _without_doubles(found)


def _without_doubles(looks: set[_Look]) -> set[_Look]:
    """Looks without a purpose are left out where the same colleague looked for a purpose on the same day."""
    explained = {(look.actor, look.on, look.kind) for look in looks if look.purpose}
    return {look for look in looks if look.purpose or (look.actor, look.on, look.kind) not in explained}


def _hashes_of(person_id: UUID) -> list[str]:
    """What a refused question about this person, a dossier or a record is kept under."""
    kept: list[str] = []
    rows: tuple[QuerySet[Any], ...] = (
        Person.objects.filter(pk=person_id),
        Dossier.objects.filter(person=person_id),
        Record.objects.filter(dossier__person=person_id),
    )
    for found in rows:
        kept += found.values_list("reference", flat=True)
    return [keyed_hash(reference) for reference in kept]


class _Functions:
    """Which functions colleagues had on a day: what the journal says was given and taken until then.

    Where it says nothing (a function given before there was a journal), those of now; nobody looks without one.
    """

    def __init__(self, actors: Iterable[UUID]) -> None:
        people = get_user_model().objects.filter(pk__in=list(actors)).prefetch_related("groups")
        self.now = {person.pk: {group.name for group in person.groups.all()} for person in people}
        self.changes: dict[Any, list[tuple[dt.date, str, set[str]]]] = defaultdict(list)
        lines = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(get_user_model()),
            object_pk__in=[str(pk) for pk in self.now],
            changes__has_key="groups",
        )
        rows = lines.annotate(on=TruncDate("timestamp")).order_by("id")
        for key, on, changes in rows.values_list("object_pk", "on", "changes"):
            change = changes["groups"]
            if isinstance(change, dict):
                self.changes[key].append((on, change["operation"], set(change["objects"])))

    def department(self, actor: UUID, on: dt.date) -> str:
        """The department of this colleague on a day, in words."""
        held: set[str] = set()
        for changed_on, operation, names in self.changes[str(actor)]:
            if changed_on <= on:
                held = held | names if operation == "add" else held - names
        held = held or self.now.get(actor, set()) or self._ever(actor)
        return str(next((words for function, words in DEPARTMENTS.items() if function in held), NO_DEPARTMENT))

    def _ever(self, actor: UUID) -> set[str]:
        """Every function that was given to this colleague at some time."""
        given = [names for _on, operation, names in self.changes[str(actor)] if operation == "add"]
        return set().union(*given)


def in_words(found: Iterable[Lookers]) -> list[str]:
    """The sentences, for a paper."""
    return [each.sentence for each in found] or [_("Niemand keek in uw gegevens.")]
