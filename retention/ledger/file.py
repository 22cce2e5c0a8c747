"""The file of the ledger: its lines, each chained to the one before with a keyed digest.

So a changed or cut ledger is seen (AVG art. 5(1)(e), 17 and 32).
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from dossiers import chain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

BEGIN = "ledger"  # the kind of the first line: there is nothing to erase, and every copy knows it
NAME = "erasures.jsonl"
TAIL, BATCH = 4_096, 1_000  # bytes that hold a line; lines handled at a time


class Broken(Exception):
    """The ledger outside the database is not what we wrote, or not all of it; the message is a Dutch sentence."""


@dataclass(frozen=True)
class Line:
    """One line: its number from 1, the kind of thing, its opaque reference, on what ground, and when (ISO 8601)."""

    number: int
    kind: str
    reference: str
    article: str
    at: str
    previous: str
    mac: str = ""

    @property
    def expected(self) -> str:
        """The keyed digest over everything that this line says."""
        parts = (self.number, self.kind, self.reference, self.article, self.at, self.previous)
        return chain.digest_of_values(["erasure", *parts])

    @property
    def moment(self) -> dt.datetime:
        """When it was erased for the first time."""
        return parse_datetime(self.at) or timezone.now()


def check() -> int:
    """Read the whole ledger. Returns how many lines it has. Raises Broken, which names the first that is not whole."""
    return sum(1 for _line in read())


def place() -> Path:
    """The file."""
    return Path(settings.ERASURES_DIR) / NAME


def read(at: int = 0) -> Iterator[Line]:
    """Every line of the ledger from the byte `at`, checked one by one. Raises Broken, which names the first one that is
    not as it was."""
    if not place().exists():
        return
    number, previous = 1, chain.START
    with place().open("rb") as lines:
        lines.seek(at)
        for text in lines:
            if not text.endswith(b"\n"):
                return  # its end was never written
            line = parsed(text)
            if at and line:
                number, previous, at = line.number, line.previous, 0
            if line is None or (line.number, line.previous, line.mac) != (number, previous, line.expected):
                raise Broken(_("Regel %(n)s van het register van vernietigingen is gewijzigd.") % {"n": number})
            yield line
            number, previous = number + 1, line.mac


def tail() -> Line | None:
    """The last line, without reading those before it. Raises Broken."""
    try:
        with place().open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - TAIL))
            lines = [line for line in file.read().splitlines(keepends=True) if line.endswith(b"\n")]
    except FileNotFoundError:
        return None
    line = parsed(lines[-1]) if lines else None
    if lines and (line is None or line.mac != line.expected):
        raise Broken(_("De laatste regel van het register van vernietigingen is gewijzigd."))
    return line


def parsed(text: bytes) -> Line | None:
    """A line as it stands in the file, or None when it is no line of a ledger."""
    try:
        line = Line(**json.loads(text))
        return line if parse_datetime(line.at) else None
    except (TypeError, ValueError):
        return None


def mend_torn_end() -> None:
    """Take off a last line of which the end was never written: no row says that it was."""
    if not place().exists():
        return
    with place().open("rb+") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - TAIL))
        end = file.read()
        if end and not end.endswith(b"\n"):
            file.truncate(size - len(end) + end.rfind(b"\n") + 1)


def append(path: Path, text: str) -> None:
    """Add lines to the file, and wait until the disk has them. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle: Any = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
    try:
        if os.write(handle, text.encode()) != len(text.encode()):
            raise OSError(f"{path.name} took half a line")
        os.fsync(handle)
    finally:
        os.close(handle)
