"""Placing and lifting holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from dossiers import journal
from retention.models import Hold

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
