"""The dossiers of the fictional association, drawn and written a block at a time: a million need no more memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from demo.copying import copy, reference, witness
from demo.town import heavy, people, places
from demo.town.names import Name
from demo.town.names import name as any_name
from demo.town.records import Clerk
from dossiers.models import Complex, Dossier, Mention, Person, Record, Unit

if TYPE_CHECKING:
    from demo.town.sorts import Sort

SEED = 2018
BLOCK = 2_000  # whole rounds of twenty, so that every block begins with a tenant
RICH = 2_000  # dossiers with a full file; further ones hold about three records
NAMED_HOMES = places.HOMES * len(places.PLACES)
KEPT_FREE = 10  # of every ten homes in the named complexes the last is vacant or has somebody with a story
LET = NAMED_HOMES * (KEPT_FREE - 1) // KEPT_FREE
OUTSIDE = 50_000_000  # numbers from here on are of people without a dossier
Kind = Person.Kind


@dataclass
class Block:
    """Rows that are written together."""

    units: list[Unit] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    outside: list[Person] = field(default_factory=list)
    dossiers: list[Dossier] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def write(self) -> None:
        """Write the rows, with a line for every dossier and for everybody who has none."""
        for rows in (self.units, self.people, self.outside, self.dossiers, self.records, self.mentions):
            copy(rows)
        witness(self.dossiers)
        witness(self.outside)


def homes_for(dossiers: int) -> int:
    """How many homes an association with this many dossiers needs at most: fifteen of twenty are of tenants."""
    return NAMED_HOMES + max(0, dossiers * 15 // 20 - LET)


class Town:
    """The association while it is being drawn: homes, people and files, each number drawn once and always alike."""

    def __init__(self, clerk: Clerk, complexes: list[Complex]) -> None:
        """Starts with an empty town."""
        self.clerk, self.complexes = clerk, complexes
        self.by_code = {each.code: each for each in complexes}
        self.block = Block()
        self.drawn = self.strangers = 0
        self.stories: dict[str, Dossier] = {}
        self.relatives: dict[str, Person] = {}
        self.neighbours: dict[Complex | None, Person] = {}
        self.last_home: Unit | None = None

    def load(self, how_many: int) -> None:
        """Draw and write this many dossiers: those with a story first."""
        draw = self._chance()
        named = [places.unit(number, self.complexes) for number in range(NAMED_HOMES)]
        self.block.units += named
        homes = self._homes(named, draw)
        self._tell_stories(named, draw)
        while self.drawn < how_many:
            self._ordinary(homes, draw)
            if len(self.block.dossiers) >= BLOCK:
                draw = self._turn()
        self._turn()

    def _turn(self) -> Random:
        """Write the block and begin the next."""
        self.block.write()
        self.block = Block()
        return self._chance()

    def _chance(self) -> Random:
        """The draw for the block that begins now."""
        return Random(SEED + self.drawn)  # noqa: S311, made-up people, not secrets

    def _homes(self, named: list[Unit], draw: Random) -> Iterator[Unit]:
        """Homes to let, in any order: first in the complexes with a name, then in as many others as are needed."""
        free = [unit for number, unit in enumerate(named) if number % KEPT_FREE != KEPT_FREE - 1]
        draw.shuffle(free)
        yield from free
        number = NAMED_HOMES
        while True:
            unit = places.unit(number, self.complexes)
            self.block.units.append(unit)
            yield unit
            number += 1

    def _tell_stories(self, named: list[Unit], draw: Random) -> None:
        """The dossiers of the people with a story, among them the heavy file and who is named in it."""
        reserved = [unit for number, unit in enumerate(named) if number % KEPT_FREE == KEPT_FREE - 1]
        for persona in people.PERSONAS:
            home = next((unit for unit in reserved if unit.complex.code == persona.complex), None)
            if home:
                reserved.remove(home)
            dossier = self._enter(persona.name, persona.kind, home, draw, persona.years_ago)
            self.stories[persona.key] = dossier
            days = self.clerk.days(dossier, len(persona.plot), draw) if persona.plot else []
            for sort, on in zip(persona.plot, days, strict=True):
                self._file(sort, dossier, on, draw)
        self._fill_heavy(draw)
        self.relatives = {part: self._stranger(draw, name) for part, name in people.RELATIVES.items()}

    def _fill_heavy(self, draw: Random) -> None:
        """The file of eighty records, and what two neighbours reported about it."""
        dossier = self.stories[people.HEAVY]
        named = {part: self.stories[part].person for part in ("reporter", "neighbour")}
        named |= {part: self._stranger(draw, name) for part, name in heavy.ONLY_HERE.items()}
        told = [heavy.fill(self.clerk, dossier, named, draw)]
        told += [
            heavy.report(self.clerk, self.stories[part], dossier.person, number, draw)
            for number, part in enumerate(("reporter", "neighbour"))
        ]
        for records, mentions in told:
            self.block.records += records
            self.block.mentions += mentions

    def _ordinary(self, homes: Iterator[Unit], draw: Random) -> None:
        """The dossier of the next person without a story."""
        kind = people.TWENTY[self.drawn % len(people.TWENTY)]
        if kind is Kind.TENANT:
            self.last_home = next(homes)
        shares = kind in (Kind.TENANT, Kind.CO_TENANT, Kind.FORMER_TENANT)
        plot = people.plot(kind, draw, spare=self.drawn >= RICH)
        home = self.last_home if shares else None
        dossier = self._enter(any_name(draw), kind, home, draw, draw.randrange(2, 9))
        for sort, on in zip(plot, self.clerk.days(dossier, len(plot), draw), strict=True):
            self._file(sort, dossier, on, draw)
        if kind is Kind.TENANT:
            self.neighbours[dossier.complex] = dossier.person

    def _enter(self, name: Name, kind: Person.Kind, home: Unit | None, draw: Random, years_ago: int) -> Dossier:
        """A new person with an empty dossier."""
        address = home.address if home and kind is not Kind.FORMER_TENANT else ""
        person = people.person(name, kind, self.drawn, draw, address)
        began = self.clerk.today - dt.timedelta(years_ago * 365 + draw.randrange(365))
        left = began + dt.timedelta(draw.randrange(300, years_ago * 365)) if kind is Kind.FORMER_TENANT else None
        dossier = Dossier(
            reference=reference("D", self.drawn),
            person=person,
            unit=home,
            complex=home.complex if home else None,
            sort_key=person.name_key,
            started_on=began,
            ended_on=left,
        )
        self.block.people.append(person)
        self.block.dossiers.append(dossier)
        self.drawn += 1
        return dossier

    def _file(self, sort: Sort, dossier: Dossier, on: dt.date, draw: Random) -> None:
        """A new record in this dossier; a report names the neighbour who made it."""
        if not sort.names_another:
            self.block.records.append(self.clerk.write(sort, dossier, on, draw))
            return
        other = self.neighbours.get(dossier.complex) or self._stranger(draw)
        record = self.clerk.write(sort, dossier, on, draw, other=other.name)
        self.block.records.append(record)
        self.block.mentions.append(Mention(record=record, person=other, role=sort.names_another))

    def _stranger(self, draw: Random, name: Name | None = None) -> Person:
        """Somebody who is known only from the file of another."""
        person = people.person(name or any_name(draw), Kind.THIRD_PARTY, OUTSIDE + self.strangers, draw)
        self.strangers += 1
        self.block.outside.append(person)
        return person
