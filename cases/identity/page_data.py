"""What the page of the identity step shows of the people who may have asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from cases.flow.comparison import Compared, compared, home_of
from cases.identity.rules import why_not_be

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from cases.models import Case
    from dossiers.models import Person


@dataclass(frozen=True)
class Beside:
    """Somebody from the client list beside the request: fact by fact, and why he cannot ask himself."""

    person: Person
    lines: list[Compared]
    home: str
    why_not: str

    @property
    def differences(self) -> list[str]:
        """What differs, in sentences."""
        return [line.sentence for line in self.lines if line.differs]


def beside(case: Case, people: Sequence[Person], on: dt.date) -> list[Beside]:
    """Each of `people` beside what the request says."""
    prefetch_related_objects(list(people), "dossiers__unit", "ties")
    return [Beside(each, compared(case, each), home_of(each), why_not_be(case, each, on)) for each in people]
