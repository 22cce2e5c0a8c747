"""The heads of the chain: the last seal of a day, written outside the database, in files that only grow.

Whoever holds the database can cut off its end, or write all of it anew; not what another disk already holds. A line of
a head names the head before it, so that none disappears between two others; the journal has a line per head, so that
none disappears at the end (AVG art. 32; regulation, security).
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dossiers import chain
from dossiers.models import LogEntry, Seal
from dossiers.verbs import Verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiers.models import Seal

RESTORED = "restored"  # the kind of a head from which on the chain is that of a copy that was put back


@dataclass(frozen=True)
class Head:
    """One head: when it was written (ISO 8601), the last seal then, and how many lines were under seal."""

    at: str
    seal: int
    digest: str
    lines: int
    previous: str
    mac: str = ""
    kind: str = "head"

    @property
    def is_whole(self) -> bool:
        """Whether it is as we wrote it."""
        return self.mac == self.expected

    @property
    def expected(self) -> str:
        """The keyed digest over everything that this head says."""
        return chain.digest_of_values([self.kind, self.at, self.seal, self.digest, self.lines, self.previous])

    @property
    def day(self) -> str:
        """The day in words."""
        moment = parse_datetime(self.at) if isinstance(self.at, str) else None
        return str(date_format(timezone.localtime(moment), "j F Y")) if moment else "?"


@dataclass(frozen=True)
class Published:
    """What stands outside the database: the heads in the order of their files, and the first line that is no head."""

    heads: list[Head] = field(default_factory=list)
    unreadable: str = ""


def read() -> Published:
    """The published heads, as far as they can be read."""
    found: list[Head] = []
    for place, line in _written():
        head = _parsed(line)
        if head is None or not head.is_whole:
            return Published(found, place)
        found.append(head)
    return Published(found)


def _written() -> Iterator[tuple[str, str]]:
    """Every line of every file, with its place in words."""
    folder = Path(settings.HEADS_DIR)
    for path in sorted(folder.glob("*.jsonl")) if folder.is_dir() else ():
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            yield _("regel %(n)s van %(file)s") % {"n": number, "file": path.name}, line


def _parsed(line: str) -> Head | None:
    try:
        return Head(**json.loads(line))
    except (TypeError, ValueError):
        return None


def append(link: Seal, lines: int, *, kind: str = "head") -> Head:
    """Write a head over the seal `link`, with `lines` lines under seal so far. Raises OSError when that fails."""
    known = read().heads
    bare = Head(
        at=timezone.now().isoformat(timespec="seconds"),
        seal=link.number,
        digest=link.digest,
        lines=lines,
        previous=known[-1].mac if known else chain.START,
        kind=kind,
    )
    head = replace(bare, mac=bare.expected)
    folder = Path(settings.HEADS_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    _add(folder / f"{timezone.localdate():%Y-%m}.jsonl", json.dumps(asdict(head)) + "\n")
    return head


def _add(path: Path, line: str) -> None:
    """Add one line to a file, and wait until the disk has it."""
    place = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
    try:
        if os.write(place, line.encode()) != len(line):
            raise OSError(f"{path.name} took half a line")
        os.fsync(place)
    finally:
        os.close(place)


def why_not_met(published: Published) -> str:
    """The first head that the journal does not meet, in words, or an empty string when it meets them all."""
    if published.unreadable:
        return _("De koppen buiten de database zijn gewijzigd: %(place)s klopt niet.") % {"place": published.unreadable}
    previous = chain.START
    seals, gone = _seals([head.seal for head in published.heads]), _gone(published.heads)
    for head in published.heads:
        if head.previous != previous:
            return _("Vóór de kop van %(day)s ontbreekt een kop.") % {"day": head.day}
        if head.mac not in gone and seals.get(head.seal) != head.digest:
            return _why_not(head, seals)
        previous = head.mac
    return _missing({str(head.seal) for head in published.heads if head.mac not in gone})


def _gone(heads: list[Head]) -> set[str]:
    """The heads over seals that no copy of the database has: a later head says that an older copy was put back."""
    gone, last = set(), float("inf")
    for head in reversed(heads):
        if head.seal > last:
            gone.add(head.mac)
        if head.kind == RESTORED:
            last = min(last, head.seal)
    return gone


def _why_not(head: Head, seals: dict[int, str]) -> str:
    told = {"day": head.day, "n": head.seal}
    if head.seal not in seals:
        return _("De kop van %(day)s noemt zegel %(n)s, en dat zegel is er niet meer.") % told
    return _("De kop van %(day)s past niet bij zegel %(n)s: de keten is opnieuw geschreven.") % told


def _seals(numbers: list[int]) -> dict[int, str]:
    rows = Seal.objects.filter(number__in=numbers)
    return dict(rows.values_list("number", "digest"))


def _missing(held: set[str]) -> str:
    """The first head that the journal says was written and that is not there any more, in words."""
    lines = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Seal), verb=Verb.HEAD_PUBLISHED)
    for number, moment in lines.order_by("id").values_list("object_pk", "timestamp"):
        if number not in held:
            day = date_format(timezone.localtime(moment), "j F Y")
            return _("De kop van %(day)s, over zegel %(n)s, staat niet meer buiten de database.") % {
                "day": day,
                "n": number,
            }
    return ""
