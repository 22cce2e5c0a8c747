"""The part of the daily sweep that destroys: what was kept long enough, as the owner of the tables."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from cases import ending
from cases.models import Finding
from dossiers.models import Record
from retention import carrying
from retention.due import Book
from wsn_privacy.owner import as_owner
from wsn_privacy.vacuuming import everything, vacuum

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    Tell = Callable[[dict[str, Any]], None]

SECOND = 1.0
OTHERS = (ending.CASES,)  # what else goes by a rule: each app describes its own


def sweep(on: dt.date, *, dry_run: bool, tell: Tell | None = None, broke_off: bool = False) -> dict[str, Any]:
    """Destroy what is due on `on`, or with `dry_run` only say what that is. `tell` hears now and then how far it is.

    With `broke_off` the sweep before this one did not end: nobody knows which tables that one left for the vacuum.
    """
    if dry_run:
        return _told(carrying.foreseen(on, OTHERS))
    with as_owner():
        done = carrying.Sweep(Book.of(on), let_go, NowAndThen(tell), others=OTHERS).run()
        if broke_off:
            vacuum(everything())
        elif done.records or done.dossiers or done.others:
            vacuum(done.tables)
        return _told(done)


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
    found = Finding.objects.filter(record__in=records)
    of_record = Record.objects.filter(pk=OuterRef("record"))
    found.update(record=None, destroyed_at=timezone.now(), was=Subquery(of_record.values("section")))


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
