"""Reading a table line by line, whatever it came in: CSV in any common dialect and encoding, or XLSX."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import openpyxl
from django.utils.translation import gettext as _

from dossiers.intake.refusing import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

PIECE = 1 << 20
MOST_UNPACKED = 2 << 30  # a larger workbook is a trap, or better sent as CSV
MOST_COLUMNS = 200
DELIMITERS = ";,\t|"
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True)
class Table:
    """A table that was opened: its head, and its lines with the number that a spreadsheet shows beside them."""

    head: list[str]
    lines: Iterator[tuple[int, list[str]]]


def open_table(file: BinaryIO) -> Table:
    """The table in `file`, told by its first bytes. Raises Unreadable, also while the lines are read."""
    begin = file.read(4)
    file.seek(0)
    lines = _from_workbook(file) if begin == b"PK\x03\x04" else _from_text(file)
    for _number, cells in lines:
        head = [cell.strip() for cell in cells]
        if any(head):
            if len(head) > MOST_COLUMNS:
                raise Unreadable(_("Er zijn te veel kolommen."), line=1)
            return Table(head, lines)
    raise Unreadable(_("Er staat niets in dit bestand."))


def _from_text(file: BinaryIO) -> Iterator[tuple[int, list[str]]]:
    text = io.TextIOWrapper(file, encoding=_encoding(file), newline="")
    first = text.readline()
    if "\0" in first:
        raise Unreadable(_("Dit is geen CSV- of XLSX-bestand."), line=1)
    text.seek(0)
    lines = csv.reader(text, delimiter=_delimiter(first), strict=True)
    number = 1
    try:
        for cells in lines:
            if any(cells):
                yield number, cells
            number = lines.line_num + 1
    except (csv.Error, UnicodeError) as fault:
        why = _("Deze regel is niet te lezen. Kijk of de aanhalingstekens kloppen.")
        raise Unreadable(why, line=number) from fault
    finally:
        text.detach()


def _encoding(file: BinaryIO) -> str:
    """UTF-8 or UTF-16 when the file is that from begin to end, else what Windows writes here."""
    begin = file.read(4)
    file.seek(0)
    for mark, name in MARKS:
        if begin.startswith(mark):
            return name
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := file.read(PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        file.seek(0)
    return "utf-8"


def _delimiter(head: str) -> str:
    """The sign that parts the columns: the one that stands most often in the head, outside quotes."""
    outside = "".join(head.split('"')[::2])
    return max(DELIMITERS, key=outside.count)


def _from_workbook(file: BinaryIO) -> Iterator[tuple[int, list[str]]]:
    broken = _("Dit XLSX-bestand is niet te openen.")
    number = 0
    try:
        with zipfile.ZipFile(file) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST_UNPACKED:
                raise Unreadable(_("Dit XLSX-bestand is te groot. Bewaar het als CSV."))
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError) as fault:
        raise Unreadable(broken) from fault
    try:
        sheet = book.worksheets[0] if book.worksheets else None
        for number, row in enumerate(sheet.iter_rows(values_only=True) if sheet else (), start=1):
            cells = [_as_text(value) for value in row]
            if any(cells):
                yield number, cells
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, TypeError) as fault:
        raise Unreadable(broken, line=number + 1) from fault
    finally:
        book.close()


def _as_text(value: Any) -> str:
    """A cell of a workbook as it would stand in a CSV file."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, dt.date) else str(value)
