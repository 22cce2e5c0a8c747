"""The last day to write to a third party, as pages about a case show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cases.models import Consultation
from cases.workflow import UNDECIDED, Status

if TYPE_CHECKING:
    import datetime as dt

    from cases.models import Case

WARN_DAYS = 3  # the last day to write turns red this many days before it


def last_day(case: Case) -> dict[str, Any]:
    """The last day to write, counted back from the due date, and its colour; none once it is decided."""
    by, today = case.clock.third_party_by, timezone.localdate()
    if by is None or case.status not in UNDECIDED:
        return {"write_by": None}
    left = (by.on - today).days
    return {"write_by": by, "write_kind": "late" if left < 0 else "soon" if left <= WARN_DAYS else "ok"}


def may_still_answer(case: Case, today: dt.date) -> dt.date | None:
    """The last day on which somebody who was asked may still object, None where nobody may: one query."""
    asked = Consultation.objects.filter(third__case=case, answered_at=None, weighed_at=None)
    rows = asked.select_related("third__case__regulation").defer("letter")
    return max((row.due_on or row.named_on for row in rows if (row.due_on or row.named_on) >= today), default=None)


def pressing_day(case: Case) -> dict[str, Any]:
    """The same for the page of a case: only when it is near or past, or when somebody has yet to be asked.

    The case comes from `letter_listing.with_beside`, that knows the latter.
    """
    shown = last_day(case)
    is_quiet = shown["write_by"] is not None and shown["write_kind"] == "ok"
    has_to_ask = case.status == Status.GATHERED and case.has_to_ask  # type: ignore[attr-defined]
    return {"write_by": None} if is_quiet and not has_to_ask else shown
