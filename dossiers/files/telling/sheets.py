"""What a workbook shows: the values of its visible sheets, rows and columns; not what is hidden, nor who made it."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook

from dossiers.files.telling.shapes import Block, Told
from dossiers.files.telling.word import makers_in

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CELLS = 100_000
SEEN = "visible"


def told_by(content: bytes) -> Told:
    """Every visible sheet as a table under its name."""
    told = Told()
    book = load_workbook(BytesIO(content), data_only=True, keep_links=False)
    for sheet in book.worksheets:
        if sheet.sheet_state == SEEN:
            told.blocks += [Block("heading", [sheet.title]), Block("table", rows=list(_rows(sheet)))]
            told.hidden += _out_of_sight(sheet)
        else:
            told.hidden.append(("sheet", sheet.title))
    with ZipFile(BytesIO(content)) as archive:
        told.hidden += _in_archive(archive)
    return told


def _rows(sheet: Any) -> Iterator[list[str]]:
    """The visible cells, row by row, without empty rows and without what lies right of the last value."""
    columns = _hidden_columns(sheet)
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if sheet.row_dimensions[number].hidden:
            continue
        cells = [_shown(value) for place, value in enumerate(row, start=1) if place not in columns]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield cells


def _hidden_columns(sheet: Any) -> set[int]:
    hidden = [each for each in sheet.column_dimensions.values() if each.hidden and each.min]
    return {place for each in hidden for place in range(each.min, each.max + 1)}


def _out_of_sight(sheet: Any) -> Iterator[tuple[str, str]]:
    rows = [str(number) for number, each in sheet.row_dimensions.items() if each.hidden]
    if rows or _hidden_columns(sheet):
        yield "rows", sheet.title
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment:
                yield "comment", f"{cell.comment.author or ''}: {cell.comment.text or ''}"


def _shown(value: object) -> str:
    if isinstance(value, dt.datetime):
        return f"{value:%d-%m-%Y %H:%M}" if value.time() != dt.time() else f"{value:%d-%m-%Y}"
    return "" if value is None else str(value)


def _in_archive(archive: ZipFile) -> Iterator[tuple[str, str]]:
    names = archive.namelist()
    yield from makers_in(archive, names)
    for name in names:
        if "threadedcomment" in name.lower() and name.endswith(".xml"):
            yield from (("comment", text.strip()) for text in fromstring(archive.read(name)).itertext() if text.strip())
    pictures = [name for name in names if name.startswith(("xl/media/", "xl/charts/", "xl/embeddings/"))]
    if pictures:
        yield "picture", str(len(pictures))
