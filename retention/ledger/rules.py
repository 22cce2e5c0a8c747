"""What the ledger says of this database: why nothing may be served from it, when it is a copy that was put back."""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from retention.ledger.file import BATCH, TAIL, Broken, Line, parsed, place, read, tail
from retention.models import ErasureLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class NotReplayed(Exception):
    """The ledger names what this database does not know to be erased: it is a copy that was put back."""


def ahead() -> Iterator[Line]:
    """The lines of the ledger after the last one that the database knows, without reading those before it.

    Raises Broken: before giving any when the last one that is known is not there, or not as it was.
    """
    known, last = position(), tail()
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
            line = parsed(file.readline())
            if line and line.number <= number:
                return at
            back *= 2
    return 0


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
