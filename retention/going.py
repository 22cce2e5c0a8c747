"""How rows go: in bulk, as the owner of the tables, with what each leaves behind. For `retention.actions` alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils import timezone

from dossiers.intake.witness import ACCESS, Touched, journal_rows
from retention import ledger
from retention.models import Destruction, DestructionList, Rule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from django.db.models import Model


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
    quoted = map(connection.ops.quote_name, (table, column))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM {} WHERE {} = ANY (%s::uuid[])".format(*quoted), [[str(key) for key in keys]])
        return int(cursor.rowcount)


def tombstone(row: Any, why: Why, **words: Any) -> Destruction:
    """What stays of `row`: that it was, and why it went."""
    again = {"at": why.erased_at, "again_at": timezone.now()} if why.erased_at else {}
    return Destruction(
        reference=row.reference,
        article=why.article,
        rule=why.rule,
        under=why.under,
        request=why.request,
        decided_by=why.by,
        **again,
        **words,
    )


def witnessed(rows: Sequence[Any], article: str, *, by: Any) -> None:
    """Have the ledger outside the database and the journal say that `rows`, all of one model, were destroyed."""
    if rows:
        ledger.note(rows, article)
        journaled(rows, by=by)


def journaled(rows: Iterable[Any], *, by: Any) -> None:
    """A line in the journal for each of `rows`, all of one model, that it was destroyed."""
    rows = list(rows)
    if rows:
        touched = [Touched(row.pk, str(row), getattr(row, "subject_id", None)) for row in rows]
        journal_rows(type(rows[0]), touched, verb="destroyed", action=ACCESS, by=by)
