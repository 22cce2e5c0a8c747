"""What is due on a day: the one place that says so, for one record in Python and for all of them in SQL.

No due date is kept anywhere. Per activity and rule `law.keeping` gives the latest trigger that is due; what is due is
then what began on or before it, found by index.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from dossiers.models import Activity, Freeze, LawfulBasis, Record
from law.keeping import Weight, day_begins, latest_day, trigger_of, winner
from law.terms import Starts
from retention.models import DestructionList, Hold, Item, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from django.db.models import QuerySet

DAY = dt.timedelta(days=1)
AHEAD = 730  # days: further than two years nobody plans
# Where the day of a trigger stands, as a path from the record.
FIELDS = {
    Starts.TENANCY_END: "dossier__ended_on",
    Starts.TENANCY_START: "dossier__started_on",
    Starts.HAPPENED: "happened_on",
    Starts.YEAR_END: "happened_on",
    Starts.RECORDED: "recorded_at",
    Starts.SET: "trigger_on",
}


@dataclass(frozen=True)
class Term:
    """One rule on one record: the day on which it began, None when it did not, and its last day."""

    rule: Rule
    trigger_on: dt.date | None
    last_on: dt.date | None


@dataclass(frozen=True)
class ScheduleOutcome:
    """What the rules say of one record: the term of each rule that applies, and the one that decides, if any yet."""

    terms: tuple[Term, ...]
    decisive: Term | None

    @property
    def due_on(self) -> dt.date | None:
        """The day on which the record is due: the day after the last."""
        return self.decisive.last_on + DAY if self.decisive and self.decisive.last_on else None

    def is_due(self, on: dt.date) -> bool:
        """Whether it is due on that day."""
        return self.due_on is not None and self.due_on <= on

    @property
    def goes_at_once(self) -> bool:
        """Whether it goes without a list: every rule on it says so."""
        return bool(self.terms) and all(term.rule.goes_at_once for term in self.terms)


@dataclass(frozen=True)
class Schedule:
    """The retention schedule on one day: the rules in force, per key of an activity. Read once for many records."""

    on: dt.date
    rules: dict[int, tuple[Rule, ...]]

    @classmethod
    def of(cls, on: dt.date, instead: Rule | None = None) -> Schedule:
        """The schedule on `on`, from two queries. `instead` is a version to try in place of the one in force."""
        in_force = Rule.objects.in_force(on)
        if instead is not None:
            in_force[instead.category] = instead
        return cls(
            on,
            {
                activity.pk: tuple(in_force[name] for name in activity.rule_names if name in in_force)
                for activity in Activity.objects.order_by("number")
            },
        )

    def outcome_of(self, record: Record) -> ScheduleOutcome:
        """What the rules say of `record`, of which the dossier and the basis were read along."""
        terms = tuple(_term(rule, record) for rule in self.rules.get(record.basis.activity_id, ()))
        place = winner([(term.rule.length.weight, term.last_on) for term in terms])
        return ScheduleOutcome(terms, None if place is None else terms[place])

    def due(self, *, at_once: bool | None = None) -> QuerySet[Record]:
        """The records that are due; with `at_once` only those that go without a list, or only those that do not."""
        return _all_of([rows for rows, goes_at_once in self.parts() if at_once in (None, goes_at_once)])

    def parts(self) -> Iterator[tuple[QuerySet[Record], bool]]:
        """What is due per set of rules, each found by index, and whether that goes without a list."""
        for rules, bases in self.groups():
            condition = combined(rules, lambda rule: past_on(rule, self.on)) if rules else None
            if condition is not None:
                rows = Record.objects.filter(condition, basis__in=bases).order_by()
                yield rows, all(rule.goes_at_once for rule in rules)

    def without_end(self) -> QuerySet[Record]:
        """The records without a last day because there is no rule, or nobody wrote down the day of the trigger."""
        found = []
        for rules, bases in self.groups():
            rows = Record.objects.filter(basis__in=bases).order_by()
            if not rules:
                found.append(rows)
            elif any(rule.starts == Starts.SET for rule in rules):
                known = combined(rules, lambda rule: Q(**{f"{FIELDS[Starts(rule.starts)]}__isnull": False}))
                found.append(rows.filter(~known if known is not None else Q(), trigger_on__isnull=True))
        return _all_of(found)

    def groups(self) -> Iterable[tuple[tuple[Rule, ...], list[int]]]:
        """The keys of the lawful bases, grouped by the rules that apply to their activity."""
        groups: dict[tuple[int, ...], tuple[tuple[Rule, ...], list[int]]] = {}
        for basis in LawfulBasis.objects.order_by("pk"):
            rules = self.rules.get(basis.activity_id, ())
            groups.setdefault(tuple(map(id, rules)), (rules, []))[1].append(basis.pk)
        return groups.values()


def not_held(records: QuerySet[Record], on: dt.date) -> QuerySet[Record]:
    """Those of `records` that nothing holds on that day."""
    return records.exclude(_is_held(on))


def held(records: QuerySet[Record], on: dt.date) -> QuerySet[Record]:
    """Those of `records` that something holds on that day."""
    return records.filter(_is_held(on))


def unlisted(records: QuerySet[Record]) -> QuerySet[Record]:
    """Those of `records` that are on no running list."""
    open_items = Item.objects.filter(of__in=DestructionList.objects.running(), outcome__isnull=True)
    return records.exclude(Exists(open_items.filter(record_key=OuterRef("pk"))))


def next_due_day(schedule: Schedule) -> dt.date | None:
    """The first day after that of `schedule` on which something is due and not held, or None within AHEAD days.

    What is due stays due, so the day is found by halving.
    """

    def any_due(days: int) -> bool:
        later = Schedule(schedule.on + days * DAY, schedule.rules)
        return not_held(later.due(), later.on).exists()

    if not any_due(AHEAD):
        return None
    return schedule.on + bisect_left(range(AHEAD), True, lo=1, key=any_due) * DAY


def _is_held(on: dt.date) -> Q:
    """Whether a hold or a freeze keeps a record on that day: on itself, its dossier or its person."""
    holds = Hold.objects.in_force(on)
    return (
        Q(Exists(holds.filter(record=OuterRef("pk"))))
        | Q(Exists(holds.filter(dossier=OuterRef("dossier_id"))))
        | Q(Exists(holds.filter(person=OuterRef("dossier__person_id"))))
        | Q(Exists(Freeze.objects.active().filter(record=OuterRef("pk"))))
    )


def _term(rule: Rule, record: Record) -> Term:
    """The term of `rule` on `record`, counted."""
    starts = Starts(rule.starts)
    day = _day_of(starts, record)
    trigger = trigger_of(starts, day) if day else None
    return Term(rule, trigger, rule.length.last_day(trigger) if trigger else None)


def _day_of(starts: Starts, record: Record) -> dt.date | None:
    """The day of `record` from which a term is counted; FIELDS says the same in SQL."""
    match starts:
        case Starts.TENANCY_END:
            return record.dossier.ended_on
        case Starts.TENANCY_START:
            return record.dossier.started_on
        case Starts.RECORDED:
            return timezone.localdate(record.recorded_at)
        case Starts.SET:
            return record.trigger_on
    return record.happened_on


def past_on(rule: Rule, on: dt.date) -> Q:
    """The records on which the term of `rule` is past on that day."""
    starts = Starts(rule.starts)
    latest = latest_day(starts, rule.length.cutoff(on))
    if starts is Starts.RECORDED:
        return Q(recorded_at__lt=day_begins(latest + DAY))
    return Q(**{f"{FIELDS[starts]}__lte": latest})


def combined(
    rules: tuple[Rule, ...],
    past: Callable[[Rule], Any],
    both: Callable[[Any, Any], Any] = and_,
    either: Callable[[Any, Any], Any] = or_,
) -> Any:
    """The decision of `law.keeping.winner` put together from `past`, the condition that one rule is past.

    Returns None when no condition is left. `both` and `either` combine two of them; with other functions than `and` and
    `or` it works on other things than conditions, such as months.
    """
    by_weight = {weight: [past(rule) for rule in rules if rule.length.weight is weight] for weight in Weight}
    hard, soft = by_weight[Weight.STATUTORY_MINIMUM], by_weight[Weight.MINIMUM]
    capped = [*([reduce(both, soft)] if soft else []), *by_weight[Weight.MAXIMUM]]
    if hard and not soft:
        kept = [reduce(both, hard)]
    elif hard:
        kept = [both(reduce(both, hard), reduce(either, capped))]
    else:
        kept = capped
    ways = [*kept, *by_weight[Weight.STATUTORY_MAXIMUM]]
    return reduce(either, ways) if ways else None


def _all_of(parts: Sequence[QuerySet[Record]]) -> QuerySet[Record]:
    """The records of all `parts`, each found by a query plan of its own."""
    if not parts:
        return Record.objects.none()
    keys = [rows.values("pk") for rows in parts]
    return Record.objects.filter(pk__in=keys[0].union(*keys[1:], all=True) if keys[1:] else keys[0])
