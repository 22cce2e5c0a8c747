"""What other apps keep no longer than a rule says. They say what that is and what hangs on it; the roof passes it on.

An app above may not be asked from here, and nothing may be destroyed elsewhere: so it describes, and we destroy.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from retention.models import Rule

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class Kept:
    """A kind of thing under the rule `category`.

    `ended_by` gives the rows that ended on or before a day and on which nothing waits, with those in a collection of
    keys taken as gone. `hanging` is what goes along, each as a model and the path from it to the thing, what refers to
    another first. `people` are the keys of those whom only these rows may have kept here.
    """

    category: str
    model: type[Model]
    ended_by: Callable[[dt.date, Collection[Any]], QuerySet[Any]]
    hanging: tuple[tuple[type[Model], str], ...]
    people: Callable[[Sequence[Any]], set[UUID]]

    def due(self, on: dt.date, besides: Collection[Any] = ()) -> QuerySet[Any]:
        """What is due on `on`, with what is in `besides` taken as gone. Without a rule nothing is."""
        rule = self.rule(on)
        if rule is None:
            return self.model._default_manager.none()
        return self.ended_by(rule.length.cutoff(on), besides).exclude(pk__in=besides)

    def rule(self, on: dt.date) -> Rule | None:
        """The rule in force on that day."""
        return Rule.objects.in_force(on).get(self.category)

    def all_due(self, on: dt.date) -> list[Any]:
        """All that is due on `on`, in the order in which it can go: what refers to another goes before it."""
        found: list[Any] = []
        while new := list(self.due(on, [row.pk for row in found]).order_by("pk")):
            found += new
        return found
