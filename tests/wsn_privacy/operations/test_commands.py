"""The commands of the contract: what they print and how they end."""

import datetime as dt
import json
import re

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, OperationalError, connection, transaction
from django.utils import timezone

from cases.models import Case
from dossiers.journal import actions as journal
from dossiers.models import ActivityVersion, DossierUserObjectPermission, LogEntry, Seal
from dossiers.verbs import Common
from tests import cast, fresh
from tests.dossiers.journal.tampering import tamper
from tests.wsn_privacy.operations.commands import run, verified
from wsn_privacy.management.commands import workflow

# audit_verify and seal


@pytest.fixture
def lines(officer):
    """Nine lines under one seal, and two that are not sealed."""
    for _ in range(9):
        journal.record(Common.LOOKED, officer, by=officer)
    journal.seal()
    for _ in range(2):
        journal.record(Common.LOOKED, officer, by=officer)
    return list(LogEntry.objects.filter(verb="looked").order_by("id"))


def test_a_whole_journal_ends_with_0_and_its_numbers(lines):
    answer, code = verified()
    assert code == 0
    assert answer == {
        "ok": True,
        "lines": LogEntry.objects.count(),
        "seals": Seal.objects.count(),
        "unsealed": 2,
        "heads": 0,
        "versions": ActivityVersion.objects.count(),
        "broken": None,
    }
    assert run("audit_verify")[0].startswith(f"Het logboek is heel: {answer['lines']} regels, ")


@pytest.mark.parametrize("which", [0, 4, 10])
def test_an_altered_line_ends_with_1_and_is_named(lines, which):
    tamper("UPDATE dossiers_logentry SET verb = 'opened' WHERE id = %s", lines[which].pk)
    answer, code = verified()
    assert (code, answer["ok"], answer["broken"]) == (1, False, f"Regel {lines[which].pk} is gewijzigd.")
    assert run("audit_verify") == (f"Het logboek is gebroken. {answer['broken']}", 1)


def test_a_deleted_line_ends_with_1_and_its_batch_is_named(lines):
    seal = Seal.objects.order_by("number").last()
    tamper("DELETE FROM dossiers_logentry WHERE id = %s", lines[3].pk)
    answer, code = verified()
    assert code == 1
    assert answer["broken"].startswith(f"Tussen regel {seal.first} en {seal.last} ontbreekt een regel")


def copy_of(line, number):
    """Put a copy of a line in the journal under another number, its own digest and all."""
    names = [field.column for field in LogEntry._meta.concrete_fields if field.column != "id"]
    columns = ", ".join(f'"{name}"' for name in names)
    tamper("ALTER TABLE dossiers_logentry DROP CONSTRAINT line_once")
    tamper(
        f"INSERT INTO dossiers_logentry (id, {columns}) SELECT %s, {columns} FROM dossiers_logentry WHERE id = %s",
        number,
        line.pk,
    )


def test_a_line_put_in_afterwards_ends_with_1_and_its_batch_is_named(lines):
    tamper("DELETE FROM dossiers_logentry WHERE id = %s", lines[3].pk)
    journal_number = lines[3].pk
    copy_of(lines[5], journal_number)
    answer, code = verified()
    assert code == 1
    assert re.search(rf"regel \d+ tot en met {lines[8].pk} klopt niet", answer["broken"])


def test_swapped_lines_end_with_1(lines):
    away = lines[-1].pk + 1_000
    journal.record(Common.LOOKED, lines[0].actor, by=None, purpose="other")
    tamper("UPDATE dossiers_logentry SET id = %s WHERE id = %s", away, lines[1].pk)
    tamper("UPDATE dossiers_logentry SET id = %s WHERE id = %s", lines[1].pk, lines[2].pk)
    tamper("UPDATE dossiers_logentry SET id = %s WHERE id = %s", lines[2].pk, away)
    answer, code = verified()
    assert (code, answer["ok"]) == (1, False)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dossiers_logentry SET verb = 'x'",
        "DELETE FROM dossiers_logentry",
        "UPDATE dossiers_seal SET lines = 1",
        "DELETE FROM dossiers_seal",
    ],
)
def test_the_database_refuses_to_touch_what_was_written(lines, statement):
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("table", fresh.GROWING)
def test_the_database_refuses_to_empty_the_journal(db, table):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        with pytest.raises(DatabaseError, match="only grows"):
            cursor.execute(f"TRUNCATE {table} CASCADE")
        transaction.set_rollback(True)


