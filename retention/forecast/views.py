"""The page of what becomes due in the months to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dossiers.access import wall
from dossiers.models import Activity
from retention.forecast import figures, page_data
from retention.permissions import check_reader
from retention.schedule.due import Schedule

if TYPE_CHECKING:
    from django.http import HttpResponse

    from dossiers.actors import StaffRequest


@require_safe
def ahead(request: StaffRequest, number: int | None = None) -> HttpResponse:
    """What becomes due in the months to come, of everything or of one activity; what stays, and what was destroyed.

    Raises Http404 for the number of an activity that does not exist.
    """
    check_reader(request)
    schedule = Schedule.of(timezone.localdate())
    activities = list(Activity.objects.order_by("number"))
    chosen = next((each for each in activities if each.number == number), None)
    if number is not None and chosen is None:
        raise Http404
    with wall.as_job():  # numbers alone
        due, held = figures.due_by_month(schedule), figures.held_by_activity(schedule)
        context: dict[str, Any] = {"reasons": figures.why_held(schedule), "destroyed": figures.destroyed_by_year()}
    counts = due.counts.get(chosen.pk, [0] * len(due.ends)) if chosen else due.total
    context |= {"chosen": chosen, "rows": page_data.rows(activities, due, held), "height": page_data.HEIGHT}
    context |= {"months": page_data.bars(due.ends, counts), "total": sum(counts), "blocked": sum(held.values())}
    return render(request, "retention/forecast/ahead.html", context)
