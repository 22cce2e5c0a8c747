"""A database of before the migrations were written anew is taken over whole, once, or not at all."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from dossiers.refusal import Refused
from tests import planted
from tests.catalog import living
from wsn_privacy.backup.restoring import why_not_of_version
from wsn_privacy.disposal.vacuum import OURS
from wsn_privacy.operations import takeover

pytestmark = pytest.mark.django_db
# Guards as a database of before may have them: other ones, and none.
OTHERWISE = """
CREATE OR REPLACE FUNCTION wall_registrar() RETURNS uuid LANGUAGE sql STABLE RETURN NULL::uuid;
DROP POLICY request_wall ON dossiers_person;
DROP POLICY second_wall ON cases_fee;
CREATE POLICY second_wall ON cases_fee USING (true);
DROP TRIGGER fee_of_that_kind ON cases_fee;
DROP TRIGGER correction_only_grows ON dossiers_correction;
"""


def applied():
    """What the database says of itself, of our apps and of others."""
    rows = MigrationRecorder(connection).applied_migrations()
    return {f"{app}.{name}" for app, name in rows if app in OURS}, {row for row in rows if row[0] not in OURS}


def say(labels):
    """Have the database say that it has these migrations."""
    recorder = MigrationRecorder(connection)
    recorder.migration_qs.filter(app__in=OURS).delete()
    for label in labels:
        recorder.record_applied(*label.split("."))


def counts():
    """How many rows every table has."""
    with connection.cursor() as cursor:
        tables = sorted(set(connection.introspection.table_names(cursor)) - {"django_migrations"})
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in tables))
        return dict(cursor.fetchall())


def test_a_database_of_before_becomes_one_of_now_with_all_its_rows():
    planted.fill()
    now, others = applied()
    guards, rows = living(), counts()
    say(takeover.labels(takeover.BEFORE))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(OTHERWISE)
    assert living() != guards
    assert takeover.take_over()
    assert applied() == (takeover.labels(takeover.NOW), others)
    takeover.raise_guards(now - takeover.labels(takeover.NOW))  # as `migrate` does, which comes next
    assert living() == guards
    assert counts() == rows
    assert max(rows.values()) > 0


def test_it_is_done_once_and_a_new_database_needs_none():
    _now, others = applied()
    assert not takeover.take_over()
    say(takeover.labels(takeover.BEFORE))
    assert (takeover.take_over(), takeover.take_over()) == (True, False)
    assert applied() == (takeover.labels(takeover.NOW), others)  # the later ones come by themselves


@pytest.mark.parametrize("missing", ["dossiers.0021_sections_of_a_new_dossier", "cases.0001_initial"])
def test_one_that_its_own_version_did_not_finish_is_left_as_it_is(missing):
    say(takeover.labels(takeover.BEFORE) - {missing})
    guards, said = living(), applied()
    with pytest.raises(Refused, match=f"{missing} ontbreekt"):
        takeover.take_over()
    with pytest.raises(CommandError, match="niet helemaal bijgewerkt"):
        call_command("migrate", verbosity=0)
    assert (living(), applied()) == (guards, said)


def test_one_with_more_than_its_version_had_is_left_as_it_is():
    say([*takeover.labels(takeover.BEFORE), "cases.0025_of_somebody_else"])
    said = applied()
    with pytest.raises(Refused, match=r"cases\.0025_of_somebody_else hoort daar niet bij"):
        takeover.take_over()
    assert applied() == said


def test_who_only_looks_at_the_plan_takes_nothing_over():
    say(takeover.labels(takeover.BEFORE))
    said = applied()
    call_command("migrate", plan=True, verbosity=0)
    assert applied() == said


def test_a_backup_of_before_is_put_back_when_its_version_was_whole():
    before = sorted(takeover.labels(takeover.BEFORE))
    assert why_not_of_version(before) == ""
    assert "ontbreekt" in why_not_of_version(before[:-1])
    assert "nieuwere versie" in why_not_of_version([*before, "dossiers.9999_later"])


def test_what_is_taken_over_are_the_first_migrations_that_there_are_now():
    """Later ones come after it, by themselves."""
    there = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    assert takeover.labels(takeover.NOW) <= there
    for app, names in takeover.NOW.items():
        first = sorted(label for label in there if label.startswith(f"{app}."))[: len(names)]
        assert [f"{app}.{name}" for name in names] == first
