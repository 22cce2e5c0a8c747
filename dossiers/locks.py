"""One at a time, however many workers and beats there are: a lock in the database, by name."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def alone(name: str) -> Iterator[bool]:
    """Whether nobody else holds the lock of this name, which is then held until the block ends.

    The lock goes with the connection: a killed worker keeps nobody out, and a new connection has none to give back.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [name])
        (is_alone,) = cursor.fetchone()
        held = connection.connection
        try:
            yield is_alone
        finally:
            if is_alone and connection.connection is held:
                cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [name])
