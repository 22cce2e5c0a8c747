"""Writing in the ledger: what was erased, in a file outside the database that only grows, without personal data.

A copy of the database brings back who was erased after it was made. The ledger tells, and whatever way the copy was put
back: it names lines that the copy does not know, and then nothing is served until they are replayed. Every line is
chained to the one before with a keyed digest, so that a changed or cut ledger is seen (AVG art. 5(1)(e), 17 and 32).
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.utils import timezone

from dossiers import chain
from retention.ledger.file import BATCH, Line, append, mend_torn_end, place, tail
from retention.ledger.rules import NotReplayed, ahead
from retention.models import ErasureLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model

NOTED = """
INSERT INTO retention_erasureline (kind, article, at, mac, reference)
SELECT %s, %s, %s, '', unnest(%s::text[]) ON CONFLICT DO NOTHING"""
# One statement for a batch: a bulk_update of as many takes a hundred times as long to put together.
NUMBERED = """
UPDATE retention_erasureline l SET number = w.number, mac = w.mac
FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) w (id, number, mac) WHERE l.id = w.id"""


def note(rows: Iterable[Model], article: str) -> None:
    """Have it in the ledger, once this transaction is done, that `rows` were erased on the ground `article`.

    A row is known by its model and its `reference`. What the ledger names already is not named again.
    """
    known = [(row._meta.label_lower, row.reference) for row in rows]  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        for kind in {kind for kind, _reference in known}:
            references = [reference for of, reference in known if of == kind]
            cursor.execute(NOTED, [kind, article, timezone.now(), references])
    transaction.on_commit(write, robust=True)


def write() -> int:
    """Write every line that waits to the ledger. Returns how many. Beat does it again for whoever was killed.

    The file is written before the rows say so: rows that say more than the file mean that the file was cut.
    Raises Broken, NotReplayed or OSError.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        # Nobody waits for the disk here: numbers that are lost with the power come back from the file.
        cursor.execute("SET LOCAL synchronous_commit = off")
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('retention.ledger'))")
        waiting = ErasureLine.objects.filter(number__isnull=True).order_by("pk")
        if not waiting.exists():
            return 0
        mend_torn_end()
        for line in ahead():
            if not enter(line, only_noted=True):
                raise NotReplayed
        rows: list[Any] = [*waiting.values_list("pk", "kind", "reference", "article", "at", named=True)]
        for start in range(0, len(rows), BATCH):
            _append(rows[start : start + BATCH])
    return len(rows)


def _append(rows: list[Any]) -> None:
    """Add a line per row to the file, and the number of its line to each row."""
    last, text, numbered = tail(), "", []
    for row in rows:
        bare = Line(
            number=last.number + 1 if last else 1,
            kind=row.kind,
            reference=row.reference,
            article=row.article,
            at=row.at.isoformat(timespec="seconds"),
            previous=last.mac if last else chain.START,
        )
        last = replace(bare, mac=bare.expected)
        numbered.append((row.pk, last.number, last.mac))
        text += json.dumps(vars(last)) + "\n"
    append(place(), text)
    with connection.cursor() as cursor:
        cursor.execute(NUMBERED, [list(column) for column in zip(*numbered, strict=True)])


def enter(line: Line, *, only_noted: bool = False) -> bool:
    """Have the database know a line of the ledger; with `only_noted` no other than one that waits to be written."""
    known = {"number": line.number, "mac": line.mac}
    noted = ErasureLine.objects.filter(kind=line.kind, reference=line.reference, number__isnull=True)
    if noted.update(**known):
        return True
    if only_noted:
        return False
    ErasureLine.objects.create(kind=line.kind, reference=line.reference, article=line.article, at=line.moment, **known)
    return True


def rebuild() -> int:
    """Write a ledger that is lost anew, as far as the database knows it. Returns the number of lines.

    Raises FileExistsError when there is a ledger: what is broken is looked at by a person, and put aside first.
    """
    previous, count = chain.START, 0
    place().parent.mkdir(parents=True, exist_ok=True)
    with transaction.atomic(), place().open("x", encoding="utf-8") as file:
        for row in ErasureLine.objects.filter(number__isnull=False).order_by("number").iterator(chunk_size=BATCH):
            at = row.at.isoformat(timespec="seconds")
            line = Line(count + 1, row.kind, row.reference, row.article, at, previous)
            previous, count = line.expected, count + 1
            file.write(json.dumps(vars(replace(line, mac=previous))) + "\n")
            ErasureLine.objects.filter(pk=row.pk).update(number=count, mac=previous)
    return count
