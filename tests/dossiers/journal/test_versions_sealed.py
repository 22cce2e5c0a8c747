"""A version of the register that this system did not write is found out."""

import pytest
from django.db import connection
from django.utils import timezone

from dossiers.journal import actions as journal
from dossiers.models import Activity, ActivityVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    """The first version of the fifth activity, as the migrations wrote it."""
    return ActivityVersion.objects.get(activity__number=5)


def forge(version, *, digest):
    """A version after `version` by somebody with SQL of their own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO dossiers_activityversion (activity_id, number, content, made_at, made_by_id, digest)"
            " SELECT activity_id, number + 1, content, made_at, made_by_id, %s"
            " FROM dossiers_activityversion WHERE id = %s",
            [digest, version.pk],
        )


def rewrite(statement, *values):
    """What the trigger refuses, by somebody who owns the table."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE dossiers_activityversion DISABLE TRIGGER USER")
        cursor.execute(statement, values)
        cursor.execute("ALTER TABLE dossiers_activityversion ENABLE TRIGGER USER")


def test_the_versions_of_the_house_are_whole_and_counted():
    found = journal.verify()
    assert (found.broken, found.versions) == ("", Activity.objects.count())


@pytest.mark.parametrize("forged", ["", "0" * 64, "that of the version before"])
def test_a_version_put_in_by_hand_is_named(version, forged):
    forge(version, digest=version.digest if forged.startswith("that") else forged)
    assert journal.verify().broken == "Versie 2 van verwerking 5 in het register is vervalst."


@pytest.mark.parametrize(
    ("column", "value"), [("content", '{"name": "x"}'), ("made_at", timezone.now()), ("number", 9), ("activity_id", 1)]
)
def test_a_version_that_was_altered_is_named(version, column, value):
    if column == "activity_id":
        value = Activity.objects.create(number=99, name="x", section="tenancy").pk
    rewrite(f"UPDATE dossiers_activityversion SET {column} = %s WHERE id = %s", value, version.pk)
    assert journal.verify().broken.endswith("in het register is vervalst.")


def test_who_has_another_key_forges_no_version(version, settings):
    key, settings.JOURNAL_KEY = settings.JOURNAL_KEY, "another key"
    ActivityVersion.objects.bulk_create([ActivityVersion(activity=version.activity, number=2, content={})])
    settings.JOURNAL_KEY = key
    assert "Versie 2" in journal.verify().broken
