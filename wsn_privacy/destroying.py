"""The part of the daily sweep that destroys: what was kept long enough, as the owner of the tables."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cases import ending
from cases.models import Finding, SearchSource
from retention import carrying, certifying, listing, slips
from retention.due import Book
from wsn_privacy.owner import as_owner
from wsn_privacy.vacuuming import vacuum

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dossiers.models import Record
    from retention.models import DestructionList

SINCE = dt.timedelta(days=2)  # longer than from one sweep to the next
OTHERS = (ending.CASES,)  # what else goes by a rule: each app describes its own


def sweep(on: dt.date, *, dry_run: bool, tell: Callable[[dict[str, Any]], None] | None = None) -> dict[str, Any]:
    """Destroy what is due on `on`, or with `dry_run` only say what that is. `tell` hears the counts of each batch."""
    if dry_run:
        forgotten = [of.reference for of in listing.forgotten(on)]
        return _told(carrying.foreseen(on, OTHERS)) | {"lists_lapsed": forgotten, "certificates_made": []}
    with as_owner():
        lapsed = listing.lapse(on)
        told = (lambda done: tell(counts_of(_told(done)))) if tell else lambda _done: None
        done = carrying.Sweep(Book.of(on), let_go, told, others=OTHERS, hand_out=hand_out).run()
        went = done.records or done.dossiers or done.others or slips.is_any_wiped(timezone.now() - SINCE)
        if went or certifying.is_any_missing():
            vacuum()
        made, failed = certifying.make_all()
        done.failed += failed
        return _told(done) | {"lists_lapsed": lapsed, "certificates_made": made}


def let_go(records: Sequence[Record]) -> None:
    """Have the findings of requests that were answered let go of these records; they say that there was one."""
    sections = {record.pk: record.section for record in records}
    found = Finding.objects.filter(record__in=sections)
    for section in set(found.values_list("record__section", flat=True)):
        of_section = found.filter(record__in=[pk for pk, each in sections.items() if each == section])
        of_section.update(record=None, destroyed_at=timezone.now(), was=section)


def hand_out(of: DestructionList, records: Sequence[Record]) -> None:
    """Give each place of the search plan where these records may be kept too a slip: those of their activity, and those
    of no activity in particular, such as the archive."""
    found: dict[slips.Place, list[Record]] = {}
    for source in SearchSource.objects.standing():
        there = [record for record in records if source.activity_id in (None, record.basis.activity_id)]
        if there:
            found[slips.Place(source.name, source.department, source.answerer_id)] = there
    slips.hand_out(of=of, found=found, on=timezone.localdate())


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
