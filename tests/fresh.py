"""The database between two tests: always as the migrations left it.

Most tests run in a transaction that is undone. After a test with real transactions, and after a scene, only those
tables are put right in which something changed: emptying all of them takes far longer than the tests themselves.
A scene that takes long to build stands until a test comes that is not played in it.
"""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection, connections, transaction

from dossiers.access import wall
from tests import database

GROWING = ("dossiers_logentry", "dossiers_seal")
NO_ROW_GOES = {*GROWING, "dossiers_activityversion"}  # there a row cannot be taken away, all rows together can
KEPT: dict[str, str] = {}  # what the migrations wrote, by table
PRINTS: dict[str, str] = {}  # how that looks at a glance
STANDING: list[Any] = []  # the scene in the database, if there is one


@pytest.fixture(scope="session")
def counting_waits(request: pytest.FixtureRequest) -> Callable[[], None]:
    """Stops the counting of lines, where they are counted, until what this gives is called."""
    counting = getattr(request.config.pluginmanager.get_plugin("_cov"), "cov_controller", None)
    if not counting:
        return lambda: None
    counting.pause()
    return counting.resume  # type: ignore[no-any-return]


@pytest.fixture(scope="session")
def django_db_setup(
    counting_waits: Callable[[], None], django_test_environment: None, django_db_blocker: Any
) -> Iterator[None]:
    """A copy of what the migrations made, for this worker."""
    with django_db_blocker.unblock():
        database.make_copy()
        _remember()
    counting_waits()  # until here: no line of a migration counts
    yield
    with django_db_blocker.unblock():
        database.drop_copy()


def _remember() -> None:
    """Keep what the migrations wrote, and let the growing tables be emptied between tests, but not in them."""
    with wall.as_job(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE dossiers_person FORCE ROW LEVEL SECURITY")  # tests are the owner: behind it too
        for table in GROWING:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table.removeprefix('dossiers_')}_not_emptied")
        PRINTS.update(_prints())
        for table in PRINTS:
            kept = io.StringIO()
            cursor.copy_expert(f"COPY {table} TO STDOUT", kept)
            KEPT[table] = kept.getvalue()


@pytest.fixture
def _django_db_helper(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database for one test: in a transaction, or in the open and as new after it, or with a scene in it."""
    in_scene = "scene" in request.fixturenames
    if not in_scene:
        strike(django_db_blocker)
    if not in_scene and not _has_real_transactions(request):
        request.getfixturevalue("_django_db_helper")
        yield
        return
    with django_db_blocker.unblock():
        yield
        if in_scene:
            return
        as_new()
        for each in connections.all(initialized_only=True):
            each.close()


def _has_real_transactions(request: pytest.FixtureRequest) -> bool:
    """Whether a test commits for real."""
    marker = request.node.get_closest_marker("django_db")
    marked = bool(marker and marker.kwargs.get("transaction"))
    return marked or not {"live_server", "transactional_db"}.isdisjoint(request.fixturenames)


def standing(build: Callable[[], Any]) -> Any:
    """The scene that `build` makes; made only when it does not stand there yet."""
    if not STANDING:
        try:
            STANDING.append(build())
        except BaseException:
            as_new()
            raise
    return STANDING[0]


def strike(django_db_blocker: Any) -> None:
    """Take the scene down, if one stands: before another test, and before what is built for all tests of a file."""
    if STANDING:
        with django_db_blocker.unblock():
            assert not connection.in_atomic_block, "what was built before would go with the scene"
            STANDING.clear()
            as_new()


def as_new() -> None:
    """Put back what the migrations left, in the tables that are not like that any more."""
    with wall.as_job():
        found = _prints()
        changed = {table for table in found.keys() | PRINTS.keys() if found.get(table) != PRINTS.get(table)}
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL wsn.destruction = 'on'")  # events, corrections and papers go no other way
            if changed & NO_ROW_GOES:
                changed |= NO_ROW_GOES
                cursor.execute(f"TRUNCATE {', '.join(NO_ROW_GOES)}")
            for table in sorted(changed - NO_ROW_GOES):
                cursor.execute(f"DELETE FROM {table}")
            for table in changed & KEPT.keys():
                cursor.copy_expert(f"COPY {table} FROM STDIN", io.StringIO(KEPT[table]))


def _prints() -> dict[str, str]:
    """Of each table that is not empty, what tells it from the same table with other rows in it."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    look = "SELECT '{0}', (SELECT count(*) || ' ' || sum(hashtextextended(each::text, 0)) FROM {0} each)"
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(look.format(table) for table in tables))
        return {table: glance for table, glance in cursor.fetchall() if glance}
