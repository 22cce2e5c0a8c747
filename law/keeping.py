"""When something has been kept long enough: where a term begins, which of several wins, and what is due on a day.

A term is kept through its last day in the Netherlands and is due the day after. Where several meet, the longest minimum
wins; a statutory maximum always wins, and another maximum wins from everything but a statutory minimum (AVG 5(1)(e)).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from law.calendar import ONE_DAY, add_months
from law.terms import Kind, Starts

if TYPE_CHECKING:
    from collections.abc import Sequence

WAITING_DAYS = 7  # between the last signature under a destruction list and its execution
HERE = ZoneInfo("Europe/Amsterdam")


class Weight(StrEnum):
    """How a term counts beside others."""

    STATUTORY_MAXIMUM = "statutory maximum"
    STATUTORY_MINIMUM = "statutory minimum"
    MAXIMUM = "maximum"
    MINIMUM = "minimum"


@dataclass(frozen=True)
class Length:
    """How long: calendar months and days together, and how it counts. AVG 5(1)(e)."""

    months: int
    days: int
    weight: Weight

    def last_day(self, trigger: date) -> date:
        """The last day of keeping, counted from the trigger as Regulation 1182/71 art. 3 counts."""
        return add_months(trigger, self.months) + timedelta(days=self.days)

    def cutoff(self, on: date) -> date:
        """The latest trigger that is due on `on`: exact, because a later trigger never ends earlier.

        Some triggers end on one day: of 28 to 31 January a month ends on 28 February.
        """
        last = on - ONE_DAY - timedelta(days=self.days)
        trigger = add_months(last, -self.months)
        while add_months(trigger + ONE_DAY, self.months) <= last:
            trigger += ONE_DAY
        return trigger


def weight_of(kind: str, is_maximum: bool) -> Weight:
    """How a term on this basis counts. AVG 5(1)(e)."""
    if kind == Kind.STATUTE:
        return Weight.STATUTORY_MAXIMUM if is_maximum else Weight.STATUTORY_MINIMUM
    return Weight.MAXIMUM if is_maximum else Weight.MINIMUM


def trigger_of(starts: Starts, on: date) -> date:
    """The day from which a term runs, for something of `on`: the end of its financial year, or itself. AWR 52."""
    return date(on.year, 12, 31) if starts is Starts.YEAR_END else on


def latest_day(starts: Starts, cutoff: date) -> date:
    """The latest day whose trigger is not after `cutoff`; the other way round of `trigger_of`. AWR 52."""
    if starts is not Starts.YEAR_END or (cutoff.month, cutoff.day) == (12, 31):
        return cutoff
    return date(cutoff.year - 1, 12, 31)


def winner(ends: Sequence[tuple[Weight, date | None]]) -> int | None:
    """Which of several terms decides, as its place in `ends`; None when nothing decides yet.

    Each has its weight and last day, or None where nothing has begun. AVG 5(1)(e); Woningwet art. 55(3).
    """
    places = range(len(ends))
    by_weight = {weight: [place for place in places if ends[place][0] is weight] for weight in Weight}

    def first(chosen: list[int]) -> int | None:
        known = [place for place in chosen if ends[place][1] is not None]
        return min(known, key=lambda place: ends[place][1], default=None)  # type: ignore[arg-type,return-value]

    def last(chosen: list[int]) -> int | None:
        open_ended = any(ends[place][1] is None for place in chosen)
        return None if open_ended or not chosen else max(chosen, key=lambda place: ends[place][1])  # type: ignore[arg-type,return-value]

    hard, soft = by_weight[Weight.STATUTORY_MINIMUM], by_weight[Weight.MINIMUM]
    capped = first([place for place in (last(soft), first(by_weight[Weight.MAXIMUM])) if place is not None])
    if hard and soft:
        kept = None if capped is None else last([*hard, capped])
    elif hard:
        kept = last(hard)
    else:
        kept = capped
    ceiling = first(by_weight[Weight.STATUTORY_MAXIMUM])
    return first([place for place in (ceiling, kept) if place is not None])


def day_begins(on: date) -> datetime:
    """The moment at which `on` begins in the Netherlands, whatever the clock does that night. Regulation 1182/71."""
    return datetime.combine(on, time(), HERE)


def waits_until(approved: date) -> date:
    """The last waiting day of a destruction list; it is carried out after that day. Regulation 1182/71 art. 3(1)."""
    return approved + timedelta(days=WAITING_DAYS)
