"""A lock by name: one at a time, over connections, and gone with the one who held it."""

import time

import pytest
from django.db import connection

from dossiers.locks import alone

pytestmark = pytest.mark.django_db


@pytest.fixture
def other_worker():
    """Whether a worker with a connection of its own can have the lock of a name now; it gives it back at once."""
    other = connection.copy()

    def can_have(name: str) -> bool:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [name])
            (found,) = cursor.fetchone()
            cursor.execute("SELECT pg_advisory_unlock_all()")
        return found

    yield can_have
    other.close()


def test_one_holds_a_lock_and_another_name_is_free(other_worker):
    with alone("tests.one") as is_alone:
        assert is_alone
        assert not other_worker("tests.one")
        assert other_worker("tests.two")
    assert other_worker("tests.one")


def test_who_finds_it_held_leaves_it_to_the_holder():
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('tests.one'))")
        with alone("tests.one") as is_alone:
            assert not is_alone
        cursor.execute("SELECT pg_advisory_unlock(hashtext('tests.one'))")
        assert cursor.fetchone() == (True,)
    other.close()


def test_what_fails_gives_the_lock_back(other_worker):
    with pytest.raises(ZeroDivisionError), alone("tests.one"):
        raise ZeroDivisionError
    assert other_worker("tests.one")


def test_a_lock_goes_with_the_connection(other_worker):
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('tests.one'))")
    assert not other_worker("tests.one")
    other.close()
    until = time.monotonic() + 10  # the server notices in its own time
    while not other_worker("tests.one"):
        assert time.monotonic() < until
