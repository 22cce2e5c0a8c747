"""Many rows at once, by the quickest way the database has (COPY), with the line in the journal that each deserves."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from dossiers.access import wall
from dossiers.journal import actions as journal
from dossiers.models import LogEntry
from dossiers.text.keys import ALPHABET
from wsn_privacy.verbs import Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import Model

ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
STRIDE = 405_492_061_927  # shares no factor with 30, so no number comes by twice


def copy(rows: Sequence[Model]) -> None:
    """Write new rows of one model. Nothing else is written: give the lines for them to `witness`."""
    if not rows:
        return
    fields = [field for field in rows[0]._meta.concrete_fields if not field.get_internal_type().endswith("AutoField")]
    text = io.StringIO()
    for row in rows:
        text.write("\t".join([_cell(field.pre_save(row, True)) for field in fields]))
        text.write("\n")
    text.seek(0)
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    _pour(text, rows[0]._meta.db_table, columns)


def _pour(text: io.StringIO, table: str, columns: str) -> None:
    """COPY `text` into a table; behind the second wall that is refused, and it goes by a table of the moment."""
    with connection.cursor() as cursor:
        if table not in wall.tables():
            cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", text)
            return
        cursor.execute(f"CREATE TEMPORARY TABLE poured AS SELECT {columns} FROM {table} WITH NO DATA")  # noqa: S608
        cursor.copy_expert("COPY poured FROM STDIN", text)
        cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM poured")  # noqa: S608
        cursor.execute("DROP TABLE poured")


def _cell(value: Any) -> str:
    """A value as COPY reads it."""
    if value is None:
        return "\\N"
    if isinstance(value, list):
        return "{" + ",".join(value) + "}"
    return str(value).translate(ESCAPES)


def witness(rows: Sequence[Model]) -> None:
    """One line in the journal for each row: loaded, by the command and not by a person."""
    if not rows:
        return
    kind, now = ContentType.objects.get_for_model(rows[0]), timezone.now()
    copy(
        [
            LogEntry(
                content_type=kind,
                object_pk=str(row.pk),
                object_repr=str(row),
                action=journal.ACT,
                verb=Verb.LOADED,
                timestamp=now,
                subject_id=getattr(row, "subject_id", None),
            )
            for row in rows
        ]
    )


def reference(prefix: str, number: int, length: int = 8) -> str:
    """A reference that looks drawn at random and is the same at every loading; two numbers never share one."""
    rest = (number * STRIDE + STRIDE // 3) % len(ALPHABET) ** length
    letters = []
    for _ in range(length):
        rest, letter = divmod(rest, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return f"{prefix}-{''.join(letters)}"
