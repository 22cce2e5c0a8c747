"""The lines that an import leaves: in the journal, one for each row it touched, and in the import itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dossiers.imports.merging import TARGETS, Target
from dossiers.imports.staging import ask, run, stream
from dossiers.journal import actions as journal
from dossiers.models import Complex, Dossier, Person, Tie, Unit
from dossiers.verbs import Common, Verb

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from dossiers.actors import Actor

CREATE, UPDATE, DELETE = range(3)  # as django-auditlog numbers them
# What a row is called in the journal, and whose it is; from the waiting table s and the written table t.
CALLED = {
    Complex: ("t.code", "NULL::uuid"),
    Unit: ("t.code", "NULL::uuid"),
    Person: ("t.reference", "t.id"),
    Dossier: ("t.reference", "t.person_id"),
    Tie: ("'relatie ' || t.id", "t.person_id"),
}


def journal_import(by: Actor | None) -> None:
    """A line for every row that the import added or changed."""
    for target in TARGETS:
        for verb, action, chosen in (
            (Verb.IMPORTED, CREATE, f"s.found IS NULL AND {target.same('id')}"),
            (Common.CHANGED, UPDATE, f"s.diff <> '{{}}' AND {target.same('found')}"),
        ):
            for batch in _written(target, chosen):
                journal.record_many(verb, target.model, batch, action=action, by=by)


def _written(target: Target, chosen: str) -> Iterator[list[journal.Touched]]:
    """The rows of a model that were written, in batches."""
    called, subject = CALLED[target.model]
    names = {"called": called, "subject": subject, "stage": target.stage, "table": target.table, "chosen": chosen}
    for rows in stream(WRITTEN, **names):
        yield [journal.Touched(pk, name, whose, _loaded(diff)) for pk, name, whose, diff in rows]


# Keys as text: nothing is made of them but text again.
WRITTEN = """SELECT t.id::text, {called}, {subject}::text, nullif(s.diff, '{{}}')
FROM {stage} s JOIN {table} t ON {chosen}"""


def _loaded(diff: Any) -> dict[str, list[Any]] | None:
    """A jsonb value as psycopg2 gives it, text or loaded."""
    return json.loads(diff) if isinstance(diff, str) else diff


def keep_lines(run_id: UUID, *, most_changed: int | None = None, new: bool = True) -> None:
    """Keep what became of each line with the import: what stood there before, and what was refused and why."""
    for target in TARGETS:
        if new:
            run(f"{INTO_LINES} {NEW}", [run_id, target.name], stage=target.stage)
        run(f"{INTO_LINES} {CHANGED}", [run_id, target.name, most_changed], stage=target.stage)
    run(f"{INTO_LINES} {REFUSED}", [run_id])


INTO_LINES = "INSERT INTO dossiers_importline (run_id, number, outcome, model, row_id, before, field, reason)"
NEW = "SELECT %s, n, 'new', %s, id, NULL, '', '' FROM {stage} WHERE found IS NULL ORDER BY n"
CHANGED = "SELECT %s, n, 'changed', %s, found, diff, '', '' FROM {stage} WHERE diff <> '{{}}' ORDER BY n LIMIT %s"
REFUSED = "SELECT %s, n, 'refused', '', NULL, cells, left(field, 40), left(reason, 200) FROM in_refused ORDER BY n"


def counted(*, by_person: bool) -> dict[str, Any]:
    """How many lines are new, changed, the same and refused; and per model how many rows are new and changed.

    With `by_person` a line is new when its person is; otherwise when anything that it brought is.
    """
    rows = {}
    for target in TARGETS:
        ((new, changed),) = ask(ROWS, stage=target.stage)
        rows[target.name] = {"new": new, "changed": changed}
    fresh = {target: "true" if target.model is Person or not by_person else "false" for target in TARGETS}
    lines = " UNION ALL ".join(LINES.format(fresh=fresh[target], stage=target.stage) for target in TARGETS)
    ((new, changed, same),) = ask(COUNTS, lines=lines)
    ((refused,),) = ask("SELECT count(DISTINCT n) FROM in_refused")
    return {"new": new, "changed": changed, "unchanged": same, "refused": refused, "rows": rows}


ROWS = "SELECT count(*) FILTER (WHERE found IS NULL), count(*) FILTER (WHERE diff <> '{{}}') FROM {stage}"
LINES = "SELECT n, found IS NULL AND {fresh} AS fresh, found IS NULL OR diff <> '{{}}' AS touched FROM {stage}"
COUNTS = """SELECT count(*) FILTER (WHERE fresh), count(*) FILTER (WHERE touched AND NOT fresh),
count(*) FILTER (WHERE NOT touched)
FROM (SELECT bool_or(fresh) AS fresh, bool_or(touched) AS touched FROM ({lines}) l GROUP BY n) x"""
