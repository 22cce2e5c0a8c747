"""The end of waiting for colleagues: because somebody says why, or because the case is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from cases.flow import search_rules
from cases.models import Case, SearchStop, SearchTask
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused

if TYPE_CHECKING:
    from dossiers.actors import Actor


@transaction.atomic
def stop_waiting(*, case: Case, reason: str, by: Actor) -> int:
    """Wait no longer for the answers that are open, and keep why. Returns how many those are. Raises Refused."""
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    waiting = case.search_tasks.open().count()
    if why := search_rules.why_not_stop_waiting(case, waiting, reason):
        raise Refused(why)
    SearchStop.objects.create(case=case, reason=reason.strip(), tasks=waiting, by=by)
    return end_all(case=case, end=SearchTask.End.NOT_AWAITED, by=by)


def end_all(*, case: Case, end: str, by: Actor | None) -> int:
    """End the open tasks of a locked case; what was found stays with the case. Returns how many ended."""
    waiting = list(case.search_tasks.open().select_for_update().order_by("pk"))
    for task in waiting:
        end_one(task, end, by)
    return len(waiting)


def end_one(task: SearchTask, end: str, by: Actor | None) -> None:
    """End a locked task."""
    task.end, task.ended_at = end, timezone.now()
    task.save(update_fields=("end", "ended_at"))
    journal.record(Verb.SEARCH_ENDED, task, by=by)
