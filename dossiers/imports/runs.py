"""One import from begin to end: read, try, write. All of it goes in, or none."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from dossiers.access import wall
from dossiers.imports import contradictions, journal_lines, merging, staging
from dossiers.imports.staging import ask, run
from dossiers.imports.tables import tenants
from dossiers.imports.vera import entities, resolving
from dossiers.journal import actions as journal
from dossiers.models import ImportRun
from dossiers.verbs import Verb

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from dossiers.actors import Actor

Reader = entities.Reader | tenants.Reader
MOST_CHANGES_KEPT = 1_000  # of a trial: enough to see whether it is right
MOST_TOLD = 1_000  # refusals, on a terminal


@dataclass
class Result:
    """What an import did or would do: counts, and which lines were refused: number, field and reason."""

    counts: dict[str, Any]
    refusals: list[tuple[int, str, str]] = field(default_factory=list)
    run: str | None = None


def nobody(_read: int) -> None:
    """Told how many lines were read, and lets it go."""


def perform(
    file: BinaryIO,
    kind: str,
    *,
    dry_run: bool,
    by: Actor | None = None,
    run_row: ImportRun | None = None,
    told: Callable[[int], None] = nobody,
) -> Result:
    """Take in `file`, or with `dry_run` only say what that would do. Raises Unreadable, and then nothing is written.

    What becomes of each line is kept with `run_row`; of a trial only what is refused and some of what changes.
    """
    reader: Reader = entities.Reader(file) if kind == ImportRun.Kind.VERA else tenants.Reader(file)
    extra, indexes = (entities.TABLES, entities.INDEXES) if kind == ImportRun.Kind.VERA else ({}, {})
    with staging.tables(extra):
        reader.stage(told)
        staging.settle(indexes)
        with transaction.atomic():
            _alone()
            if kind == ImportRun.Kind.VERA:
                resolving.resolve()
            else:
                contradictions.settle_tenants()
                merging.match_tenants()
            merging.compare()
            counts = _counts(reader, by_person=kind == ImportRun.Kind.TENANTS)
            if not dry_run:
                merging.write()
                journal_lines.journal_import(by)
                run(merging.STUDY)
            if run_row is not None:
                _finish(run_row, counts, dry_run=dry_run, by=by)
        refusals = ask("SELECT DISTINCT n, field, reason FROM in_refused ORDER BY n LIMIT %s", [MOST_TOLD])
    return Result(counts, [(int(n), str(name), str(why)) for n, name, why in refusals])


@journal.one_act()
@wall.as_job()
def import_file(file: BinaryIO, kind: str, *, name: str, dry_run: bool) -> Result:
    """Take in a file from the command line. A trial leaves nothing behind; for real it can be undone on the screen.

    Raises Unreadable.
    """
    if dry_run:
        return perform(file, kind, dry_run=True)
    fingerprint = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    row = ImportRun(kind=kind, state=ImportRun.State.RUNNING, file_name=name[:120], sha256=fingerprint)
    result = perform(file, kind, dry_run=False, run_row=row)
    return replace(result, run=str(row.pk))


def _counts(reader: Reader, *, by_person: bool) -> dict[str, Any]:
    """All numbers of an import. What supports another (a contact, a household) has no row of its own."""
    told, found = told_by(reader), journal_lines.counted(by_person=by_person)
    own = sum(found[name] for name in ("new", "changed", "unchanged", "refused"))
    supporting = reader.read - own - sum(told.get("skipped", {}).values())
    return {"read": reader.read, **found, "supporting": supporting, **told}


def told_by(reader: Reader) -> dict[str, Any]:
    """What a reader says of the file beside its lines."""
    if isinstance(reader, entities.Reader):
        return {"bsn": reader.citizen_numbers, "resources": reader.resources, "skipped": reader.skipped}
    head = reader.columns.head
    return {
        "bsn": reader.citizen_numbers,
        "bsn_columns": [head[at][:40] for at in reader.columns.citizen_numbers],
        "unknown_columns": reader.columns.unknown,
    }


def _alone() -> None:
    """Have other writers wait until the transaction is done; what is compared stays as it is."""
    run("SET LOCAL lock_timeout = '30s'")
    run(merging.LOCK)
    run("SET LOCAL lock_timeout = 0")
    run("SET CONSTRAINTS ALL IMMEDIATE")  # left to the end, the list of a million rows would fill the memory


def _finish(run_row: ImportRun, counts: dict[str, Any], *, dry_run: bool, by: Actor | None) -> None:
    """The import as it stands when its work is done, with its lines."""
    run_row.state = ImportRun.State.TRIED if dry_run else ImportRun.State.DONE
    run_row.counts, run_row.read, run_row.done_at = counts, counts["read"], timezone.now()
    run_row.save()
    run("DELETE FROM dossiers_importline WHERE run_id = %s", [run_row.pk])
    journal_lines.keep_lines(run_row.pk, most_changed=MOST_CHANGES_KEPT if dry_run else None, new=not dry_run)
    journal.record(Verb.IMPORT_TRIED if dry_run else Verb.IMPORTED, run_row, by=by)
