"""Shielding other people in a text, as a proposal that the officer reads and completes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redaction.people import Finder
from redaction.person import KnownPerson

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiers.models import Person

LETTER = "A"  # of what is hidden for another person, where the decision says no other letter
WORD = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*)+")  # letters, with accents that stand apart
TWICE = re.compile(r"\[([A-Z])\](?:[\s,.-]*\[\1\])+")


def known(person: Person, homes: Iterable[str] = ()) -> KnownPerson:
    """What the client list knows of somebody, to find them by; `homes` are the addresses of what they rent."""
    return KnownPerson(
        given_name=person.given_name,
        prefix=person.prefix,
        family_name=person.family_name,
        born_on=person.born_on,
        addresses=tuple(dict.fromkeys(address for address in (person.address, *homes) if address)),
        phones=(person.phone,) if person.phone else (),
        emails=(person.email,) if person.email else (),
        client_number=person.client_number,
    )


def finder_of(people: Iterable[Person]) -> Finder:
    """What finds these people by what is known of each."""
    return Finder(tuple(known(person) for person in people))


def shield(text: str, hidden: Finder, letter: str = LETTER) -> str:
    """`text` with each place that tells of somebody hidden replaced by a mark with `letter`, in any spelling."""
    if not hidden:
        return text
    return TWICE.sub(r"[\1]", hidden.replace(text, lambda _span: f"[{letter}]"))
