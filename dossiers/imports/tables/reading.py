"""Reading a table line by line, whatever it came in: CSV in any common dialect and encoding, or XLSX."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from dossiers.imports.refusals import Unreadable
from dossiers.imports.tables import workbooks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

PIECE = 1 << 20
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
            if len(head) > workbooks.MOST_COLUMNS:
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
    number = 0
    try:
        for number, cells in workbooks.lines_of(file):
            yield number, cells
    except workbooks.Fault as fault:
        if fault.code == workbooks.LARGE:
            raise Unreadable(_("Dit XLSX-bestand is te groot. Bewaar het als CSV."), line=number + 1) from fault
        raise Unreadable(_("Dit XLSX-bestand is niet te openen."), line=number + 1 if number else 0) from fault
