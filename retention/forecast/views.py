"""The page of what becomes due in the months to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dossiers.access import wall
from dossiers.models import Activity
from retention.forecast import figures
from retention.permissions import check_reader
from retention.schedule.due import Book

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

HEIGHT, WIDTH = 140, 1_000  # of the drawing: in pixels, and in its own units


@require_safe
def ahead(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """What becomes due in the months to come, of everything or of one activity; what stays, and what went."""
    check_reader(request)
    book = Book.of(timezone.localdate())
    activities = {each.pk: each for each in Activity.objects.order_by("number")}
    chosen = next((each for each in activities.values() if each.number == number), None)
    if number is not None and chosen is None:
        raise Http404
    with wall.as_job():  # numbers alone
        found, stays = figures.ahead(book), figures.blocked(book)
        context: dict[str, Any] = {"reasons": figures.reasons(book), "destroyed": figures.destroyed()}
    rows = [
        {
            "activity": each,
            "due": month[0],
            "blocked": stays.get(key, 0),
            "year": sum(month[1:13]),
            "next": sum(month[13:]),
        }
        for key, each in activities.items()
        if (month := found.counts.get(key)) and any(month)
    ]
    counts = found.counts.get(chosen.pk, [0] * len(found.ends)) if chosen else found.total
    context |= {"chosen": chosen, "rows": rows, "months": _bars(found.ends, counts), "height": HEIGHT}
    context |= {"total": sum(counts), "blocked": sum(stays.values())}
    return render(request, "retention/forecast/ahead.html", context)


def _bars(ends: Sequence[dt.date], counts: Sequence[int]) -> list[dict[str, Any]]:
    """Per month its last day, its number, and the bar of the drawing. The first is what is due already."""
    most, step = max(counts) or 1, WIDTH / len(ends)
    return [
        {
            "end": end,
            "count": count,
            "is_now": place == 0,
            "x": round(place * step),
            "width": round(step * 0.7),
            "y": HEIGHT - max(round(HEIGHT * count / most), 2 if count else 0),
            "height": max(round(HEIGHT * count / most), 2 if count else 0),
        }
        for place, (end, count) in enumerate(zip(ends, counts, strict=True))
    ]
