"""The part of the daily sweep that destroys: what was kept long enough, as the owner of the tables."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from cases import disposal
from cases.models import Finding, SearchSource
from dossiers.models import Record
from retention import carrying, certifying, listing, slips
from retention.due import Book
from wsn_privacy.operations.database_owner import as_owner
from wsn_privacy.vacuuming import everything, vacuum

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from retention.models import DestructionList

    Tell = Callable[[dict[str, Any]], None]

SECOND = 1.0
SINCE = dt.timedelta(days=2)  # longer than from one sweep to the next
OTHERS = (disposal.CASES,)  # what else goes by a rule: each app describes its own


def sweep(on: dt.date, *, dry_run: bool, tell: Tell | None = None, broke_off: bool = False) -> dict[str, Any]:
    """Destroy what is due on `on`, or with `dry_run` only say what that is. `tell` hears now and then how far it is.

    With `broke_off` the sweep before this one did not end: nobody knows which tables that one left for the vacuum.
    """
    if dry_run:
        forgotten = [of.reference for of in listing.forgotten(on)]
        return _told(carrying.foreseen(on, OTHERS)) | {"lists_lapsed": forgotten, "certificates_made": []}
    with as_owner():
        lapsed = listing.lapse(on)
        done = carrying.Sweep(Book.of(on), let_go, NowAndThen(tell), others=OTHERS, hand_out=hand_out).run()
        if broke_off:
            vacuum(everything())
        elif done.records or done.dossiers or done.others:
            vacuum(done.tables)
        elif slips.is_any_wiped(timezone.now() - SINCE) or certifying.is_any_missing():
            vacuum(everything())
        made, failed = certifying.make_all()
        done.failed += failed
        return _told(done) | {"lists_lapsed": lapsed, "certificates_made": made}


class NowAndThen:
    """Tells the counts of a run at most once a second: telling is a write of its own."""

    def __init__(self, tell: Tell | None) -> None:
        self.tell, self.told_at = tell, -SECOND

    def __call__(self, done: carrying.Done) -> None:
        """Hear how far it is."""
        if self.tell and time.monotonic() - self.told_at >= SECOND:
            self.tell(counts_of(_told(done)))
            self.told_at = time.monotonic()


def let_go(records: Sequence[Record]) -> None:
    """Have the findings of requests that were answered let go of these records; they say that there was one."""
    found = Finding.objects.filter(record__in=[record.pk for record in records])
    of_record = Record.objects.filter(pk=OuterRef("record"))
    found.update(record=None, destroyed_at=timezone.now(), was=Subquery(of_record.values("section")))


def hand_out(of: DestructionList, records: Sequence[Record]) -> None:
    """Give each place of the search plan where these records may be kept too a slip."""
    slips.hand_out(of=of, found=elsewhere(records), on=timezone.localdate())


def elsewhere(records: Sequence[Record]) -> dict[slips.Place, list[Record]]:
    """The places of the search plan where each of these records may be kept too.

    Those of its activity, and those of no activity in particular, such as the archive.
    """
    found: dict[slips.Place, list[Record]] = {}
    for source in SearchSource.objects.standing():
        there = [record for record in records if source.activity_id in (None, record.basis.activity_id)]
        if there:
            found[slips.Place(source.name, source.department, source.answerer_id)] = there
    return found


def counts_of(told: dict[str, Any]) -> dict[str, Any]:
    """What was told, with numbers in place of references: what is kept of a run."""
    return {name: len(value) if isinstance(value, list) else value for name, value in told.items()}


def _told(done: carrying.Done) -> dict[str, Any]:
    return {
        "records_destroyed": sorted(done.records),
        "dossiers_destroyed": sorted(done.dossiers),
        "cases_destroyed": sorted(done.others),
        "items_stayed": done.stayed,
        "items_failed": done.failed,
    }
