"""Locks that run a job one at a time or once a day, and the two daily jobs of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from dossiers.access import wall
from dossiers.journal import actions as journal
from dossiers.locks import alone
from dossiers.log import queries
from wsn_privacy.models import JobRun

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable


def once_a_day(job: str, now: dt.datetime, act: Callable[[], dict[str, Any]]) -> bool:
    """Do `act` unless it was done on this day, and keep the counts that it gives. Returns whether it was done now."""
    with alone(f"wsn_privacy.{job}") as is_alone:
        if not is_alone:
            return False
        run, _new = JobRun.objects.get_or_create(job=job, period=timezone.localtime(now).date().isoformat())
        if run.finished_at:
            return False
        with wall.as_job():
            run.counts = act()
        run.finished_at = timezone.now()
        run.save(update_fields=("counts", "finished_at"))
        return True


def publish_head() -> dict[str, Any]:
    """Write the head of the journal outside the database."""
    head = journal.publish_head()
    return {"seal": head.seal, "lines": head.lines} if head else {}


def check_log() -> dict[str, Any]:
    """Check the whole journal; what was found stands in the journal, and so on the screen of the log."""
    found = queries.check()
    return {
        "lines": found.lines,
        "seals": found.seals,
        "heads": found.heads,
        "broken": found.broken,
        "line": found.line,
    }
