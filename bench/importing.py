"""An import of many tenants: beside plain COPY of the rows and journal lines that it writes, and its memory."""

from __future__ import annotations

import io
import tempfile
import time
from random import Random
from typing import TYPE_CHECKING

from bench.apart import Done, apart
from bench.measuring import Row, Unmeasured
from demo.town.names import name

if TYPE_CHECKING:
    from bench.raw import Raw

SHARE = 0.3  # of the rate of plain COPY
MOST_MB = 300
FLAT = 1.25  # times the memory of an import a tenth as large
HOMES = 100  # in each complex
HEAD = "Klantnummer;Voornaam;Tussenvoegsel;Achternaam;Geboortedatum;Straat;Huisnummer;Postcode;Plaats;Complex;\
Eenheid;E-mail;Telefoon;Contract van"
# What an import writes, in the order in which one refers to the other, and how its rows are told from others.
WRITTEN = {
    "dossiers_complex": "code LIKE 'BENCH%'",
    "dossiers_unit": "code LIKE 'BENCH%'",
    "dossiers_person": "client_number LIKE 'BENCH%'",
    "dossiers_dossier": "person_id IN (SELECT id FROM dossiers_person WHERE client_number LIKE 'BENCH%')",
    "dossiers_logentry": "verb = 'imported'",
}
REFERS = (
    ("dossiers_unit", "complex_id", "dossiers_complex"),
    ("dossiers_dossier", "person_id", "dossiers_person"),
    ("dossiers_dossier", "unit_id", "dossiers_unit"),
    ("dossiers_dossier", "complex_id", "dossiers_complex"),
)


def rows(asking: Raw, size: int) -> list[Row]:
    """An import of a tenth of `size` for its memory, and one of `size`; both into a small association."""
    few = _taken_in("0", size // 10)
    before = _lines(asking)
    many = _taken_in("1", size)
    bare = _plain_copy(asking, before)
    ratio = bare / many.took
    flat = few.peak * FLAT
    return [
        Row(
            "import",
            n=size,
            median_ms=round(many.took * 1000),
            raw_median_ms=round(bare * 1000),
            ratio=round(ratio, 2),
            target=f">= {SHARE}x tempo",
            ok=ratio >= SHARE,
            note=f"{size / many.took:.0f} huurders/s tegen {size / bare:.0f} met COPY",
        ),
        Row(
            "import_memory",
            n=size,
            value=f"{many.peak:.0f} MB",
            target=f"< {MOST_MB} MB, vlak",
            ok=0 < many.peak < MOST_MB and many.peak <= flat,
            note=f"{few.peak:.0f} MB voor {size // 10}",
        ),
    ]


def _taken_in(series: str, size: int) -> Done:
    """An import of a list of this many tenants who are not there yet."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
        file.write(HEAD + "\n")
        for number in range(size):
            file.write(_line(series, number))
        file.flush()
        done = apart("take_in", file.name)
    if done.answer["new"] != size:
        raise Unmeasured(f"import: {done.answer['new']} van {size} huurders opgenomen")
    return done


def _line(series: str, number: int) -> str:
    """One tenant with a home; the same number gives the same line."""
    draw = Random(number)  # noqa: S311, made-up people, not secrets
    who, place = name(draw), f"BENCH{series}{number // HOMES}"
    cells = [
        f"BENCH{series}-{number}",
        *(who.given, who.prefix, who.family),
        f"{draw.randrange(1, 29):02d}-{draw.randrange(1, 13):02d}-{draw.randrange(1940, 2004)}",
        *("Hoepelrolweg", str(number % HOMES + 1), "9999 XA", "Voorbeeldstad"),
        *(place, f"{place}-{number % HOMES}", who.mailbox),
        f"06 00 {draw.randrange(100):02d} {draw.randrange(100):02d} {draw.randrange(100):02d}",
        f"{draw.randrange(1, 29):02d}-{draw.randrange(1, 13):02d}-{draw.randrange(2005, 2025)}",
    ]
    return ";".join(cells) + "\n"


def _lines(asking: Raw) -> int:
    """The number of the last line of the journal."""
    ((last,),) = asking.rows("SELECT coalesce(max(id), 0) FROM dossiers_logentry", {})
    return int(last)


def _plain_copy(asking: Raw, after: int) -> float:
    """Seconds in which COPY writes the same rows, in one transaction, to empty tables with the same indexes."""
    chosen = {**WRITTEN, "dossiers_logentry": f"id > {after}"}
    chosen = {table: where.replace("BENCH", "BENCH1") for table, where in chosen.items()}
    texts = {table: _text(asking, f"SELECT * FROM {table} WHERE {where}") for table, where in chosen.items()}  # noqa: S608
    asking.rows("CREATE SCHEMA twin", {})
    for table in texts:
        asking.rows(f"CREATE TABLE twin.{table} (LIKE {table} INCLUDING ALL)", {})
    for table, column, other in REFERS:
        asking.rows(f"ALTER TABLE twin.{table} ADD FOREIGN KEY ({column}) REFERENCES twin.{other}", {})
    began = time.perf_counter()
    asking.rows("BEGIN", {})
    with asking.connection.cursor() as cursor:
        for table, text in texts.items():
            cursor.copy_expert(f"COPY twin.{table} FROM STDIN", text)
    asking.rows("COMMIT", {})
    took = time.perf_counter() - began
    asking.rows("DROP SCHEMA twin CASCADE", {})
    return took


def _text(asking: Raw, chosen: str) -> io.StringIO:
    """Rows as COPY writes and reads them."""
    text = io.StringIO()
    with asking.connection.cursor() as cursor:
        cursor.copy_expert(f"COPY ({chosen}) TO STDOUT", text)
    text.seek(0)
    return text
