"""Workbooks that claim, hold or unpack to more than they should: refused in seconds, and the memory stays flat."""

import io
import itertools
import random
import tracemalloc
import zipfile

import openpyxl
import pytest

from dossiers.imports.refusals import Unreadable
from dossiers.imports.tables import workbooks
from dossiers.imports.tables.reading import open_table

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>klantnummer</t></is></c></row>'
LARGE = "Dit XLSX-bestand is te groot. Bewaar het als CSV."
BROKEN = "Dit XLSX-bestand is niet te openen."


@pytest.fixture
def whole():
    """An ordinary workbook: its parts by name."""
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in (["klantnummer", "achternaam", "e-mail"], ["K-1", "Jansen"], [], ["K-2", None, "a@b.example"]):
        book.active.append(row)
    book.save(file)
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(parts):
    """A workbook of these parts, each bytes or pieces of bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in parts.items():
            with archive.open(name, "w") as part:
                for piece in [pieces] if isinstance(pieces, bytes) else pieces:
                    part.write(piece)
    file.seek(0)
    return file


def sheet(*pieces):
    """The XML of a sheet with a head and these pieces of rows."""
    begin = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + HEAD
    return [piece.encode() for piece in (begin, *pieces, "</sheetData></worksheet>")]


def why(file):
    """Why it cannot be read, from its head to its last line."""
    with pytest.raises(Unreadable) as no:
        list(open_table(file).lines)
    return no.value.why


def test_lines_come_with_their_numbers_and_as_wide_as_the_head(whole):
    table = open_table(packed(whole))
    assert table.head == ["klantnummer", "achternaam", "e-mail"]
    assert list(table.lines) == [(2, ["K-1", "Jansen", ""]), (4, ["K-2", "", "a@b.example"])]


def test_a_sheet_that_claims_to_be_huge_is_read_for_what_it_holds(whole):
    whole[SHEET] = whole[SHEET].replace(b"A1:C4", b"A1:XFD1048576")
    table = open_table(packed(whole))
    assert (len(table.head), len(list(table.lines))) == (3, 2)


@pytest.mark.parametrize(
    "rows",
    [
        ['<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>'],
        ['<row r="2"><c r="A2" t="inlineStr"><is><t>', *["x" * 1_000_000] * 3, "</t></is></c></row>"],
        ["<x/>" * 500_000],
    ],
    ids=["a line number beyond every sheet", "a cell of millions", "swollen"],
)
def test_what_is_too_large_is_refused_in_words(whole, rows):
    whole[SHEET] = sheet(*rows)
    assert why(packed(whole)) == LARGE


def test_more_than_it_may_unpack_to_is_refused_before_it_is_unpacked(whole, monkeypatch):
    noise = random.Random(7).randbytes(2_000_000)
    whole["xl/media/x.bin"] = noise
    monkeypatch.setattr(workbooks, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(workbooks.Fault, match="large"):
        workbooks._weigh(packed(whole))


def test_entities_of_its_own_are_not_unfolded(whole):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    whole[SHEET] = [bomb.encode(), *sheet('<row r="2"><c r="A2" t="inlineStr"><is><t>&b;</t></is></c></row>')]
    assert why(packed(whole)) == BROKEN


def test_what_dies_of_it_says_nothing_and_is_refused(whole, monkeypatch):
    monkeypatch.setattr(workbooks.sys, "executable", "/bin/false")
    assert why(packed(whole)) == LARGE


def test_the_reader_takes_little_memory_and_time():
    command = (
        "import dossiers.imports.tables.workbooks as w, resource as r, sys; sys.stdin.close(); w.read = lambda *a: "
    )
    command += "print(r.getrlimit(r.RLIMIT_AS)[0], r.getrlimit(r.RLIMIT_CPU)[0]); sys.stdin = sys.stdout; w.main()"
    done = workbooks.subprocess.run(
        [workbooks.sys.executable, "-c", command], cwd=workbooks.ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [str(workbooks.MEMORY), str(workbooks.SECONDS)]


def test_who_asks_holds_one_line_at_a_time(whole):
    row = '<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{word}</t></is></c></row>'
    words = (str(word) for word in itertools.count(10**11))
    whole[SHEET] = sheet(*(row.format(n=n, word=next(words)) for n in range(2, 20_002)))
    file = packed(whole)
    tracemalloc.start()
    count = sum(1 for _line in open_table(file).lines)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (count, most < 2_000_000) == (20_000, True)
