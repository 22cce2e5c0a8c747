"""What the page of the forecast is given: rows per activity, and the bars of the drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from dossiers.models import Activity
    from retention.forecast.figures import DueByMonth

HEIGHT, WIDTH = 140, 1_000  # of the drawing: in pixels, and in its own units


def rows(activities: Iterable[Activity], due: DueByMonth, held: Mapping[int, int]) -> list[dict[str, Any]]:
    """Per activity of which something becomes due: how much now, how much stays, in a year and in the year after.

    `held` is the number of records that are due and held, per key of the activity.
    """
    return [
        {
            "activity": each,
            "due": month[0],
            "blocked": held.get(each.pk, 0),
            "year": sum(month[1:13]),
            "next": sum(month[13:]),
        }
        for each in activities
        if (month := due.counts.get(each.pk)) and any(month)
    ]


def bars(ends: Sequence[dt.date], counts: Sequence[int]) -> list[dict[str, Any]]:
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
