"""The ledger of erasures: what was erased, in a file outside the database that only grows, without personal data.

A copy of the database brings back who was erased after it was made. The ledger tells, and whatever way the copy was put
back: it names lines that the copy does not know, and then nothing is served until they are replayed. Every line is
chained to the one before with a keyed digest, so that a changed or cut ledger is seen (AVG art. 5(1)(e), 17 and 32).
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from dossiers import chain
from retention.models import ErasureLine

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from django.db.models import Model

BEGIN = "ledger"  # the kind of the first line: there is nothing to erase, and every copy knows it
NAME = "erasures.jsonl"
TAIL, BATCH = 4_096, 1_000  # bytes that hold a line; lines written at a time
NOTED = """
INSERT INTO retention_erasureline (kind, article, at, mac, reference)
SELECT %s, %s, %s, '', unnest(%s::text[]) ON CONFLICT DO NOTHING"""
# One statement for a batch: a bulk_update of as many takes a hundred times as long to put together.
NUMBERED = """
UPDATE retention_erasureline l SET number = w.number, mac = w.mac
FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) w (id, number, mac) WHERE l.id = w.id"""


class Broken(Exception):
    """The ledger outside the database is not what we wrote, or not all of it; the message is a Dutch sentence."""


class NotReplayed(Exception):
    """The ledger names what this database does not know to be erased: it is a copy that was put back."""


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


def note(rows: Iterable[Model], article: str) -> None:
    """Have it in the ledger, once this transaction is done, that `rows` were erased on the ground `article`.

    A row is known by its model and its `reference`. What the ledger names already is not named again.
    """
    known = [(row._meta.label_lower, row.reference) for row in rows]  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        for kind in {kind for kind, _reference in known}:
            references = [reference for of, reference in known if of == kind]
            cursor.execute(NOTED, [kind, article, timezone.now(), references])
    transaction.on_commit(write, robust=True)


def write() -> int:
    """Write every line that waits to the ledger. Returns how many. Beat does it again for whoever was killed.

    The file is written before the rows say so: rows that say more than the file mean that the file was cut.
    Raises Broken, NotReplayed or OSError.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        # Nobody waits for the disk here: numbers that are lost with the power come back from the file.
        cursor.execute("SET LOCAL synchronous_commit = off")
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('retention.ledger'))")
        waiting = ErasureLine.objects.filter(number__isnull=True).order_by("pk")
        if not waiting.exists():
            return 0
        _mend_torn_end()
        for line in ahead():
            if not keep(line, only_noted=True):
                raise NotReplayed
        rows: list[Any] = [*waiting.values_list("pk", "kind", "reference", "article", "at", named=True)]
        for start in range(0, len(rows), BATCH):
            _append(rows[start : start + BATCH])
    return len(rows)


def _append(rows: list[Any]) -> None:
    """Add a line per row to the file, and the number of its line to each row."""
    last, text, numbered = _tail(), "", []
    for row in rows:
        bare = Line(
            number=last.number + 1 if last else 1,
            kind=row.kind,
            reference=row.reference,
            article=row.article,
            at=row.at.isoformat(timespec="seconds"),
            previous=last.mac if last else chain.START,
        )
        last = replace(bare, mac=bare.expected)
        numbered.append((row.pk, last.number, last.mac))
        text += json.dumps(vars(last)) + "\n"
    _add(place(), text)
    with connection.cursor() as cursor:
        cursor.execute(NUMBERED, [list(column) for column in zip(*numbered, strict=True)])


def keep(line: Line, *, only_noted: bool = False) -> bool:
    """Have the database know a line of the ledger; with `only_noted` no other than one that waits to be written."""
    known = {"number": line.number, "mac": line.mac}
    noted = ErasureLine.objects.filter(kind=line.kind, reference=line.reference, number__isnull=True)
    if noted.update(**known):
        return True
    if only_noted:
        return False
    ErasureLine.objects.create(kind=line.kind, reference=line.reference, article=line.article, at=line.moment, **known)
    return True


def ahead() -> Iterator[Line]:
    """The lines of the ledger after the last one that the database knows, without reading those before it.

    Raises Broken: before giving any when the last one that is known is not there, or not as it was.
    """
    known, last = position(), _tail()
    after = (known.number or 0) if known else 0
    if after > (last.number if last else 0):
        raise Broken(_("Het register van vernietigingen (ERASURES_DIR) is korter dan de database weet."))
    if known and last and known.mac == last.mac:
        return
    for line in read(_place_of(after)):
        if known and line.number == after and line.mac != known.mac:
            raise Broken(_("Regel %(n)s van het register is een andere dan de database weet.") % {"n": line.number})
        if line.number > after:
            yield line


