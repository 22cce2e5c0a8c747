"""Reading a workbook that may be hostile, in a process of its own with little memory and a bounded time.

A workbook of a few kilobytes can claim a billion lines, or unpack to more than the machine holds. The process writes
each line as JSON: its number and its cells; and last a word: `end`, or the fault. One that dies says no last word.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY = 1 << 30  # bytes of address space
SECONDS = 900  # of work; a million lines take some hundred
MOST_UNPACKED = 1 << 30  # bytes in all parts; a larger workbook is a trap, or better sent as CSV
MOST_PARTS = 5_000  # files in the container
MOST_TIMES = 200  # larger than packed, of a part above a million bytes
A_MILLION = 1_000_000
MOST_LINES = 1_048_576  # a spreadsheet has no more
MOST_COLUMNS = 200
LONGEST_LINE = 1 << 20  # characters
ROOT = Path(__file__).parents[3]
END, BROKEN, LARGE = "end", "broken", "large"


class Fault(Exception):
    """What is wrong with a workbook: `broken`, or `large`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def lines_of(file: IO[bytes]) -> Iterator[tuple[int, list[str]]]:
    """The lines of the first sheet that hold something, with their numbers. Raises Fault."""
    command = [sys.executable, "-m", "dossiers.imports.tables.workbooks"]
    with _as_file(file) as real:  # nothing of our surroundings goes along
        reader = subprocess.Popen(command, cwd=ROOT, env={}, stdin=real, stdout=subprocess.PIPE)
    said: Any = LARGE  # who dies without a word had too much to carry
    try:
        for line in reader.stdout or ():
            said = json.loads(line)
            if isinstance(said, str):
                break
            yield said[0], said[1]
            said = LARGE
    finally:
        reader.kill()
        reader.communicate()
    if said != END:
        raise Fault(said)


@contextmanager
def _as_file(file: IO[bytes]) -> Iterator[IO[bytes]]:
    """`file`, or a copy of what is in memory alone, as something that another process can read."""
    try:
        file.fileno()
    except OSError:
        with tempfile.TemporaryFile() as copy:
            shutil.copyfileobj(file, copy)
            copy.seek(0)
            yield copy
    else:
        yield file


def read(file: IO[bytes], out: IO[str]) -> None:
    """Write the lines of the workbook in `file` to `out`, and last how it ended."""
    try:
        _weigh(file)
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        _write(book.worksheets[0] if book.worksheets else None, out)
        last = END
    except Fault as fault:
        last = fault.code
    except MemoryError:
        last = LARGE
    except Exception:  # whatever a hostile workbook brings about
        last = BROKEN
    out.write(json.dumps(last) + "\n")


def _weigh(file: IO[bytes]) -> None:
    """Raises Fault when the container holds more than it may."""
    with zipfile.ZipFile(file) as packed:
        parts = packed.infolist()
    swollen = (part.file_size > A_MILLION and part.file_size > MOST_TIMES * part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED or any(swollen):
        raise Fault(LARGE)


def _write(sheet: Any, out: IO[str]) -> None:
    """Write the lines that hold something, each as wide as the head at least, whatever size the sheet claims."""
    if sheet is None:
        return
    sheet.reset_dimensions()
    width = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > MOST_LINES:
            raise Fault(LARGE)
        cells = [as_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        del cells[MOST_COLUMNS + 1 :]  # one too many is enough to be refused
        width = width or len(cells)
        cells += [""] * (width - len(cells))
        if sum(map(len, cells)) > LONGEST_LINE:
            raise Fault(LARGE)
        out.write(json.dumps([number, cells]) + "\n")


def as_text(value: Any) -> str:
    """A cell of a workbook as it would stand in a CSV file."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def main() -> None:
    """Reads the workbook from standard input, with little memory and time."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    read(sys.stdin.buffer, sys.stdout)


if __name__ == "__main__":
    main()
