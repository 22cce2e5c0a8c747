"""The last day to write to a third party, as pages about a case show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cases.models import ThirdParty
from cases.workflow import Status

if TYPE_CHECKING:
    from cases.models import Case

WARN_DAYS = 3  # the last day to write turns red this many days before it
UNDECIDED = (Status.RECEIVED, Status.WAITING, Status.IDENTIFIED, Status.GATHERED)


def last_day(case: Case) -> dict[str, Any]:
    """The last day to write, counted back from the due date, and its colour; none once it is decided."""
    by, today = case.clock.third_party_by, timezone.localdate()
    if by is None or case.status not in UNDECIDED:
        return {"write_by": None}
    left = (by.on - today).days
    return {"write_by": by, "write_kind": "late" if left < 0 else "soon" if left <= WARN_DAYS else "ok"}


def pressing_day(case: Case) -> dict[str, Any]:
    """The same for the page of a case: only when it is near or past, or when somebody has yet to be asked."""
    shown = last_day(case)
    if shown["write_by"] is None or shown["write_kind"] != "ok":
        return shown
    waiting = case.status == Status.GATHERED and ThirdParty.objects.filter(
        case=case, choice=ThirdParty.Choice.ASK, consultation__isnull=True
    )
    return shown if waiting and waiting.exists() else {"write_by": None}
