"""Records as a colleague would have written them: sentences drawn from a sort, under its activity and basis."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from demo.copying import reference
from demo.town.sorts import Keeps
from dossiers.models import LawfulBasis, Record
from dossiers.records import evidence

if TYPE_CHECKING:
    from random import Random

    from demo.town.sorts import Sort
    from dossiers.models import Dossier
    from wsn_privacy.models import User

SLOTS: dict[str, tuple[str, ...]] = {
    "rent": tuple(f"{euros},{cents:02d}" for euros in range(548, 690, 9) for cents in (7, 41, 86)),
    "more": tuple(f"{euros},{cents:02d}" for euros in range(692, 760, 7) for cents in (15, 52, 90)),
    "small": tuple(f"{euros},00" for euros in range(15, 95, 5)),
    "debt": tuple(
        f"{euros // 1000}.{euros % 1000:03d},{cents:02d}" for euros in range(1102, 4800, 173) for cents in (5, 38)
    ),
    "few": ("2", "3", "4", "5"),
    "mark": ("6", "7", "7,5", "8", "9", "10"),
    "day": tuple(str(day) for day in range(2, 28)),
    "month": ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober"),
    "weekday": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"),
    "morning": ("8 en 12", "8 en 10", "10 en 12", "13 en 16"),
    "hour": ("8", "9", "10", "13"),
    "later": ("12", "16", "17", "22", "23"),
    "room": ("badkamer", "keuken", "woonkamer", "slaapkamer", "berging", "hal", "wc"),
    "fault": (
        *("kraan lekt", "cv-ketel valt uit", "raam sluit niet", "afvoer verstopt", "deurbel doet het niet"),
        *("schimmel op de muur", "stopcontact los", "dakgoot lekt", "ventilator maakt lawaai", "slot klemt"),
    ),
    "firm": (
        "Loodgietersbedrijf De Sifon",
        "Installatiebedrijf Warmtebron",
        "Timmerbedrijf Spaander",
        "Schilder Kwast",
    ),
    "pet": ("hond", "kat", "papegaai", "konijn"),
    "team": ("verhuur", "onderhoud", "leefbaarheid", "incasso"),
    "kind_of_noise": ("harde muziek", "geschreeuw", "blaffende hond", "lawaai in de nacht", "vuil op de galerij"),
}

MEMORY = 5 * 365  # days


class Words(dict[str, str]):
    """The words for the open places in a sentence; each is drawn once: one record speaks of one sum and one month."""

    def __init__(self, draw: Random, year: int, **known: str) -> None:
        super().__init__(known, year=str(year))
        self.draw = draw

    def __missing__(self, slot: str) -> str:
        self[slot] = word = self.draw.choice(SLOTS[slot])
        return word


class Clerk:
    """Writes records for one loading: knows the register, the colleagues and the day."""

    def __init__(self, users: dict[str, User], today: dt.date) -> None:
        """Reads the register once."""
        self.bases = {
            (basis.activity.number, basis.ground): basis for basis in LawfulBasis.objects.select_related("activity")
        }
        self.users, self.today = users, today
        self.written = 0

    def write(self, sort: Sort, dossier: Dossier, on: dt.date, draw: Random, **known: str) -> Record:
        """A new record of this sort, with words drawn for its open places."""
        words = Words(draw, on.year, **known)
        said = (_sentence(draw.choice(choices), words) for choices in sort.sentences)
        title = _sentence(draw.choice(sort.titles), words)
        return self.keep(sort, dossier, on, title, " ".join(filter(None, said)), self.trigger(sort, dossier, on, draw))

    def keep(
        self, sort: Sort, dossier: Dossier, on: dt.date, title: str, text: str, trigger_on: dt.date | None
    ) -> Record:
        """A new record with these words, under the activity and basis of its sort."""
        basis = self.bases[sort.activity, sort.ground]
        self.written += 1
        return Record(
            reference=reference("S", self.written, 9),
            dossier=dossier,
            section=basis.activity.section,
            basis=basis,
            evidence_kind=evidence.kind_for(basis),
            evidence=sort.evidence,
            title=title,
            text=text,
            origin=sort.origin,
            happened_on=on,
            trigger_on=trigger_on,
            recorded_at=timezone.make_aware(dt.datetime.combine(on, dt.time(hour=9))),
            recorded_by=self.users[sort.by],
        )

    def trigger(self, sort: Sort, dossier: Dossier, on: dt.date, draw: Random) -> dt.date | None:
        """The day from which the retention term runs, or None while the matter or the tenancy goes on."""
        if sort.keeps is Keeps.END_OF_TENANCY:
            return dossier.ended_on
        if sort.keeps is Keeps.AT_ONCE:
            return on
        ends = (
            dt.date(on.year, 12, 31) if sort.keeps is Keeps.END_OF_YEAR else on + dt.timedelta(draw.randrange(21, 90))
        )
        return ends if ends <= self.today else None

    def days(self, dossier: Dossier, how_many: int, draw: Random) -> list[dt.date]:
        """This many days in the life of a dossier, in order: the day it began, and others in its last five years."""
        last = min(dossier.ended_on or self.today, self.today)
        first = max(dossier.started_on, last - dt.timedelta(MEMORY))
        span = (last - first).days
        later = (first + dt.timedelta(draw.randrange(span + 1)) for _ in range(how_many - 1))
        return [dossier.started_on, *sorted(later)]


def _sentence(text: str, words: Words) -> str:
    """A sentence with its open places filled and a capital at the start."""
    filled = text.format_map(words)
    return filled[:1].upper() + filled[1:]
