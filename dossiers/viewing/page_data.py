"""Rows of the list of dossiers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from dossiers.models import Dossier, Record
from dossiers.scope import scope_of
from dossiers.sections import Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from dossiers.actors import Actor


@dataclass(frozen=True)
class Row:
    """One dossier in a list, with the sections that hold something for this user."""

    dossier: Dossier
    sections: list[Section]


def listed(dossiers: QuerySet[Dossier], user: Actor) -> QuerySet[Dossier]:
    """`dossiers` that bring along what a list tells of them: `rows_for` asks nothing more."""
    records = Record.objects.filter(dossier=OuterRef("pk"), section__in=scope_of(user).sections).order_by()
    held = ArraySubquery(records.values("section").distinct())
    # People stand behind the wall: joined, each row that is passed over asks whether its person may be seen.
    return dossiers.select_related("unit", "complex").prefetch_related("person").annotate(held=held)


def rows_for(dossiers: Iterable[Dossier], user: Actor) -> list[Row]:
    """`dossiers` as `user` sees them in a list. One query, or none for those that are `listed`."""
    shown, scope = list(dossiers), scope_of(user)
    if not all(hasattr(each, "held") for each in shown):
        found = {each.pk: each for each in listed(Dossier.objects.filter(pk__in=[each.pk for each in shown]), user)}
        shown = [found[each.pk] for each in shown if each.pk in found]
    return [
        Row(each, [part for part in Section if part in each.held and scope.sees(part, each.complex_id, each.pk)])  # type: ignore[attr-defined]
        for each in shown
    ]
