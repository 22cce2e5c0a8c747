"""Placing and lifting holds, and destroying: the only place that destroys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.utils import timezone

from dossiers import journal
from dossiers.files import store
from dossiers.models import Record
from dossiers.refusal import Refused
from retention import ledger
from retention.models import Destruction, Hold
from retention.rules import why_not_erase

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.models import Dossier


@transaction.atomic
def place_hold(*, dossier: Dossier, kind: Hold.Kind, reference: str, by: Any, on: dt.date) -> Hold:
    """Hold `dossier` for the reason `kind`, known by `reference`. Holding twice is holding once."""
    hold, is_new = Hold.objects.active().get_or_create(
        dossier=dossier, kind=kind, reference=reference, defaults={"placed_on": on, "placed_by": by}
    )
    if is_new:
        journal.record("held", dossier, by=by)
    return hold


@transaction.atomic
def lift_holds(*, kind: Hold.Kind, reference: str, by: Any, on: dt.date) -> int:
    """Lift every hold of `kind` known by `reference`. Returns how many there were."""
    holds = Hold.objects.active().filter(kind=kind, reference=reference).select_related("dossier")
    for hold in holds:
        hold.lifted_on, hold.lifted_by = on, by
        hold.save(update_fields=("lifted_on", "lifted_by"))
        journal.record("released", hold.dossier, by=by)
    return len(holds)


@transaction.atomic
def destroy(
    *, record: Record, article: str, request: str, by: Any, erased_at: dt.datetime | None = None
) -> Destruction:
    """Destroy `record` with its files, corrections and statements; what is left says that it was, not what.

    Only the owner of the tables can: papers beside a record are never taken away by the site. `request` is the
    reference of the request that asked for it, `by` who decided. Whoever points at the record lets go of it first.
    `erased_at` is when it was erased before, and came back with a copy of the database: then nothing keeps it.
    Raises Refused when something keeps it at this very moment (AVG art. 17(3)).
    """
    rows = Record.objects.select_for_update(of=("self",)).select_related("dossier", "basis__activity")
    record = rows.get(pk=record.pk)
    if not erased_at and (why := why_not_erase(record, reference=request)):
        raise Refused(why)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL wsn.destruction = 'on'")
    files = list(record.files.values_list("pk", flat=True))
    record.freezes.all().delete()
    record.corrections.all().delete()
    record.statements.all().delete()
    record.files.all().delete()
    for pk in files:
        store.removed(pk)
    made = Destruction.objects.create(
        reference=record.reference,
        section=record.section,
        article=article,
        request=request,
        files=len(files),
        decided_by=by,
        at=erased_at or timezone.now(),
        again_at=timezone.now() if erased_at else None,
    )
    ledger.note([record], article=article)
    journal.record("destroyed", record, by=by)
    record.delete()
    return made
