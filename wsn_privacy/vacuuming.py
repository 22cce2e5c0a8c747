"""What stays behind in the database itself after rows went: their old copies, and what the planner remembers."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

APPS = ("cases", "dossiers", "retention", "sessions")  # where what is destroyed stood


def vacuum() -> None:
    """Have the database give up the room of rows that went, and learn its tables anew. As the owner, in the open.

    In a transaction the database refuses it; whoever has one open does it after.
    """
    if connection.in_atomic_block:
        return
    tables = [model._meta.db_table for name in APPS for model in apps.get_app_config(name).get_models()]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"VACUUM (ANALYZE, SKIP_LOCKED) {connection.ops.quote_name(table)}")
