"""The check of the journal: every line against its digest, every batch against its seal, every published head.

The versions of the register carry digests under the same key, and are checked along with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from dossiers import chain
from dossiers.journal import heads
from dossiers.models import ActivityVersion, Seal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiers.models import Seal

LINKS = 1_000  # seals held at a time
ENDLESS = 2**63 - 1
# Whether a line is kept from standing in the journal twice (models.journal, line_once).
ONCE = """SELECT 1 FROM pg_constraint JOIN pg_index ON indexrelid = conindid
WHERE conrelid = 'dossiers_logentry'::regclass AND conname = 'line_once' AND indisunique AND indisvalid
  AND conkey = ARRAY(SELECT attnum FROM unnest(ARRAY['timestamp', 'digest']) WITH ORDINALITY AS named (name, place)
    JOIN pg_attribute ON attrelid = conrelid AND attname = name ORDER BY place)"""


@dataclass(frozen=True)
class Verdict:
    """What the check found: how many lines, seals, heads and versions, and the first that is broken, in words.

    `line` is the number of the line at which it breaks, or 0 when no single line can be named.
    """

    lines: int
    seals: int
    unsealed: int
    broken: str = ""
    line: int = 0
    heads: int = 0
    versions: int = 0


def verify() -> Verdict:
    """Compare the whole journal with its digests and seals, then with its heads, up to the first that is not met;
    then the versions of the register with theirs.

    Heads are read before seals and seals before lines: what is written meanwhile is only found not to be sealed yet.
    """
    published = heads.read()
    check = _Check()
    while not check.broken and (links := _links(check.seals)):
        check.meet(links)
    if not check.broken:
        check.read(ENDLESS)
        check.found_last()
    versions, forged = _versions()
    broken = check.broken or heads.why_not_met(published) or _why_not_once() or forged
    return Verdict(check.lines, check.seals, check.unsealed, broken, check.line, len(published.heads), versions)


def _why_not_once() -> str:
    """Why lines may stand in the journal twice, or an empty string: the database refuses that, while it is told to.

    That it is told to says that there are none: it cannot be told so while there are.
    """
    with connection.cursor() as cursor:
        cursor.execute(ONCE)
        is_told = bool(cursor.fetchone())
    return "" if is_told else _("De database weigert niet meer dat een regel twee keer in het logboek staat.")


def _versions() -> tuple[int, str]:
    """How many versions the register has, and the first that was not written by this system, in words."""
    known = ActivityVersion.objects.select_related("activity").order_by("pk")
    count = 0
    for count, version in enumerate(known.iterator(chunk_size=LINKS), start=1):
        if version.digest != version.expected_digest:
            told = {"n": version.number, "activity": version.activity.number}
            return count, _("Versie %(n)s van verwerking %(activity)s in het register is vervalst.") % told
    return count, ""


def _links(after: int) -> list[Seal]:
    return list(Seal.objects.filter(number__gt=after).order_by("number")[:LINKS])


class _Check:
    """A walk along lines and seals. PostgreSQL hands it the lines one by one, as COPY writes them (`write`)."""

    def __init__(self) -> None:
        self.lines = self.seals = self.unsealed = self.line = self.last = 0
        self.broken = ""
        self._digest = chain.maker(settings.JOURNAL_KEY)
        self._previous = chain.START
        self._waiting: Iterator[Seal] = iter(())
        self._link: Seal | None = None
        self._upto = ENDLESS
        self._batch: list[bytes] = []

    def meet(self, links: list[Seal]) -> None:
        """Walk the lines under `links`, the next seals in order, as far as no seal is missing between them."""
        numbers = [self.seals, *(link.number for link in links)]
        whole = next((n for n, (one, next_one) in enumerate(pairwise(numbers)) if next_one != one + 1), len(links))
        self._waiting = iter(links[:whole])
        self._next_link()
        if whole:
            self.read(links[whole - 1].last)
        while self._link is not None and not self.broken:
            self._close(self._link)
        if whole < len(links) and not self.broken:
            self.broken = _("Zegel %(n)s ontbreekt.") % {"n": self.seals + 1}

    def read(self, upto: int) -> None:
        """Have every line after the last, up to number `upto`, written to this walk, in bounded memory."""
        with connection.cursor() as cursor:
            asking: Any = cursor
            asking.copy_expert(asking.mogrify(chain.LINES, (self.last, upto)), self)

    def write(self, row: bytes) -> None:
        """Take one line: its number, its digest and its fields, with tabs between them."""
        if self.broken:
            return
        tab = row.index(b"\t")
        end = tab + 65
        number = int(row[:tab])
        while number > self._upto and self._link is not None and not self.broken:
            self._close(self._link)
        if self._digest(row[end + 1 : -1]).encode() != row[tab + 1 : end] and not self.broken:
            self.broken, self.line = _("Regel %(n)s is gewijzigd.") % {"n": number}, number
        self._batch.append(row[:end])
        self.last = number
        if self._link is None and len(self._batch) >= LINKS:
            self.found_last()

    def found_last(self) -> None:
        """Count the lines that no seal is over yet."""
        self.unsealed += len(self._batch)
        self.lines += len(self._batch)
        self._batch = []

    def _close(self, link: Seal) -> None:
        """Compare the lines since the last seal with the seal over them."""
        batch = self._batch
        if chain.seal_of(self._previous, stamp_of(link), batch) != link.digest:
            self.broken, self.line = _why(link, len(batch)), link.first
            return
        self.lines += len(batch)
        self.seals += 1
        self.last, self._previous, self._batch = link.last, link.digest, []
        self._next_link()

    def _next_link(self) -> None:
        self._link = next(self._waiting, None)
        self._upto = ENDLESS if self._link is None else self._link.last


def stamp_of(link: Seal) -> tuple[object, ...]:
    """What a seal says of itself."""
    return link.number, link.first, link.last, link.lines, link.sealed_at


def _why(link: Seal, count: int) -> str:
    """In words: what is wrong with a batch of `count` lines that are each whole."""
    found = {"first": link.first, "last": link.last, "n": count, "lines": link.lines}
    if count < link.lines:
        return _("Tussen regel %(first)s en %(last)s ontbreekt een regel: %(n)s van %(lines)s gevonden.") % found
    if count > link.lines:
        return _("Tussen regel %(first)s en %(last)s is een regel toegevoegd: %(n)s in plaats van %(lines)s.") % found
    return _("Het zegel over regel %(first)s tot en met %(last)s klopt niet.") % found
