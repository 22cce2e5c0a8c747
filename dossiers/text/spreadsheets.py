"""Lines as a file for a spreadsheet, CSV or XLSX, with who made it, when and for what on top; no cell can calculate."""

from __future__ import annotations

import csv
import datetime as dt
import io
import tempfile
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Cell = str | int | dt.datetime
    Row = Sequence[Cell]

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


def harmless(cell: Cell) -> Cell:
    """A cell that a spreadsheet shows and does not calculate: a text that begins as a formula gets an apostrophe."""
    if not isinstance(cell, str):
        return cell
    text = ILLEGAL_CHARACTERS_RE.sub("", cell)
    return f"'{text}" if text.startswith(BEGINS_A_FORMULA) else text


def as_csv(head: Iterable[Row], rows: Iterable[Row]) -> bytes:
    """The rows as CSV, as Dutch spreadsheets read it: semicolons, and a mark that says it is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in (*head, *rows):
        writer.writerow([_written(harmless(cell)) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> Cell:
    return f"{timezone.localtime(cell):%d-%m-%Y %H:%M:%S}" if isinstance(cell, dt.datetime) else cell


def as_xlsx(title: str, head: Sequence[Row], rows: Iterable[Row], widths: Sequence[int]) -> bytes:
    """The rows as an Excel workbook with one sheet; the last row of `head` names the columns."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for letter, width in zip("ABCDEFGHIJ", widths, strict=False):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = f"A{len(head) + 1}"
    for row in head:
        sheet.append([_bold(sheet, cell) for cell in row])
    for row in rows:
        sheet.append([_naive(harmless(cell)) for cell in row])
    with tempfile.SpooledTemporaryFile(max_size=4 * 1024 * 1024) as file:
        book.save(file)
        file.seek(0)
        return file.read()


def _bold(sheet: Any, cell: Cell) -> Any:
    made = WriteOnlyCell(sheet, value=_naive(harmless(cell)))
    made.font = Font(bold=True)
    return made


def _naive(cell: Cell) -> Cell:
    """A moment as Excel keeps it: without a time zone, as the clock on the wall read."""
    return timezone.localtime(cell).replace(tzinfo=None) if isinstance(cell, dt.datetime) else cell
