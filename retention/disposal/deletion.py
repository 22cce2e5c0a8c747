"""Deleting rows in bulk, as the owner of the tables, and the three things that each deletion leaves behind.

A tombstone (`Destruction`), a line in the ledger outside the database and a line in the journal, all in the transaction
of the deletion.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils import timezone

from dossiers.journal import actions as journal
from retention.ledger import actions as ledger
from retention.models import DestructionList, Rule
from retention.verbs import Verb

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from uuid import UUID

    from django.db.models import Model, QuerySet

    from dossiers.actors import Actor

# One statement for all: rows that are made one by one take longer to put together than to write.
TOMBSTONES = """
INSERT INTO retention_destruction (reference, section, activity_id, files, article, request, rule_id, under_id, count,
  decided_by_id, at, again_at)
SELECT t.*, %(article)s, %(request)s, %(rule)s, %(under)s, %(count)s, %(by)s, %(at)s, %(again)s::timestamptz
FROM unnest(%(references)s::text[], %(sections)s::text[], %(activities)s::bigint[], %(files)s::int[]) t"""


@dataclass(frozen=True)
class Reason:
    """Why something is destroyed: an article of the law or the category of a rule, and what is behind it.

    That is a rule, a list or the number of a request, and `by` who decided. `erased_at` is when it was erased before:
    then it came back with a restored copy of the database.
    """

    article: str
    by: Actor | None = None
    rule: Rule | None = None
    under: DestructionList | None = None
    request: str = ""
    erased_at: dt.datetime | None = None


def allow_deletion() -> None:
    """Have the database allow deletion in this transaction. It does so for the owner of the tables only."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL wsn.destruction = 'on'")


def delete_rows(rows: QuerySet[Any]) -> int:
    """Delete rows without reading them, and so without lines of their own. Returns how many."""
    return int(rows._raw_delete(rows.db) or 0)


def delete_by_keys(model: type[Model], name: str, keys: Sequence[UUID]) -> int:
    """Delete the rows of `model` of which the column of the field `name` holds one of `keys`. Returns how many.

    The keys go as one value: a query with thousands of them takes longer to put together than to do.
    """
    table, column = model._meta.db_table, model._meta.get_field(name).column  # type: ignore[union-attr]
    statement = f"DELETE FROM {table} WHERE {column} = ANY (%s::uuid[])"  # noqa: S608, names of our own
    with connection.cursor() as cursor:
        cursor.execute(statement, [[str(key) for key in keys]])
        return int(cursor.rowcount)


def delete_with(rows: Sequence[Any], hanging: Sequence[tuple[type[Model], str]], reason: Reason) -> None:
    """Delete `rows`, all of one model, with what hangs on them, and leave a tombstone and lines of each.

    They were locked and checked in this transaction.

    `hanging` is what goes along, as pairs of a model and the path from it to the row; what refers to another comes
    before it.
    """
    keys, model = [row.pk for row in rows], type(rows[0])
    allow_deletion()
    for along, path in hanging:
        delete_rows(along._default_manager.filter(**{f"{path}__in": keys}))
    leave_tombstones([(row.reference, "", None, 0) for row in rows], reason)
    leave_lines(rows, reason.article, by=reason.by, has_subject=False)
    delete_rows(model._default_manager.filter(pk__in=keys))


def touched_tables() -> set[str]:
    """The tables in which this transaction deleted or changed rows, for any reason whatever."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_stat_xact_user_tables WHERE n_tup_del > 0 OR n_tup_upd > 0")
        return {name for (name,) in cursor.fetchall()}


def leave_tombstones(rows: Sequence[tuple[str, str, int | None, int]], reason: Reason, *, count: int = 1) -> None:
    """Leave a tombstone for each of `rows`: that it was there, and why it was destroyed.

    A row is its reference, section, key of the activity and number of files. `count` is how many records each was.
    """
    references, sections, activities, files = (list(column) for column in zip(*rows, strict=True))
    now = timezone.now()
    words: dict[str, Any] = {
        "article": reason.article,
        "request": reason.request,
        "rule": reason.rule and reason.rule.pk,
        "under": reason.under and reason.under.pk,
        "by": reason.by and reason.by.pk,
        "at": reason.erased_at or now,
        "again": now if reason.erased_at else None,
        "count": count,
    }
    lists = {"references": references, "sections": sections, "activities": activities, "files": files}
    with connection.cursor() as cursor:
        cursor.execute(TOMBSTONES, words | lists)


def leave_lines(rows: Sequence[Any], article: str, *, by: Actor | None, has_subject: bool = True) -> None:
    """Write in the ledger outside the database and in the journal that `rows`, all of one model, were destroyed.

    Without `has_subject` the journal does not say whose they were.
    """
    ledger.note(rows, article)
    subjects = (getattr(row, "subject_id", None) if has_subject else None for row in rows)
    touched = [journal.Touched(row.pk, str(row), subject) for row, subject in zip(rows, subjects, strict=True)]
    journal.record_many(Verb.DESTROYED, type(rows[0]), touched, by=by)
