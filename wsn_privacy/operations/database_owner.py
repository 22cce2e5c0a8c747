"""The owner of the tables: another account of the database than that of pages and jobs, used by `migrate` alone."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection

from dossiers.access import wall

if TYPE_CHECKING:
    from collections.abc import Iterator

ACCOUNT = ("USER", "PASSWORD", "HOST", "PORT")
GRANTS = Path(__file__).parents[1] / "sql" / "grants.sql"


@contextmanager
def as_owner() -> Iterator[None]:
    """During the block this process speaks to the database as the owner of the tables, and sees all rows.

    Never in a process that serves pages: the account is changed for all its threads.
    """
    site, owner = dict(connection.settings_dict), dict(settings.DATABASE_OWNER)
    _become(owner)
    try:
        with wall.as_job():
            yield
    finally:
        _become(site)


def _become(account: dict[str, Any]) -> None:
    known: dict[str, Any] = connection.settings_dict
    if any(known[name] != account[name] for name in ACCOUNT):
        connection.close()
        known.update({name: account[name] for name in ACCOUNT})


def admit_site() -> None:
    """Give pages and jobs what they need of the tables (`sql/grants.sql`)."""
    if settings.DATABASE_OWNER["USER"] == settings.DATABASE_SITE:
        return
    name = connection.ops.quote_name(settings.DATABASE_SITE)
    with connection.cursor() as cursor:
        cursor.execute(GRANTS.read_text(encoding="utf-8").replace(":site", name))
