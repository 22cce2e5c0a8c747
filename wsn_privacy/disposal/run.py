"""The run of disposal with what the other apps have to do with it: what is due, and what requests had removed.

As the owner of the tables, and with a vacuum of the tables from which rows went.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from cases import disposal as case_disposal
from cases.models import Finding, Measure, SearchSource, SearchTask
from cases.workflow import Status
from dossiers.access import wall
from dossiers.models import Record
from retention.certificates import actions as certificates
from retention.deletion_orders import actions as deletion_orders
from retention.disposal import run
from retention.disposal.deletion import Reason
from retention.lists import actions as lists
from wsn_privacy.disposal.vacuum import everything, vacuum
from wsn_privacy.models import JobRun
from wsn_privacy.operations.database_owner import as_owner

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from cases.models import Case
    from retention.models import DestructionList

log = logging.getLogger(__name__)
SECOND = 1.0
SINCE = dt.timedelta(days=2)  # longer than from one sweep to the next


class Disposal(run.Disposal):
    """One run on one day. `job` is the row that shows how far it is; what is erased has none."""

    def __init__(self, on: dt.date, job: JobRun | None = None) -> None:
        super().__init__(on)
        self.job, self.reported_at = job, -SECOND

    def before_records(self, records: Sequence[Record]) -> None:
        """Have the findings of requests that were answered let go of these records; they say that there was one."""
        found = Finding.objects.filter(record__in=[record.pk for record in records])
        of_record = Record.objects.filter(pk=OuterRef("record"))
        found.update(record=None, destroyed_at=timezone.now(), was=Subquery(of_record.values("section")))

    def before_list(self, of: DestructionList, records: Sequence[Record]) -> None:
        """Give each place of the search plan where these records may be kept too a slip."""
        deletion_orders.hand_out(of=of, found=places_with(records), on=timezone.localdate())

    def after_records(self) -> None:
        """Destroy the requests that are due."""
        self.each([case.pk for case in case_disposal.due(self.on)], self._cases)

    def _cases(self, keys: Sequence[UUID]) -> None:
        self.done.others += case_disposal.destroy_due(keys, self.on)

    def foreseen(self) -> run.Done:
        """What a run would destroy, requests among it, without doing it."""
        found = super().foreseen()
        found.others = [case.reference for case in case_disposal.due(self.on)]
        return found

    def report(self) -> None:
        """Show how far it is, at most once a second: that is a write of its own."""
        if self.job and time.monotonic() - self.reported_at >= SECOND:
            keep_counts(self.job, counts_of(_told(self.done)))
            self.reported_at = time.monotonic()

    def erase_measure(self, keys: Sequence[UUID]) -> None:
        """Erase the record that one measure removes, unless another worker has it. Raises Refused."""
        rows = Measure.objects.select_for_update(skip_locked=True, of=("self",)).filter(done_at__isnull=True)
        row = rows.select_related("finding__case__answer", "finding__record").filter(pk__in=keys).first()
        if row is None or row.finding.record is None:
            return
        record, case = row.finding.record, row.finding.case
        row.done_at = timezone.now()
        row.save(update_fields=("done_at",))
        places = _places_to_tell(case, record)
        deletion_orders.hand_out_erased(request=case.reference, record=record, places=places, on=self.on)
        self.erase(record, Reason(row.article, by=case.answer.by, request=case.reference))
        self.done.records.append(record.reference)


def foresee(on: dt.date) -> dict[str, Any]:
    """What a run on `on` would do, by reference, without doing it."""
    lapsing = [of.reference for of in lists.forgotten(on)]
    return _told(Disposal(on).foreseen()) | {"lists_lapsed": lapsing, "certificates_made": []}


def destroy_due(on: dt.date, job: JobRun | None = None, *, broke_off: bool = False) -> dict[str, Any]:
    """Destroy what is due on `on`. Returns what went by reference, what stayed, and what failed.

    `job` shows how far it is. With `broke_off` the sweep before this one did not end: nobody knows which tables that
    one left for the vacuum.
    """
    with as_owner():
        lapsed = lists.lapse(on)
        done = Disposal(on, job).run()
        if broke_off:
            vacuum(everything())
        elif done.records or done.dossiers or done.others:
            vacuum(done.tables)
        elif deletion_orders.is_any_wiped(timezone.now() - SINCE) or certificates.is_any_missing():
            vacuum(everything())
        made, failed = certificates.make_all()
        done.failed += failed
        return _told(done) | {"lists_lapsed": lapsed, "certificates_made": made}


def erase_decided() -> int:
    """Destroy every record of which a sent answer says that it is removed (AVG art. 17). Returns how many went.

    Once each, however many workers run. What something keeps after all stays frozen, and is tried again.
    """
    due = Measure.objects.filter(kind=Measure.Kind.ERASE, done_at__isnull=True, finding__case__status=Status.SENT)
    with wall.as_job():
        waiting = list(due.values_list("pk", flat=True))
    if not waiting:
        return 0
    with as_owner():
        erasure = Disposal(timezone.localdate())
        erasure.one_by_one(waiting, erasure.erase_measure)
        for pk in erasure.done.failed:
            log.error("the record of measure %s could not be removed", pk)
        if erasure.done.records:
            vacuum(erasure.done.tables)
        return len(erasure.done.records)


def places_with(records: Sequence[Record]) -> dict[deletion_orders.Place, list[Record]]:
    """The places of the search plan where each of these records may be kept too.

    Those of its activity, and those of no activity in particular, such as the archive.
    """
    found: dict[deletion_orders.Place, list[Record]] = {}
    for source in SearchSource.objects.standing():
        there = [record for record in records if source.activity_id in (None, record.basis.activity_id)]
        if there:
            found[deletion_orders.Place(source.name, source.department, source.answerer_id)] = there
    return found


def _places_to_tell(case: Case, record: Record) -> list[deletion_orders.Place]:
    """The places where this record may be kept too, but those where nothing was found for the request."""
    searched = SearchTask.objects.filter(case=case, answer=SearchTask.Answer.NOTHING)
    nothing_at = set(searched.values_list("system", flat=True))
    return [place for place in places_with([record]) if place.system not in nothing_at]


def keep_counts(job: JobRun, counts: dict[str, Any]) -> None:
    """Keep how far a job is, for whoever looks meanwhile."""
    JobRun.objects.filter(pk=job.pk).update(counts=counts)


def counts_of(told: dict[str, Any]) -> dict[str, Any]:
    """What was told, with numbers in place of references: what is kept of a run."""
    return {name: len(value) if isinstance(value, list) else value for name, value in told.items()}


def _told(done: run.Done) -> dict[str, Any]:
    return {
        "records_destroyed": sorted(done.records),
        "dossiers_destroyed": sorted(done.dossiers),
        "cases_destroyed": sorted(done.others),
        "items_stayed": done.stayed,
        "items_failed": done.failed,
    }
