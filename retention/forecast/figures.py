"""Seeing ahead: how much becomes due per activity in the months to come, why what is due stays, and what went.

Month by month by the cutoffs of `retention.schedule.due`: per rule the database counts how many ends of a month a term
lasts, and where several rules meet the latest or earliest of those decides, as it does for one record.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Count, DateField, DateTimeField, Exists, F, Func, IntegerField, OuterRef, Sum, Value
from django.db.models.functions import Coalesce, ExtractYear, Greatest, Least

from dossiers.models import Activity, Freeze, Record
from law.calendar import add_months
from law.keeping import day_begins, latest_day
from law.terms import Starts
from retention.models import Destruction, Hold
from retention.schedule.due import DAY, FIELDS, Book, began_by, decided, held

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retention.models import Rule

MONTHS = 24
NEVER = 1_000  # later than every month


@dataclass(frozen=True)
class Ahead:
    """What becomes due: per activity how many records are due by the day itself, and how many more by each `end`."""

    ends: tuple[dt.date, ...]
    counts: dict[int, list[int]]

    @property
    def total(self) -> list[int]:
        """All activities together."""
        return [sum(month) for month in zip(*self.counts.values(), strict=True)] or [0] * len(self.ends)


def ends_of(on: dt.date, months: int = MONTHS) -> tuple[dt.date, ...]:
    """The day itself, and the last day of its month and of so many less one after it."""
    first = on.replace(day=1)
    return (on, *(add_months(first, month) - DAY for month in range(1, months + 1)))


def ahead(book: Book, only: frozenset[int] | None = None) -> Ahead:
    """What becomes due by the rules of `book`; of the activities with keys in `only`, when it is given.

    Holds do not count: they end by themselves. Nor do versions of a rule that begin later.
    """
    ends = ends_of(book.on)
    counts: dict[int, list[int]] = defaultdict(lambda: [0] * len(ends))
    for rules, bases in book.groups():
        month = decided(rules, partial(_month, ends=ends), Greatest, Least)
        if month is None:
            continue
        rows = Record.objects.filter(decided(rules, partial(began_by, on=ends[-1])), basis__in=bases).order_by()
        if only is not None:
            rows = rows.filter(basis__activity__in=only)
        found = rows.values("basis__activity").annotate(month=month, found=Count("pk"))
        for activity, place, count in found.values_list("basis__activity", "month", "found"):
            counts[activity][place] += count
    return Ahead(ends, dict(counts))


def _month(rule: Rule, ends: Sequence[dt.date]) -> Any:
    """The place of the first of `ends` by which the term of `rule` is past, or NEVER when it did not begin."""
    starts = Starts(rule.starts)
    after = [latest_day(starts, rule.length.cutoff(end)) + DAY for end in ends]
    if starts is Starts.RECORDED:
        bounds: Any = Value([day_begins(day) for day in after], output_field=ArrayField(DateTimeField()))
    else:
        bounds = Value(after, output_field=ArrayField(DateField()))
    place = Func(F(FIELDS[starts]), bounds, function="width_bucket", output_field=IntegerField())
    return Coalesce(place, NEVER)


@dataclass(frozen=True)
class Effect:
    """What another rule would do to an activity: how many are due on the day and in the months to come."""

    activity: Activity
    due: int
    due_then: int
    coming: int
    coming_then: int


def effects(rule: Rule, on: dt.date) -> list[Effect]:
    """What changes per activity if `rule`, which need not be saved, counted in place of the version of its category."""
    touched = {each.pk: each for each in Activity.objects.order_by("number") if rule.category in each.rule_names}
    only = frozenset(touched)
    now, then = ahead(Book.of(on), only), ahead(Book.of(on, instead=rule), only)
    nothing = [0] * len(now.ends)
    made = []
    for key, activity in touched.items():
        before, after = now.counts.get(key, nothing), then.counts.get(key, nothing)
        made.append(Effect(activity, before[0], after[0], sum(before[1:]), sum(after[1:])))
    return made


def blocked(book: Book) -> dict[int, int]:
    """How many records are due and held, per key of the activity."""
    rows = held(book.due(), book.on).order_by().values("basis__activity").annotate(found=Count("pk"))
    return dict(rows.values_list("basis__activity", "found"))


def reasons(book: Book) -> list[tuple[str, int]]:
    """Why what is due stays, each reason with the number of records; one record may have several."""
    due, found = book.due(), []
    for kind in Hold.Kind:
        holds = Hold.objects.in_force(book.on).filter(kind=kind)
        by_way = [
            due.filter(Exists(holds.filter(record=OuterRef("pk")))),
            due.filter(Exists(holds.filter(dossier=OuterRef("dossier_id")))),
            due.filter(Exists(holds.filter(person=OuterRef("dossier__person_id")))),
        ]
        found.append((str(kind.label), _distinct(by_way)))
    frozen = due.filter(Exists(Freeze.objects.active().filter(record=OuterRef("pk"))))
    found.append(("bevroren voor een verzoek", frozen.count()))
    return [(why, count) for why, count in found if count]


def _distinct(ways: Sequence[Any]) -> int:
    keys = [rows.order_by().values("pk") for rows in ways]
    return int(keys[0].union(*keys[1:]).count())


def destroyed() -> list[Any]:
    """What was destroyed per year and activity, the last year first; whole dossiers have no activity."""
    rows = Destruction.objects.annotate(year=ExtractYear("at")).order_by("-year", "activity__number")
    return list(
        rows.values("year", "activity__number", "activity__name").annotate(records=Sum("count"), rows=Count("pk"))
    )
