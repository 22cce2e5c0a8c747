"""The run of disposal for the whole house: what is due by its term, and what requests had erased.

It adds to the run of `retention` what the casework has to do with it, and runs as the owner of the tables. Afterwards
the tables from which rows were deleted are vacuumed.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from cases import disposal as case_disposal
from cases.flow.subjects import on_their_way, own_requests
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
SECOND = 1.0  # between two reports
SINCE = dt.timedelta(days=2)  # longer than from one sweep to the next


class Disposal(run.Disposal):
    """One run on one day. `job` is the row that shows how far it is; an erasure has none."""

    def __init__(self, on: dt.date, job: JobRun | None = None) -> None:
        super().__init__(on)
        self.job, self.reported_at = job, -SECOND

    def before_records(self, records: Sequence[Record]) -> None:
        """Take these records out of the findings of requests. A finding keeps that there was one, and its section."""
        found = Finding.objects.filter(record__in=[record.pk for record in records])
        of_record = Record.objects.filter(pk=OuterRef("record"))
        found.update(record=None, destroyed_at=timezone.now(), was=Subquery(of_record.values("section")))

    def before_list(self, of: DestructionList, records: Sequence[Record]) -> None:
        """Order every system of the search plan that may hold these records too to delete them."""
        deletion_orders.order_for_list(of=of, found=systems_with(records), on=timezone.localdate())

    def after_records(self) -> None:
        """Destroy the requests that are due, each with what hangs on it."""
        self.each([case.pk for case in case_disposal.due(self.on)], self._cases)

    def _cases(self, keys: Sequence[UUID]) -> None:
        self.done.others += case_disposal.destroy_due(keys, self.on)

    def foreseen(self) -> run.Disposed:
        """What a run would destroy, with the requests, without doing it."""
        found = super().foreseen()
        found.others = [case.reference for case in case_disposal.due(self.on)]
        return found

    def report(self) -> None:
        """Write in `job` how far the run is, at most once a second."""
        if self.job and time.monotonic() - self.reported_at >= SECOND:
            keep_counts(self.job, counts_of(_summary(self.done)))
            self.reported_at = time.monotonic()

    def erase_measure(self, keys: Sequence[UUID]) -> None:
        """Erase the record of the one measure in `keys`, unless another worker has it. Raises Refused."""
        rows = Measure.objects.select_for_update(skip_locked=True, of=("self",)).filter(done_at__isnull=True)
        row = rows.select_related("finding__case__answer", "finding__record").filter(pk__in=keys).first()
        if row is None or row.finding.record is None:
            return
        record, case = row.finding.record, row.finding.case
        row.done_at = timezone.now()
        row.save(update_fields=("done_at",))
        systems = _systems_to_order(case, record)
        deletion_orders.order_for_erasure(request=case.reference, record=record, systems=systems, on=self.on)
        reason = Reason(row.article, by=case.answer.by, request=case.reference)
        self.erase(record, reason, own=own_requests(case))
        self.done.records.append(record.reference)


def foresee(on: dt.date) -> dict[str, Any]:
    """What a run on `on` would do, in the form of `destroy_due`, without doing it."""
    lapsing = [of.reference for of in lists.not_submitted_in_time(on)]
    return _summary(Disposal(on).foreseen()) | {"lists_lapsed": lapsing, "certificates_made": []}


def destroy_due(on: dt.date, job: JobRun | None = None, *, broke_off: bool = False) -> dict[str, Any]:
    """Destroy what is due on `on`. Returns references under the names of `_summary`, and how many items stayed.

    `job` shows how far it is. `broke_off` says that the sweep before this one did not end: then it is not known from
    which tables rows were deleted, and all are vacuumed.
    """
    with as_owner():
        lapsed = lists.lapse(on)
        done = Disposal(on, job).run()
        if broke_off:
            vacuum(everything())
        elif done.records or done.dossiers or done.others:
            vacuum(done.tables)
        elif deletion_orders.was_any_wiped(timezone.now() - SINCE) or certificates.is_any_missing():
            vacuum(everything())
        made, failed = certificates.make_all()
        done.failed += failed
        return _summary(done) | {"lists_lapsed": lapsed, "certificates_made": made}


def erase_decided() -> int:
    """Erase every record of which an answer that was sent says so (AVG art. 17). Returns how many were erased.

    Who asked to see the data too gets that first: until it was collected, or the days to do so are over. Each is
    erased once, however many workers run. A record that something keeps after all stays frozen, and is tried again the
    next time.
    """
    due = Measure.objects.filter(kind=Measure.Kind.ERASE, done_at__isnull=True, finding__case__status=Status.SENT)
    due = due.exclude(Exists(on_their_way(OuterRef("finding__case__subject"), timezone.localdate())))
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


def systems_with(records: Sequence[Record]) -> dict[deletion_orders.OtherSystem, list[Record]]:
    """The systems of the search plan that may hold copies of these records, each with the records concerned.

    A system belongs to an activity, or to none in particular, such as the archive.
    """
    found: dict[deletion_orders.OtherSystem, list[Record]] = {}
    for source in SearchSource.objects.standing():
        there = [record for record in records if source.activity_id in (None, record.basis.activity_id)]
        if there:
            found[deletion_orders.OtherSystem(source.name, source.department, source.answerer_id)] = there
    return found


def _systems_to_order(case: Case, record: Record) -> list[deletion_orders.OtherSystem]:
    """The systems that may hold this record too, but not those where nothing was found for the request."""
    searched = SearchTask.objects.filter(case=case, answer=SearchTask.Answer.NOTHING)
    nothing_at = set(searched.values_list("system", flat=True))
    return [system for system in systems_with([record]) if system.name not in nothing_at]


def keep_counts(job: JobRun, counts: dict[str, Any]) -> None:
    """Keep the counts of a job, for whoever looks while it runs."""
    JobRun.objects.filter(pk=job.pk).update(counts=counts)


def counts_of(summary: dict[str, Any]) -> dict[str, Any]:
    """A summary with numbers in place of lists of references: what is kept of a run."""
    return {name: len(value) if isinstance(value, list) else value for name, value in summary.items()}


def _summary(done: run.Disposed) -> dict[str, Any]:
    """What a run did: references of records, dossiers and cases, how many items stayed, and keys of what failed."""
    return {
        "records_destroyed": sorted(done.records),
        "dossiers_destroyed": sorted(done.dossiers),
        "cases_destroyed": sorted(done.others),
        "items_stayed": done.stayed,
        "items_failed": done.failed,
    }