def test_seal_says_how_many_lines_it_sealed(lines):
    assert run("seal") == ("2 regels verzegeld.", 0)
    assert run("seal") == ("0 regels verzegeld.", 0)
    assert verified()[0]["unsealed"] == 0


def test_seal_says_so_when_somebody_is_writing(monkeypatch):
    def busy():
        raise OperationalError

    monkeypatch.setattr(journal, "seal", busy)
    with pytest.raises(CommandError, match="Er wordt nu in het logboek geschreven"):
        call_command("seal")


# sweep


def test_a_sweep_counts_and_mends(officer, dossier):
    case = cast.make_case(received_at=cast.days_ago(40))
    Case.objects.filter(pk=case.pk).update(due_on=dt.date(2030, 1, 1))
    dry = json.loads(run("sweep", "--dry-run", "--json")[0])
    assert (dry["dry_run"], dry["due_dates_mended"], dry["cases_late"]) == (True, [case.reference], 0)
    done = json.loads(run("sweep", "--json")[0])
    assert (done["dry_run"], done["due_dates_mended"]) == (False, [case.reference])
    again = json.loads(run("sweep", "--dry-run", "--json")[0])
    assert (again["due_dates_mended"], again["cases_late"]) == ([], 1)


def test_a_dry_run_changes_nothing(officer):
    cast.make_case(received_at=cast.days_ago(40))
    Case.objects.update(due_on=dt.date(2030, 1, 1))
    before = cast.rows()
    run("sweep", "--dry-run")
    assert cast.rows() == before


def test_a_grant_that_has_ended_goes_at_its_moment(officer, dossier):
    from django.contrib.auth.models import Permission

    until = timezone.now() + dt.timedelta(minutes=3)  # a sweep further ahead of the clock is refused
    view = Permission.objects.get(codename="view_dossier")
    DossierUserObjectPermission.objects.create(user=officer, permission=view, content_object=dossier, until=until)
    assert json.loads(run("sweep", "--json")[0])["grants_ended"] == 0
    later = (until + dt.timedelta(minutes=1)).isoformat()
    assert json.loads(run("sweep", "--now", later, "--json")[0])["grants_ended"] == 1


def test_a_moment_without_a_zone_is_in_amsterdam(db):
    answer = json.loads(run("sweep", "--now", "2026-11-25T08:00", "--dry-run", "--json")[0])
    assert answer["now"] == "2026-11-25T08:00:00+01:00"
    assert run("sweep", "--now", "2026-11-25", "--dry-run")[0].startswith("Alleen geteld op 2026-11-25T00:00:00+01:00")


def test_without_json_a_sweep_names_what_it_mended(officer):
    case = cast.make_case()
    Case.objects.update(due_on=dt.date(2030, 1, 1))
    text, code = run("sweep")
    assert code == 0
    assert text.startswith("Gedaan op ")
    assert f"termijnen hersteld: {case.reference}" in text


@pytest.mark.parametrize("text", ["gisteren", "2026-02-31T00:00", "2026-13-01", "0001-01-01T00:00", "9999-12-31", "25"])
def test_a_moment_that_does_not_exist_is_one_sentence(text):
    with pytest.raises(CommandError) as refusal:
        call_command("sweep", "--now", text)
    assert str(refusal.value) == f"“{text}” is geen moment dat bestaat. Geef het zo: 2026-11-25T08:00."
    assert refusal.value.returncode == 2


# workflow


def test_the_document_of_the_workflow_is_fresh():
    assert run("workflow", "--check") == ("", 0)


def test_a_stale_document_ends_with_1_and_writing_mends_it(tmp_path, settings, monkeypatch):
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError) as refusal:
        call_command("workflow", "--check")
    assert refusal.value.returncode == 1
    run("workflow")
    assert run("workflow", "--check") == ("", 0)
    monkeypatch.setattr(workflow, "as_markdown", lambda: "another table")
    with pytest.raises(CommandError, match="verouderd"):
        call_command("workflow", "--check")
