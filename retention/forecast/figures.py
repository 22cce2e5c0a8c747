"""The figures of the forecast: how much becomes due per activity and month, why it stays, and what was destroyed.

The months follow the cutoffs of `retention.schedule.due`. Per rule the database counts how many ends of a month a term
lasts; where several rules apply the latest or the earliest of those decides, as it does for one record.
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
from retention.schedule.due import DAY, FIELDS, Schedule, combined, held, past_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retention.models import Rule

MONTHS = 24
NEVER = 1_000  # later than every month


@dataclass(frozen=True)
class DueByMonth:
    """What becomes due: per key of an activity one number for each of `ends`, the first the day itself.

    The first number is what is due by then, each other how much more is due than by the end before it.
    """

    ends: tuple[dt.date, ...]
    counts: dict[int, list[int]]

    @property
    def total(self) -> list[int]:
        """All activities together."""
        return [sum(month) for month in zip(*self.counts.values(), strict=True)] or [0] * len(self.ends)


def month_ends(on: dt.date, months: int = MONTHS) -> tuple[dt.date, ...]:
    """The day itself, and the last days of `months` months, its own month first."""
    first = on.replace(day=1)
    return (on, *(add_months(first, month) - DAY for month in range(1, months + 1)))


def due_by_month(schedule: Schedule, only: frozenset[int] | None = None) -> DueByMonth:
    """What becomes due by `schedule`; with `only` just of the activities with those keys.

    Holds are left out: they end at some time. So are versions of a rule that begin later.
    """
    ends = month_ends(schedule.on)
    counts: dict[int, list[int]] = defaultdict(lambda: [0] * len(ends))
    for rules, bases in schedule.groups():
        month = combined(rules, partial(_month, ends=ends), Greatest, Least)
        if month is None:
            continue
        rows = Record.objects.filter(combined(rules, partial(past_on, on=ends[-1])), basis__in=bases).order_by()
        if only is not None:
            rows = rows.filter(basis__activity__in=only)
        found = rows.values("basis__activity").annotate(month=month, found=Count("pk"))
        for activity, place, count in found.values_list("basis__activity", "month", "found"):
            counts[activity][place] += count
    return DueByMonth(ends, dict(counts))


def _month(rule: Rule, ends: Sequence[dt.date]) -> Any:
    """As SQL: the index of the first of `ends` by which the term of `rule` is past, or NEVER when it did not begin."""
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
    """What another version of a rule would change for an activity: how many records are due now, and how many later.

    `due` and `coming` are by the version in force, `due_then` and `coming_then` by the other.
    """

    activity: Activity
    due: int
    due_then: int
    coming: int
    coming_then: int


def effects(rule: Rule, on: dt.date) -> list[Effect]:
    """What changes per activity when `rule`, which need not be saved, takes the place of the version in force."""
    touched = {each.pk: each for each in Activity.objects.order_by("number") if rule.category in each.rule_names}
    only = frozenset(touched)
    now, then = due_by_month(Schedule.of(on), only), due_by_month(Schedule.of(on, instead=rule), only)
    nothing = [0] * len(now.ends)
    made = []
    for key, activity in touched.items():
        before, after = now.counts.get(key, nothing), then.counts.get(key, nothing)
        made.append(Effect(activity, before[0], after[0], sum(before[1:]), sum(after[1:])))
    return made


def held_by_activity(schedule: Schedule) -> dict[int, int]:
    """How many records are due and held, per key of the activity."""
    rows = held(schedule.due(), schedule.on).order_by().values("basis__activity").annotate(found=Count("pk"))
    return dict(rows.values_list("basis__activity", "found"))


def why_held(schedule: Schedule) -> list[tuple[str, int]]:
    """Why records that are due stay: each reason with the number of records. One record may have several."""
    due, found = schedule.due(), []
    for kind in Hold.Kind:
        holds = Hold.objects.in_force(schedule.on).filter(kind=kind)
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


def destroyed_by_year() -> list[Any]:
    """What was destroyed per year and activity, the last year first; whole dossiers have no activity."""
    rows = Destruction.objects.annotate(year=ExtractYear("at")).order_by("-year", "activity__number")
    return list(
        rows.values("year", "activity__number", "activity__name").annotate(records=Sum("count"), rows=Count("pk"))
    )
