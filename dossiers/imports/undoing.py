"""Taking an import back: what it changed gets its old value, what it added goes when nothing hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from dossiers.imports import merging
from dossiers.imports.journal_lines import CALLED, DELETE, UPDATE
from dossiers.imports.merging import KEYED, TARGETS, Target
from dossiers.imports.staging import ask, run, stream
from dossiers.journal import actions as journal
from dossiers.models import ImportRun
from dossiers.verbs import Verb

if TYPE_CHECKING:
    from django.db.models import Model

    from dossiers.actors import Actor

LINES = "dossiers_importline l WHERE l.run_id = %s AND l.model = %s AND l.outcome = "
CHANGED = """SELECT l.row_id FROM dossiers_importline l
WHERE l.run_id = %s AND l.model = %s AND l.outcome = 'changed' AND l.before ?| %s"""
MOVED = "(l.before ? '{name}' AND to_jsonb(t.{name}) IS DISTINCT FROM l.before->'{name}'->1)"
BACK = """{name} = CASE WHEN l.before ? '{name}' AND to_jsonb(t.{name}) = l.before->'{name}'->1
THEN (l.before->'{name}'->>0)::{kind} ELSE t.{name} END"""


@transaction.atomic
def undo(row: ImportRun, *, by: Actor | None) -> dict[str, int]:
    """Take the import back. Returns how many rows were put back, removed, and how many of either stayed.

    A value that somebody changed since stays; so does a new row on which something hangs by now.
    """
    run(merging.LOCK)
    run(merging.STUDY)
    told = {"put_back": 0, "removed": 0, "stayed": 0}
    for target in reversed(TARGETS):
        _put_back(target, row, by, told)
        _remove(target, row, by, told)
    row.state, row.undone_at = ImportRun.State.UNDONE, timezone.now()
    row.counts = {**row.counts, "undone": told}
    row.save(update_fields=("state", "undone_at", "counts"))
    run("UPDATE dossiers_importline SET before = NULL WHERE run_id = %s", [row.pk])
    journal.record(Verb.IMPORT_UNDONE, row, by=by)
    return told


def _put_back(target: Target, row: ImportRun, by: Actor | None, told: dict[str, int]) -> None:
    """Give the rows that were changed their old values."""
    called, subject = CALLED[target.model]
    names = {
        "table": target.table,
        "lines": f"{LINES}'changed'",
        "same": target.same("row_id").replace("s.", "l."),
        "moved": " OR ".join(MOVED.format(name=name) for name in target.compared),
        "sets": ", ".join(BACK.format(name=name, kind=target.kind(name)) for name in target.compared),
        "called": called,
        "subject": subject,
    }
    which = [row.pk, target.name]
    ((moved,),) = ask("SELECT count(*) FROM {table} t, {lines} AND {same} AND ({moved})", which, **names)
    told["stayed"] += moved
    told["put_back"] += run("UPDATE {table} t SET {sets} FROM {lines} AND {same}", which, **names) - moved
    if target.model in KEYED:
        merging.rekey(target.model, CHANGED, *which)
    for rows in stream("SELECT t.id, {called}, {subject} FROM {table} t, {lines} AND {same}", which, **names):
        touched = [journal.Touched(*each) for each in rows]
        journal.record_many(Verb.IMPORT_UNDONE, target.model, touched, action=UPDATE, by=by)


def _remove(target: Target, row: ImportRun, by: Actor | None, told: dict[str, int]) -> None:
    """Remove the rows that were added, where nothing refers to them."""
    called, subject = CALLED[target.model]
    free = " AND ".join(["true", *(FREE.format(table=table, column=column) for table, column in hanging(target.model))])
    names = {
        "table": target.table,
        "lines": f"{LINES}'new'",
        "same": target.same("row_id").replace("s.", "l."),
        "free": free,
        "called": called,
        "subject": subject,
    }
    run("CREATE TEMPORARY TABLE in_gone (pk text, called text, subject uuid)")
    run(
        """WITH gone AS (DELETE FROM {table} t USING {lines} AND {same} AND {free}
            RETURNING t.id::text, {called} AS called, {subject} AS subject)
        INSERT INTO in_gone SELECT * FROM gone""",
        [row.pk, target.name],
        **names,
    )
    for rows in stream("SELECT pk, called, subject FROM in_gone"):
        told["removed"] += len(rows)
        touched = [journal.Touched(*each) for each in rows]
        journal.record_many(Verb.IMPORT_UNDONE, target.model, touched, action=DELETE, by=by)
    run("DROP TABLE in_gone")
    ((left,),) = ask("SELECT count(*) FROM {table} t, {lines} AND {same}", [row.pk, target.name], **names)
    told["stayed"] += left


FREE = "NOT EXISTS (SELECT 1 FROM {table} h WHERE h.{column} = t.id)"


def hanging(model: type[Model]) -> list[tuple[str, str]]:
    """Every table and column that refers to rows of `model`, in whichever app."""
    relations: list[Any] = [
        each for each in model._meta.get_fields(include_hidden=True) if each.auto_created and not each.concrete
    ]
    return [
        (str(each.related_model._meta.db_table), str(each.field.column))
        for each in relations
        if each.one_to_many or each.one_to_one
    ]
