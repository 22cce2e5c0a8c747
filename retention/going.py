"""How rows go: in bulk, as the owner of the tables, with what each leaves behind. For `retention.actions` alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils import timezone

from dossiers.imports.witness import (
    ACCESS,
    Touched,
    journal_rows,
)
from retention import ledger
from retention.models import DestructionList, Rule
from retention.verbs import Verb

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from django.db.models import Model

# One statement for all: rows that are made one by one take longer to put together than to write.
TOMBSTONES = """
INSERT INTO retention_destruction (reference, section, activity_id, files, article, request, rule_id, under_id, count,
  decided_by_id, at, again_at)
SELECT t.*, %(article)s, %(request)s, %(rule)s, %(under)s, %(count)s, %(by)s, %(at)s, %(again)s::timestamptz
FROM unnest(%(references)s::text[], %(sections)s::text[], %(activities)s::bigint[], %(files)s::int[]) t"""


@dataclass(frozen=True)
class Why:
    """Why something is destroyed: the article or category, and the rule, list or request behind it; `by` decided.

    `erased_at` is when it was erased before, and came back with a copy of the database.
    """

    article: str
    by: Any = None
    rule: Rule | None = None
    under: DestructionList | None = None
    request: str = ""
    erased_at: dt.datetime | None = None


def begin() -> None:
    """Have the database let papers go in this transaction; for others than the owner of the tables it does not."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL wsn.destruction = 'on'")


def gone(rows: Any) -> int:
    """Delete rows as they are, without reading them first."""
    return int(rows._raw_delete(rows.db) or 0)


def gone_with(model: type[Model], name: str, keys: Sequence[Any]) -> int:
    """Delete the rows of `model` of which the column of the field `name` holds one of the UUIDs `keys`.

    The keys go as one value: a query with thousands of them takes longer to put together than to do.
    """
    table, column = model._meta.db_table, model._meta.get_field(name).column  # type: ignore[union-attr]
    statement = f"DELETE FROM {table} WHERE {column} = ANY (%s::uuid[])"  # noqa: S608, names of our own
    with connection.cursor() as cursor:
        cursor.execute(statement, [[str(key) for key in keys]])
        return int(cursor.rowcount)


def touched() -> set[str]:
    """The tables from which this transaction took rows, or in which it changed them, for any reason whatever."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_stat_xact_user_tables WHERE n_tup_del > 0 OR n_tup_upd > 0")
        return {name for (name,) in cursor.fetchall()}


def tombstones(rows: Sequence[tuple[str, str, int | None, int]], why: Why, *, count: int = 1) -> None:
    """Leave of each of `rows` that it was and why it went: its reference, section, activity and number of files.

    `count` is how many records each was.
    """
    references, sections, activities, files = (list(column) for column in zip(*rows, strict=True))
    now = timezone.now()
    words = {
        "article": why.article,
        "request": why.request,
        "rule": why.rule and why.rule.pk,
        "under": why.under and why.under.pk,
        "by": why.by and why.by.pk,
        "at": why.erased_at or now,
        "again": now if why.erased_at else None,
        "count": count,
    }
    lists = {"references": references, "sections": sections, "activities": activities, "files": files}
    with connection.cursor() as cursor:
        cursor.execute(TOMBSTONES, words | lists)


def witnessed(rows: Sequence[Any], article: str, *, by: Any) -> None:
    """Have the ledger outside the database and the journal say that `rows`, all of one model, were destroyed."""
    ledger.note(rows, article)
    touched = [Touched(row.pk, str(row), getattr(row, "subject_id", None)) for row in rows]
    journal_rows(type(rows[0]), touched, verb=Verb.DESTROYED, action=ACCESS, by=by)
