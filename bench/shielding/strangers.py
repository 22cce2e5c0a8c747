"""Sixty people who stand in somebody's file, each told of in another notation, among sentences that are nobody else's.

Given names, particles and surnames occur in the Netherlands; a third of the surnames are ordinary words too.
"""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redaction.person import KnownPerson

if TYPE_CHECKING:
    from collections.abc import Iterator

HOW_MANY = 60
PREFIXES = (
    "", "van", "van der", "van den", "van de", "van 't", "de", "den", "ter", "ten", "te", "in 't", "op de", "el", "von",
)  # fmt: skip
FAMILIES = (
    "Meer", "Lang", "Groot", "Bos", "Berg", "Haan", "Vos", "Zand", "Kok", "Koning",
    "Öztürk", "Yıldırım", "Nguyễn", "Łukasik", "Ødegård", "Çelik", "El Idrissi", "Al-Hassan", "O'Neill", "Müller",
    "Jansen-de Boer", "Smit-Visser", "Overburen", "Dijkhuizen", "Wolterinck", "Bakkerhof", "Achterberg", "Huisinga",
    "Tuinstra", "Zwanenburg",
)  # fmt: skip
GIVEN = ("Ans", "Jan Pieter", "Naïma", "Zoë", "Cornelis", "Şerife", "Marie-Louise", "Truus", "Björn", "Gülşen")
OWN = (
    "De kraan lekt nog meer dan lang geleden.",
    "Een groot deel van het bos bij de berg is weg.",
    "Mevrouw Yıldırım woont hier lang en betaalt op tijd.",
    "Lang gewacht, nog meer beloofd, en de haan kraait.",
    "Het zand in de goot is weg; de kok en een vos niet.",
    "Om 12 uur belde ik 033 000 00 00 over de Dorpsweg.",
)
UNSEEN = ("", "\u00ad", "\u200b", "\u2060")  # signs that no reader sees, put inside a surname


@dataclass(frozen=True)
class Told:
    """What a piece says: first a sentence of the requester's own, then all that is known of somebody else."""

    person: KnownPerson
    own: str
    other: str


def told() -> Iterator[Told]:
    """Sixty pieces with sixty people; no two share a name and a number."""
    for number, family in zip(range(HOW_MANY), itertools.cycle(FAMILIES), strict=False):
        person = KnownPerson(
            given_name=GIVEN[number % len(GIVEN)],
            prefix=PREFIXES[number % len(PREFIXES)],
            family_name=family,
            born_on=dt.date(1950 + number, 1 + number % 12, 1 + number % 28),
            emails=(f"bewoner{number:02}x@elders.example",),
            phones=(f"06{71000000 + number * 131071:08}",),
            client_number=f"KL-{5000 + number}",
            addresses=(f"Zijpad {100 + number}, 5678 ZZ Elders",),
        )
        yield Told(person, OWN[number % len(OWN)], _sentence(person, number))


def _name(person: KnownPerson, number: int) -> str:
    """The name as somebody writes it: whole, with initials, turned round, in capitals, with an unseen sign in it."""
    family = " ".join(part for part in (person.prefix, person.family_name) if part)
    broken = f"{family[:-1]}{UNSEEN[number % len(UNSEEN)]}{family[-1]}"
    ways = (
        f"{person.given_name} {broken}",
        f"{person.given_name[0]}. {broken}",
        f"mevrouw {family}",
        f"{person.given_name} {family}".upper(),
        f"{person.family_name}, {person.given_name[0]}. {person.prefix}".strip(),
        f"{person.given_name}\n{family}",
    )
    return ways[number % len(ways)]


def _sentence(person: KnownPerson, number: int) -> str:
    """A sentence that tells all that is known of somebody, each number in another notation."""
    (digits,), born = person.phones, person.born_on or dt.date.min
    phones = (
        digits, f"+31 6 {digits[2:6]} {digits[6:]}", f"06-{digits[2:]}", f"0031{digits[1:]}",
        f"(06) {digits[2:6]}.{digits[6:]}",
    )  # fmt: skip
    days = (f"{born:%d-%m-%Y}", f"{born.day}/{born.month}/{born.year}", f"{born:%Y-%m-%d}", f"{born:%d.%m.%Y}")
    return (
        f"Volgens {_name(person, number)} was het zo. Bel {phones[number % 5]} of mail {person.emails[0].upper()}; "
        f"geboren {days[number % 4]}, klant {person.client_number}, woont Zijpad nr. {100 + number}."
    )
