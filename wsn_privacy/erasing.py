"""Removing what a request had removed: found in the rows, done by the worker as the owner of the tables."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import DatabaseError, transaction
from django.utils import timezone

from cases.models import Finding, Measure, SearchTask
from cases.workflow import Status
from dossiers.access import wall
from dossiers.refusal import Refused
from retention import slips
from retention.actions import destroy
from retention.going import touched
from wsn_privacy.destroying import elsewhere
from wsn_privacy.operations.database_owner import as_owner
from wsn_privacy.vacuuming import vacuum

if TYPE_CHECKING:
    from uuid import UUID

    from cases.models import Case
    from dossiers.models import Record

log = logging.getLogger(__name__)


def carry_out() -> int:
    """Destroy every record of which a sent answer says that it is removed. Returns how many went.

    Once each, however many workers run. What something keeps after all stays frozen, and is tried again.
    """
    due = Measure.objects.filter(kind=Measure.Kind.ERASE, done_at__isnull=True, finding__case__status=Status.SENT)
    with wall.as_job():
        waiting = list(due.values_list("pk", flat=True))
    if not waiting:
        return 0
    tables: set[str] = set()
    with as_owner():
        gone = sum(_one(pk, tables) for pk in waiting)
        if gone:
            vacuum(tables)
        return gone


def _one(pk: UUID, tables: set[str]) -> int:
    """Destroy one record, unless another worker has it; `tables` gets those from which rows went."""
    try:
        with transaction.atomic():
            rows = Measure.objects.select_for_update(skip_locked=True, of=("self",)).filter(done_at__isnull=True)
            row = rows.select_related("finding__case__answer", "finding__record").filter(pk=pk).first()
            if row is None or row.finding.record is None:
                return 0
            record, case = row.finding.record, row.finding.case
            row.done_at = timezone.now()
            row.save(update_fields=("done_at",))
            let_go(record)
            _hand_out(case, record)
            destroy(record=record, article=row.article, request=case.reference, by=case.answer.by)
            tables |= touched()
    except (Refused, DatabaseError) as refusal:
        log.error("a record of %s could not be removed: %s", pk, type(refusal).__name__)
        return 0
    return 1


def _hand_out(case: Case, record: Record) -> None:
    """Give the places where this record may be kept too a slip, but where nothing was found for the request."""
    searched = SearchTask.objects.filter(case=case, answer=SearchTask.Answer.NOTHING)
    nothing_at = set(searched.values_list("system", flat=True))
    places = [place for place in elsewhere([record]) if place.system not in nothing_at]
    slips.hand_out_erased(request=case.reference, record=record, places=places, on=timezone.localdate())


def let_go(record: Record) -> None:
    """Have what requests found point at a record no longer; of which section it was stays."""
    Finding.objects.filter(record=record).update(record=None, destroyed_at=timezone.now(), was=record.section)
