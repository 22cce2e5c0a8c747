"""Who stays hidden in a case: one choice per person, for every finding at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Value
from django.db.models.functions import Concat

from cases.flow.subjects import subjects_of
from cases.models import Decision, ThirdParty
from cases.redacting.names import known
from dossiers.models import Dossier
from redaction.people import Finder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from cases.models import Case, Finding
    from dossiers.models import Person
    from redaction.person import KnownPerson


@dataclass(frozen=True)
class Choices:
    """What was chosen in one case: who is hidden, who is not, and what is known of them and of the one who asks."""

    hidden: Mapping[UUID, KnownPerson]
    shown: Mapping[UUID, KnownPerson]
    own: tuple[KnownPerson, ...]  # the one who asks, and who is shown
    _finders: dict[frozenset[UUID], Finder] = field(default_factory=dict, compare=False, repr=False)

    def to_shield(self, finding: Finding) -> Finder:
        """What to shield in `finding`: who is hidden, wherever that is, and who is here without a choice."""
        return self._finder(person for person in finding.others() if person.pk not in self.shown)

    def chosen_to_hide(self) -> Finder:
        """What finds who is hidden by choice; they may stand in any finding."""
        return self._finder(())

    def without_choice(self, finding: Finding) -> Finder:
        """What finds who is recorded in `finding` and about whom nobody chose."""
        people = [each for each in finding.others() if each.pk not in self.shown and each.pk not in self.hidden]
        return Finder(tuple(known(person) for person in people), self.own)

    def everywhere(self, findings: Iterable[Finding]) -> Finder:
        """What finds who is hidden by choice, and who is kept back in one of these `findings` and given in none."""
        kept_back: dict[UUID, Person] = {}
        given: set[UUID] = set()
        for finding in findings:
            people = {person.pk: person for person in finding.others() if person.pk not in self.shown}
            if finding.decision.outcome == Decision.Outcome.GRANTED:
                given |= set(people)
            else:
                kept_back |= people
        return self._finder(person for key, person in kept_back.items() if key not in given)

    def _finder(self, people: Iterable[Person]) -> Finder:
        """What finds everybody hidden and these `people`; made once for each such group, for it reads many texts."""
        more = {person.pk: person for person in people if person.pk not in self.hidden}
        key = frozenset(more)
        if key not in self._finders:
            hidden = (*self.hidden.values(), *(known(person) for person in more.values()))
            self._finders[key] = Finder(hidden, self.own)
        return self._finders[key]


def choices_of(case: Case) -> Choices:
    """The choices of this case: one query."""
    rows = ThirdParty.objects.filter(case=case).select_related("person", "consultation")
    rows = rows.annotate(homes=_homes("person"), own_homes=_homes("case__subject"))
    hidden: dict[UUID, KnownPerson] = {}
    shown: dict[UUID, KnownPerson] = {}
    own_homes: tuple[str, ...] = ()
    for row in rows:
        (hidden if row.is_shielded else shown)[row.person.pk] = known(row.person, row.homes)
        own_homes = tuple(row.own_homes)
    own = [known(each, own_homes if each == case.subject else ()) for each in subjects_of(case)]
    return Choices(hidden=hidden, shown=shown, own=(*own, *shown.values()))


def _homes(person: str) -> ArraySubquery:
    """The addresses of what `person`, a field, rents or rented."""
    rented = Dossier.objects.filter(person=OuterRef(person), unit__isnull=False).order_by()
    line = Concat("unit__street", Value(" "), "unit__number", Value(", "), "unit__postcode", Value(" "), "unit__city")
    return ArraySubquery(rented.values(address=line))


def tells_of(finding: Finding, finder: Finder) -> bool:
    """Whether somebody that `finder` looks for stands in what a person would get of `finding`."""
    return any(finder.find(text) for text in (finding.title, finding.text, finding.origin))
