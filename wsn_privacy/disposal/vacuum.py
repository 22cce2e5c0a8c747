"""What stays behind in the database itself after rows went: their old copies, and what the planner remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterable

OURS = ("wsn_privacy", "cases", "retention", "consent", "dossiers")
# Columns of which the planner learns values, and on which no index rests that would need them.
LEARNT = """
SELECT a.attname FROM pg_attribute a
WHERE a.attrelid = %s::regclass AND a.attname = ANY(%s) AND coalesce(a.attstattarget, -1) <> 0 AND NOT EXISTS (
    SELECT 1 FROM pg_depend d JOIN pg_class i ON i.oid = d.objid AND i.relkind = 'i'
    WHERE d.classid = 'pg_class'::regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum
)
"""
UNLEARNT = """
SELECT a.attname FROM pg_attribute a WHERE a.attrelid = %s::regclass AND a.attname = ANY(%s) AND a.attstattarget = 0
"""
APPS = ("cases", "dossiers", "retention", "sessions")  # where what is destroyed stood
# What goes when its time is over, in every sweep.
TIMED = ("django_session", "cases_statuslink", "dossiers_dossieruserobjectpermission")


def learn_nothing() -> None:
    """Have the planner keep no values of personal columns: those outlive their rows in a table that is emptied.

    Where people are searched by an index it needs them; there they go when the table is learnt anew. As the owner.
    """
    _learn("django_session", ["session_data"], LEARNT, 0)  # forms that somebody has not finished
    for model in (model for name in OURS for model in apps.get_app_config(name).get_models()):
        fields: list[Any] = [model._meta.get_field(name) for name in model.Privacy.personal]  # type: ignore[attr-defined]
        own = [field for field in fields if not field.is_relation]
        _learn(model._meta.db_table, [field.column for field in own if not _is_closed(field)], LEARNT, 0)
        _learn(model._meta.db_table, [field.column for field in own if _is_closed(field)], UNLEARNT, -1)


def _is_closed(field: Any) -> bool:
    """Whether it holds words of a list that the code names: without its row such a word tells of nobody.

    Without them the planner cannot tell how many rows a list of dossiers passes over.
    """
    return bool(getattr(field, "base_field", field).choices)


def _learn(table: str, columns: list[str], among: str, target: int) -> None:
    """Set how many values the planner keeps of these columns, where `among` finds that it stands otherwise."""
    with connection.cursor() as cursor:
        cursor.execute(among, [table, columns])
        for (column,) in cursor.fetchall():
            names = map(connection.ops.quote_name, (table, column))
            cursor.execute("ALTER TABLE {} ALTER COLUMN {} SET STATISTICS {}".format(*names, target))


def everything() -> set[str]:
    """All tables in which what is destroyed may have stood: for when it is not known which were touched."""
    return {model._meta.db_table for name in APPS for model in apps.get_app_config(name).get_models()}


def vacuum(tables: Iterable[str]) -> None:
    """Have the database give up the room of rows that went, indexes too, and learn these tables anew.

    As the owner, in the open: in a transaction the database refuses it, and whoever has one open does it after.
    """
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        for table in sorted(everything().intersection((*tables, *TIMED))):
            cursor.execute(f"VACUUM (ANALYZE, SKIP_LOCKED, INDEX_CLEANUP ON) {connection.ops.quote_name(table)}")
