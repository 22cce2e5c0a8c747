"""Keyset pagination: a page starts after, or ends before, a given row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

PER_PAGE = 25
MOST_COUNTED = 1_000


@dataclass(frozen=True)
class Leaf:
    """One page: its rows, and the rows that the pages around it hang on (None where there is no such page)."""

    rows: list[Any]
    before: Any = None
    after: Any = None


def leaf(rows: QuerySet[Any], *, after: Any = None, before: Any = None, size: int = PER_PAGE) -> Leaf:
    """The page of `rows`, in their order, that follows `after` or precedes `before`; else the first."""
    if before is not None:
        found = list(beyond(rows, before, forwards=False).reverse()[: size + 1])
        shown = found[:size][::-1]
        return Leaf(shown, before=shown[0] if len(found) > size else None, after=shown[-1]) if shown else leaf(rows)
    found = list((rows if after is None else beyond(rows, after))[: size + 1])
    shown = found[:size]
    return Leaf(
        shown,
        before=shown[0] if after is not None and shown else None,
        after=shown[-1] if len(found) > size else None,
    )


def beyond(rows: QuerySet[Any], row: Any, *, forwards: bool = True) -> QuerySet[Any]:
    """The rows past `row` in their order, else that of their model: a field and the key, both up or both down."""
    field, key = map(str, rows.query.order_by or rows.model._meta.ordering)
    name = field.removeprefix("-")
    side = "gt" if forwards is (name == field) else "lt"
    value = getattr(row, name)
    past = Q(**{f"{name}__{side}": value}) | Q(**{f"{key.removeprefix('-')}__{side}": row.pk})
    return rows.filter(past, **{f"{name}__{side}e": value})


def counted(rows: QuerySet[Any]) -> int | None:
    """How many rows there are; None for more than a thousand, which is as far as anybody counts."""
    count = rows.order_by()[: MOST_COUNTED + 1].count()
    return count if count <= MOST_COUNTED else None
