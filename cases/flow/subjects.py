"""Whose data a request is about: the person who was identified, and that person's second entry in the client list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.models import Case
    from dossiers.models import Person


def subjects_of(case: Case) -> list[Person]:
    """The people of the client list who are the one who asks; none while that is not known. One query."""
    if case.subject is None:
        return []
    return [case.subject, *case.also_on_file]
