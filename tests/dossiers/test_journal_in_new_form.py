"""A journal that was written before the form of its digests changed: met as it was, then made anew, or left alone."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from dossiers import chain
from dossiers.journal import actions as journal
from dossiers.models import LogEntry, Seal
from dossiers.verbs import Common

renewing = import_module("dossiers.migrations.0011_journal_in_new_form")
pytestmark = pytest.mark.django_db


@pytest.fixture
def old(officer, tenant):
    """Five lines, three of them under a seal, in the form of before."""
    for _time in range(5):
        journal.record(Common.LOOKED, tenant, by=officer, details={"pages": 3, "of": "é"})
    numbers = list(LogEntry.objects.order_by("id").values_list("id", flat=True))
    with connection.cursor() as cursor:
        unlock(cursor)
        batch = []
        for number in numbers:
            (values,) = LogEntry.objects.filter(id=number).values_list(*chain.SEALED_FIELDS)
            digest = renewing._old_digest(values)
            cursor.execute("UPDATE dossiers_logentry SET digest = %s WHERE id = %s", [digest, number])
            batch.append((number, digest))
        cursor.execute("ALTER TABLE dossiers_logentry ENABLE TRIGGER logentry_only_grows")
    under = batch[:-2]
    seal = Seal(number=1, first=under[0][0], last=under[-1][0], lines=len(under), sealed_at=officer.date_joined)
    stamp = (seal.number, seal.first, seal.last, seal.lines, seal.sealed_at)
    seal.digest = renewing._old_seal(chain.START, stamp, under)
    seal.save(force_insert=True)
    return numbers


def unlock(cursor):
    """As somebody who owns the database can."""
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute("ALTER TABLE dossiers_logentry DISABLE TRIGGER logentry_only_grows")


def renew():
    with connection.schema_editor() as editor:
        renewing.renew(apps, editor)


def test_what_was_whole_is_whole_afterwards(old):
    assert journal.verify().broken
    renew()
    found = journal.verify()
    assert (found.broken, found.lines, found.seals, found.unsealed) == ("", len(old), 1, 2)


def test_a_second_time_changes_nothing(old):
    renew()
    before = list(LogEntry.objects.order_by("id").values_list("digest", flat=True))
    renew()
    assert list(LogEntry.objects.order_by("id").values_list("digest", flat=True)) == before


def test_what_was_broken_is_not_covered_up(old):
    with connection.cursor() as cursor:
        unlock(cursor)
        cursor.execute("UPDATE dossiers_logentry SET verb = 'created' WHERE id = %s", [old[1]])
    with pytest.raises(RuntimeError, match=f"bij regel {old[1]}"):
        renew()
    assert journal.verify().broken


def test_a_line_that_went_missing_is_not_covered_up(old):
    with connection.cursor() as cursor:
        unlock(cursor)
        cursor.execute("DELETE FROM dossiers_logentry WHERE id = %s", [old[1]])
    with pytest.raises(RuntimeError, match="bij zegel 1"):
        renew()
