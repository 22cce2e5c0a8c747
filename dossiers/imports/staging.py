"""Where an import waits before it is written: temporary tables of this connection, filled by COPY in batches."""

from __future__ import annotations

import io
import re
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import connection

from dossiers.text.keys import ALPHABET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BATCH = 5_000
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
UNSAFE = re.compile(r"[\\\t\n\r]")
LETTERS = bytes.maketrans(bytes(range(240)), ALPHABET.encode() * 8)  # 240 is 8 x 30: every letter is as likely

# n: the line of the file. found: the row that is there already. diff: what changes, as {field: [old, new]}.
HEAD = "n int NOT NULL, id uuid NOT NULL, key text NOT NULL, found uuid, diff jsonb NOT NULL DEFAULT '{}', vera_id text"
TABLES = {
    "in_complex": f"{HEAD}, code text, name text",
    "in_unit": f"{HEAD}, code text, complex_key text, complex_id uuid, street text, number text, postcode text,"
    " city text, address_key text",
    "in_person": f"{HEAD}, reference text, kind text, client_number text, given_name text, prefix text,"
    " family_name text, name_key text, born_on date, email text, phone text, address text",
    "in_dossier": f"{HEAD}, reference text, person_key text, person_id uuid, unit_key text, unit_id uuid,"
    " complex_key text, complex_id uuid, started_on date, ended_on date, sort_key text",
    "in_tie": f"{HEAD}, person_key text, other_key text, person_id uuid, other_id uuid, kind text, scope text,"
    " evidence text, since date, until date",
    "in_refused": "n int NOT NULL, field text NOT NULL, reason text NOT NULL, cells jsonb",
}
INDEXES = {
    "in_complex": ("key",),
    "in_unit": ("key", "n"),
    "in_person": ("key", "n"),
    "in_dossier": ("person_key", "key", "n"),
    "in_tie": ("person_key",),
    "in_refused": ("n",),
}


@contextmanager
def tables(extra: dict[str, str] | None = None) -> Iterator[None]:
    """The waiting tables for as long as the block lasts; only this connection sees them."""
    made = TABLES | (extra or {})
    drop = "DROP TABLE IF EXISTS " + ", ".join(made)
    run(drop)
    for name, columns in made.items():
        run("CREATE TEMPORARY TABLE {name} ({columns})", name=name, columns=columns)
    try:
        yield
    finally:
        if not connection.needs_rollback:
            run(drop)


def settle(extra: dict[str, tuple[str, ...]] | None = None) -> None:
    """Once all is in: indexes on what is looked for, and numbers for the planner."""
    for name, columns in (INDEXES | (extra or {})).items():
        for column in columns:
            run("CREATE INDEX ON {name} ({column})", name=name, column=column)
        run("ANALYZE {name}", name=name)


class Sink:
    """Rows on their way to one waiting table."""

    def __init__(self, table: str, *columns: str) -> None:
        self.into = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
        self.rows: list[str] = []

    def put(self, *values: Any) -> None:
        """One more row; every so many go out."""
        self.rows.append(row_text(values))
        if len(self.rows) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Send what waits."""
        if self.rows:
            copy(self.into, self.rows)
            self.rows = []


def row_text(values: Sequence[Any]) -> str:
    """One row as COPY reads it."""
    texts = ["" if value is None else str(value) for value in values]
    if UNSAFE.search("".join(texts)):
        texts = [text.translate(ESCAPES) for text in texts]
    return "\t".join(["\\N" if value is None else text for value, text in zip(values, texts, strict=True)])


def copy(into: str, rows: Sequence[str]) -> None:
    """Send rows to the database by COPY."""
    with connection.cursor() as cursor:
        cursor.copy_expert(into, io.StringIO("\n".join(rows) + "\n"))


def run(sql: str, params: Sequence[Any] | None = None, **names: str) -> int:
    """Do one statement; `names` are tables, columns and conditions of our own. Returns how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql.format(**names) if names else sql, params)
        return int(cursor.rowcount)


def ask(sql: str, params: Sequence[Any] | None = None, **names: str) -> list[tuple[Any, ...]]:
    """The rows of a question whose answer is small."""
    with connection.cursor() as cursor:
        cursor.execute(sql.format(**names) if names else sql, params)
        return list(cursor.fetchall())


def stream(sql: str, params: Sequence[Any] | None = None, **names: str) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a question whose answer may be large, in batches. Inside a transaction."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql.format(**names) if names else sql, params)
        while rows := cursor.fetchmany(BATCH):
            yield rows


def reference(prefix: str, length: int = 10) -> str:
    """A reference as `dossiers.text.keys` makes them, made quicker: a million are wanted at once."""
    drawn = b""
    while len(drawn) < length:
        drawn += bytes(each for each in secrets.token_bytes(length + 6) if each < 240)
    return f"{prefix}-{drawn[:length].translate(LETTERS).decode()}"