def _place_of(number: int) -> int:
    """Where in the file a line begins that is not after line `number`: looked for from the end."""
    if not place().exists():
        return 0
    with place().open("rb") as file:
        size, back = file.seek(0, os.SEEK_END), TAIL
        while back < size:
            file.seek(size - back)
            file.readline()
            at = file.tell()
            line = _parsed(file.readline())
            if line and line.number <= number:
                return at
            back *= 2
    return 0


def check() -> int:
    """Read the whole ledger. Returns how many lines it has. Raises Broken, which names the first that is not whole."""
    return sum(1 for _line in read())


def why_not_served() -> str:
    """Why nothing may be served from this database, in a sentence, or an empty string.

    Raises django.db.ProgrammingError on a database without the tables, and OSError.
    """
    try:
        lines = ahead()
        while batch := list(islice(lines, BATCH)):
            if not _are_known(batch):
                return _("Deze reservekopie is teruggezet, en wat daarna is vernietigd is nog niet opnieuw vernietigd.")
    except Broken as sentence:
        return str(sentence)
    return ""


def _are_known(lines: Sequence[Line]) -> bool:
    """Whether the database has all these: waiting, or numbered since we looked, for a sweep under way writes on."""
    rows = ErasureLine.objects.filter(reference__in=[line.reference for line in lines])
    found = {(kind, reference): number for kind, reference, number in rows.values_list("kind", "reference", "number")}
    return all(found.get((line.kind, line.reference), 0) in (None, line.number) for line in lines)


def position() -> ErasureLine | None:
    """The last line that the database knows to stand in the ledger."""
    return ErasureLine.objects.filter(number__isnull=False).order_by("-number").first()


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
            line = _parsed(text)
            if at and line:
                number, previous, at = line.number, line.previous, 0
            if line is None or (line.number, line.previous, line.mac) != (number, previous, line.expected):
                raise Broken(_("Regel %(n)s van het register van vernietigingen is gewijzigd.") % {"n": number})
            yield line
            number, previous = number + 1, line.mac


def rebuild() -> int:
    """Write a ledger that is lost anew, as far as the database knows it. Returns the number of lines.

    Raises FileExistsError when there is a ledger: what is broken is looked at by a person, and put aside first.
    """
    previous, count = chain.START, 0
    place().parent.mkdir(parents=True, exist_ok=True)
    with transaction.atomic(), place().open("x", encoding="utf-8") as file:
        for row in ErasureLine.objects.filter(number__isnull=False).order_by("number").iterator(chunk_size=BATCH):
            at = row.at.isoformat(timespec="seconds")
            line = Line(count + 1, row.kind, row.reference, row.article, at, previous)
            previous, count = line.expected, count + 1
            file.write(json.dumps(vars(replace(line, mac=previous))) + "\n")
            ErasureLine.objects.filter(pk=row.pk).update(number=count, mac=previous)
    return count


def _tail() -> Line | None:
    """The last line, without reading those before it. Raises Broken."""
    try:
        with place().open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - TAIL))
            lines = [line for line in file.read().splitlines(keepends=True) if line.endswith(b"\n")]
    except FileNotFoundError:
        return None
    line = _parsed(lines[-1]) if lines else None
    if lines and (line is None or line.mac != line.expected):
        raise Broken(_("De laatste regel van het register van vernietigingen is gewijzigd."))
    return line


def _parsed(text: bytes) -> Line | None:
    try:
        line = Line(**json.loads(text))
        return line if parse_datetime(line.at) else None
    except (TypeError, ValueError):
        return None


def _mend_torn_end() -> None:
    """Take off a last line of which the end was never written: no row says that it was."""
    if not place().exists():
        return
    with place().open("rb+") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - TAIL))
        end = file.read()
        if end and not end.endswith(b"\n"):
            file.truncate(size - len(end) + end.rfind(b"\n") + 1)


def _add(path: Path, text: str) -> None:
    """Add lines to the file, and wait until the disk has them. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle: Any = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
    try:
        if os.write(handle, text.encode()) != len(text.encode()):
            raise OSError(f"{path.name} took half a line")
        os.fsync(handle)
    finally:
        os.close(handle)
