"""The people of the fictional association: a few with a story of their own, and as many others as are asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from demo.copying import reference
from demo.town import closed_sorts, sorts
from demo.town.names import Name
from dossiers.models import Person
from dossiers.models.people import key_of

if TYPE_CHECKING:
    from random import Random

    from demo.town.sorts import Sort

Kind = Person.Kind
# Out of twenty dossiers in a row; a co-tenant and a former tenant belong to the home of the tenant before them.
TWENTY = (
    *(Kind.TENANT, Kind.TENANT, Kind.TENANT, Kind.CO_TENANT, Kind.TENANT, Kind.TENANT, Kind.TENANT, Kind.TENANT),
    *(Kind.FORMER_TENANT, Kind.TENANT, Kind.TENANT, Kind.TENANT, Kind.SEEKER, Kind.TENANT, Kind.TENANT, Kind.TENANT),
    *(Kind.CO_TENANT, Kind.TENANT, Kind.TENANT, Kind.THIRD_PARTY),
)


@dataclass(frozen=True)
class Persona:
    """Somebody with a story: who, where, and what is in the dossier in order of time."""

    key: str
    name: Name
    kind: Kind
    complex: str
    plot: tuple[Sort, ...]
    years_ago: int = 7


HEAVY, SENT, SOON, LATE, WAITING = "heavy", "sent", "soon", "late", "waiting"
# Who stands in some way to somebody with a story, and has no dossier.
RELATIVES = {"administrator": Name("Marja", "", "Windhorst"), "ex_partner": Name("Orhan", "", "Aydın")}
PERSONAS = (
    Persona(HEAVY, Name("Gülşen", "", "Çelik-Aydın"), Kind.TENANT, "A", ()),
    Persona(
        SENT,
        Name("Marijke", "'t", "Hart"),
        Kind.TENANT,
        "A",
        (
            *(sorts.ALLOCATION, sorts.LEASE, sorts.RENT, sorts.REPAIR, sorts.INCREASE, sorts.CALL, sorts.REPAIR),
            *(closed_sorts.NUISANCE, closed_sorts.TALK, sorts.COMPLAINT, sorts.ENERGY, sorts.SURVEY),
        ),
    ),
    Persona(
        SOON,
        Name("Youssef", "Ait", "Lahcen"),
        Kind.TENANT,
        "B",
        (
            *(
                sorts.ALLOCATION,
                sorts.LEASE,
                sorts.RENT,
                *closed_sorts.ARREARS_MATTER,
                closed_sorts.BAILIFF,
                closed_sorts.BAILIFF,
            ),
            *(closed_sorts.PAYMENT_PLAN, closed_sorts.PAYMENT_PLAN, sorts.CALL, sorts.INCREASE),
        ),
    ),
    Persona(
        LATE,
        Name("Sjoukje", "", "Hoekstra"),
        Kind.TENANT,
        "C",
        (sorts.LEASE, sorts.RENT, sorts.INCREASE, sorts.CALL, sorts.RENT, sorts.INCREASE, sorts.LEAK),
    ),
    Persona(
        WAITING,
        Name("Łukasz", "", "Wójcik"),
        Kind.FORMER_TENANT,
        "D",
        (sorts.ALLOCATION, sorts.LEASE, sorts.REPAIR, sorts.RENT, closed_sorts.REMINDER, closed_sorts.PAYMENT_PLAN),
        9,
    ),
    Persona(
        "eviction",
        Name("Oğuz", "", "Karadağ"),
        Kind.TENANT,
        "A",
        (
            sorts.LEASE,
            *closed_sorts.ARREARS_MATTER,
            closed_sorts.BAILIFF,
            closed_sorts.BAILIFF,
            closed_sorts.BAILIFF,
            closed_sorts.PAYMENT_PLAN,
        ),
    ),
    Persona(
        "fraud",
        Name("Ruben", "van den", "Berg-Willemsen"),
        Kind.TENANT,
        "B",
        (
            sorts.LEASE,
            sorts.CALL,
            *closed_sorts.FRAUD_MATTER,
            closed_sorts.FRAUD_VISIT,
            closed_sorts.FRAUD_VISIT,
            sorts.COMPLAINT,
        ),
    ),
    Persona(
        "listed",
        Name("Winston", "", "Wijngaarde"),
        Kind.FORMER_TENANT,
        "B",
        (sorts.LEASE, *closed_sorts.FRAUD_MATTER, closed_sorts.BAILIFF, closed_sorts.SIGNAL_LIST),
        8,
    ),
    Persona(
        "care",
        Name("Selam", "", "Gebremariam"),
        Kind.TENANT,
        "A",
        (
            closed_sorts.URGENCY,
            sorts.ALLOCATION,
            sorts.LEASE,
            *closed_sorts.CARE_MATTER,
            closed_sorts.GUIDANCE,
            closed_sorts.ADAPTATION,
        ),
        4,
    ),
    Persona(
        "lift",
        Name("Anne-Marie", "in 't", "Veld"),
        Kind.TENANT,
        "H",
        (
            sorts.LEASE,
            sorts.REPAIR,
            closed_sorts.ADAPTATION,
            closed_sorts.ADAPTATION,
            sorts.RENT,
            sorts.EARLIER_REQUEST,
        ),
        20,
    ),
    Persona("reporter", Name("Hendrik", "van 't", "Zand"), Kind.TENANT, "A", (sorts.LEASE, sorts.REPAIR, sorts.CALL)),
    Persona("neighbour", Name("Naïma", "El", "Idrissi"), Kind.TENANT, "A", (sorts.LEASE, sorts.RENT, sorts.REPAIR)),
    Persona("seeker", Name("Shanti", "", "Bhagwandin"), Kind.SEEKER, "", (sorts.ENROLMENT, sorts.REJECTED), 3),
    Persona("caretaker", Name("Tsjibbe", "", "Fopma"), Kind.THIRD_PARTY, "", (sorts.CARETAKER, sorts.CARETAKER), 6),
)


def person(name: Name, kind: Kind, number: int, draw: Random, address: str = "") -> Person:
    """Somebody who is kept on file; the same number and draw give the same person. Numbers and mail reach nobody."""
    is_known = kind is not Kind.THIRD_PARTY
    mobile = f"06 00 {draw.randrange(100):02d} {draw.randrange(100):02d} {draw.randrange(100):02d}"
    return Person(
        reference=reference("P", number),
        kind=kind,
        client_number=f"K{number + 10_001}" if is_known else "",
        given_name=name.given,
        prefix=name.prefix,
        family_name=name.family,
        name_key=key_of(name.given, name.prefix, name.family),
        born_on=dt.date(1935, 1, 1) + dt.timedelta(draw.randrange(25_000)) if is_known else None,
        email=name.mailbox if is_known and draw.random() < 0.8 else "",
        phone=mobile if draw.random() < 0.9 else f"033 000 00 {draw.randrange(100):02d}",
        address=address,
    )


def plot(kind: Kind, draw: Random, spare: bool) -> list[Sort]:
    """What happens to somebody without a story, in order of time; `spare` keeps it to about three records."""
    if kind is Kind.SEEKER:
        return [sorts.ENROLMENT, draw.choice((sorts.REJECTED, sorts.ENROLMENT, closed_sorts.URGENCY))]
    if kind is Kind.THIRD_PARTY:
        return [sorts.SALE, sorts.SALE]
    if kind is Kind.CO_TENANT:
        return [sorts.LEASE, sorts.CALL]
    everyday = draw.choices(sorts.EVERYDAY, k=2 if spare else draw.randrange(2, 7))
    first = [sorts.LEASE] if spare else [sorts.ALLOCATION, sorts.LEASE]
    return [*first, *everyday, *_matter(draw)]


def _matter(draw: Random) -> tuple[Sort, ...]:
    """What one in four or so has besides."""
    chance = draw.random()
    for upto, matter in (
        (0.08, closed_sorts.ARREARS_MATTER),
        (0.13, closed_sorts.NUISANCE_MATTER),
        (0.145, closed_sorts.FRAUD_MATTER),
        (0.18, closed_sorts.CARE_MATTER),
        (0.23, (sorts.COMPLAINT,)),
        (0.24, (closed_sorts.CAMERA,)),
        (0.25, (sorts.LEAK, sorts.EARLIER_REQUEST)),
    ):
        if chance < upto:
            return matter
    return ()
