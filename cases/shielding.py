"""Shielding the names of other people in a text, as a proposal that the officer reads and completes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiers.keys import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiers.models import Person, Record

MARK = "[A]"
SHORTEST = 3  # shorter words are initials and prefixes, which stand everywhere


def words_of(people: Iterable[Person]) -> set[str]:
    """The folded words by which `people` are known: each part of a name that is long enough to tell them apart."""
    parts = (word for person in people for name in (person.given_name, person.family_name) for word in name.split())
    return {fold(word) for word in parts if len(word) >= SHORTEST}


def others_in(record: Record, subject_id: object) -> list[Person]:
    """The people named in `record` apart from the one who asks; with the dossier's owner when that is somebody else."""
    people = [mention.person for mention in record.mentions.all() if mention.person_id != subject_id]
    if record.dossier.person_id != subject_id:
        people.append(record.dossier.person)
    return people


def shield(text: str, words: set[str]) -> str:
    """`text` with every word in `words` replaced by a mark, whatever its capitals and accents."""
    shielded = re.sub(r"[^\W\d_]+", lambda found: MARK if fold(found.group()) in words else found.group(), text)
    return re.sub(r"\[A\](?:\s+\[A\])+", MARK, shielded)
