"""Row-level security of PostgreSQL (the second wall): which rows the connection may see is set here.

Every request sets the scope of its user, every job says that it is one; on a connection that says nothing there are no
rows. The policies stand in `sql/wall.sql` of each app; `visible_to` is the first wall, and tests compare the two.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import DatabaseError, connection

from dossiers.functions import Function
from dossiers.scope import scope_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from dossiers.actors import Visitor
    from dossiers.scope import Scope

NAMES = ("job", "user", "functions", "everywhere", "here", "complexes", "near", "dossiers", "granted", "doors")

Values = tuple[str, ...]  # one per name, as PostgreSQL reads an array
NOBODY: Values = ("",) * len(NAMES)
JOB: Values = ("on", *NOBODY[1:])
DOORS = NAMES.index("doors")
_SET = "SELECT " + ", ".join(f"set_config('wsn.{name}', %s, false)" for name in NAMES)


@contextmanager
def seen_by(user: Visitor) -> Iterator[None]:
    """During the block the database shows what `user` may see, and nothing to somebody without an account."""
    with _raised(_values_of(scope_of(user), user)):
        yield


@contextmanager
def as_job() -> Iterator[None]:
    """During the block the database shows everything: for jobs and commands, in a request for numbers alone.

    It says so on this connection only; what stood there before stands there again after.
    """
    with _raised(JOB):
        yield


@contextmanager
def at_door(cases: Iterable[UUID]) -> Iterator[None]:
    """During the block the database shows these requests too, with all that is in them; `cases` are their keys.

    For a page that checked a token, a code or the own task, and names what belongs to it.
    """
    before = _standing()
    opened = {*before[DOORS].strip("{}").split(",")} - {""} | {*map(str, cases)}
    with _raised((*before[:DOORS], _array(opened))):
        yield


def looked_up(keys: Iterable[UUID]) -> list[UUID]:
    """The keys that a query gives, asked as a job: which row a signed token names, for who sees none yet."""
    with as_job():
        return [*keys]


def tables() -> frozenset[str]:
    """The tables behind it. COPY FROM is refused there; copy into a temporary table and insert from that."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        return frozenset(name for (name,) in cursor.fetchall())


def _values_of(scope: Scope, user: Visitor) -> Values:
    """What is set for a scope; empty where there is nothing to see. Functional management is told nothing of itself."""
    is_known = user.is_authenticated and user.is_active and Function.FUNCTIONAL_MANAGEMENT not in scope.functions
    return (
        "",
        str(user.pk) if is_known else "",
        _array(scope.functions),
        _array(scope.everywhere),
        _array(scope.here),
        _array(scope.complexes),
        _array(scope.dossiers),
        _array({dossier for dossier, _section in scope.granted}),
        _array(f"{dossier}:{section}" for dossier, section in scope.granted),
        "",
    )


def _array(values: Iterable[Any]) -> str:
    """Codes or keys as an array, or an empty string."""
    parts = ",".join(sorted(map(str, values)))
    return f"{{{parts}}}" if parts else ""


@contextmanager
def _raised(values: Values) -> Iterator[None]:
    before = _standing()
    if values != before:
        _set(values)
    try:
        yield
    finally:
        _put_back(before)


def _standing() -> Values:
    """What stands on the connection; one that was made anew has nothing."""
    made, values = getattr(connection, "wall", (None, NOBODY))
    return values if made is connection.connection else NOBODY


def _set(values: Values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SET, values)
    connection.wall = (connection.connection, values)  # type: ignore[attr-defined]


def _put_back(before: Values) -> None:
    """Set what stood before. A connection on which that fails is closed: the next one starts with nothing.

    In a transaction that failed it fails too, and there the rollback puts it back.
    """
    if _standing() == before:
        return
    try:
        _set(before)
    except DatabaseError:
        if connection.in_atomic_block:
            connection.wall = (connection.connection, before)  # type: ignore[attr-defined]
        else:
            connection.close()
