"""The living database holds to what stands in `sql/` and on the models: all of it, and nothing else."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations import RunSQL
from django.db.migrations.loader import MigrationLoader

from cases.models.case import TAKES_IN
from dossiers.access import wall
from dossiers.functions import Function
from tests.cast import make_user
from tests.catalog import CATALOG, living
from wsn_privacy.disposal.vacuum import OURS
from wsn_privacy.operations import takeover

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
FILES = sorted(ROOT.glob("*/sql/*.sql"))
BY_COMMAND = {"grants.sql"}  # run by `migrate` itself, for the account that is set
# Every policy, wall, trigger and function goes, but the one on which indexes rest.
DOWN = """
DO $$
DECLARE
    old record;
BEGIN
    FOR old IN SELECT tablename, policyname FROM pg_policies LOOP
        EXECUTE format('DROP POLICY %I ON %I', old.policyname, old.tablename);
    END LOOP;
    FOR old IN SELECT oid::regclass AS tablename FROM pg_class WHERE relrowsecurity LOOP
        EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY', old.tablename);
    END LOOP;
    FOR old IN SELECT tgrelid::regclass AS tablename, tgname FROM pg_trigger WHERE NOT tgisinternal LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', old.tgname, old.tablename);
    END LOOP;
    EXECUTE (
        SELECT 'DROP FUNCTION ' || string_agg(p.oid::regprocedure::text, ', ') FROM pg_proc p
        WHERE proname <> 'search_words' AND pronamespace = 'public'::regnamespace
            AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
    );
END $$;
"""


def on_disk():
    """Our migrations, as `app.name`."""
    return {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations if app in OURS}


def test_the_living_database_is_what_the_files_and_the_models_say():
    before = living()
    with connection.cursor() as cursor:
        cursor.execute(DOWN)
        bare = living()
        assert (bare["policies"], bare["triggers"], set(bare["functions"])) == ({}, {}, {"search_words"})
        assert set(bare["walls"].values()) == {"(f,f)"}
    takeover.raise_guards(on_disk())
    after = living()
    for kind, found in before.items():
        assert after[kind] == found, kind
    assert {kind: len(found) > 0 for kind, found in after.items()} == dict.fromkeys(CATALOG, True)


def test_what_the_files_say_can_be_said_again():
    before = living()
    takeover.raise_guards(on_disk())
    takeover.raise_guards(on_disk())
    assert living() == before


def test_every_file_is_run_once_and_by_a_migration_of_its_app():
    ran = [
        (app, str(operation.sql))
        for (app, _name), migration in MigrationLoader(None).disk_migrations.items()
        for operation in migration.operations
        if isinstance(operation, RunSQL) and app in OURS
    ]
    stand = [(path.parts[-3], path.read_text()) for path in FILES if path.name not in BY_COMMAND]
    assert sorted(ran) == sorted(stand)


def test_each_function_and_policy_is_written_once():
    text = "\n".join(path.read_text() for path in FILES)
    functions = re.findall(r"^CREATE OR REPLACE FUNCTION (\w+)\(", text, re.MULTILINE)
    policies = re.findall(r"^CREATE POLICY (\w+) ON (\w+)", text, re.MULTILINE)
    found = living()
    assert sorted(functions) == sorted(found["functions"])
    assert sorted(f"{table} {name}" for name, table in policies) == sorted(found["policies"])


def test_what_only_grows_stands_on_its_model():
    """No file of SQL speaks of it, and each such trigger calls one of the two functions."""
    declared = {
        f"{model._meta.db_table} {trigger.get_pgid(model)}"
        for model in apps.get_models()
        for trigger in getattr(model._meta, "triggers", ())
    }
    growing = {
        name
        for name, said in living()["triggers"].items()
        if re.search(r"FUNCTION (append_only|goes_by_destruction)\(\)$", said)
    }
    assert declared == growing
    assert len(declared) >= 31


@pytest.mark.parametrize("function", Function)
def test_who_takes_requests_in_is_the_same_in_both_languages(function):
    user = make_user(function)
    with wall.seen_by(user), connection.cursor() as cursor:
        cursor.execute("SELECT wall_registrar()")
        (registrar,) = cursor.fetchone()
    assert (registrar == user.pk) == (function in TAKES_IN)
