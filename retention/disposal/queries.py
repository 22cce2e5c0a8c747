"""What a run of disposal finds to do on a day: records, lists and dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from dossiers.models import Dossier, Record
from law.terms import TENANCY
from retention.lists.rules import why_not_carry_out
from retention.models import DestructionList, Hold, Item, Rule
from retention.schedule.due import Schedule, not_held

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from uuid import UUID

    from django.db.models import QuerySet


def due_at_once(schedule: Schedule) -> QuerySet[Record]:
    """The records that are due, not held, and destroyed without a list."""
    return not_held(schedule.due(at_once=True), schedule.on)


def ready_lists(on: dt.date) -> list[DestructionList]:
    """The lists that are signed and of which the waiting days are over."""
    running = DestructionList.objects.running().prefetch_related("steps").order_by("pk")
    return [of for of in running if not why_not_carry_out(of, on)]


def records_going(schedule: Schedule) -> QuerySet[Record]:
    """The records that a run on the day of `schedule` would destroy: without a list, or by a list that is ready."""
    items = Item.objects.filter(of__in=ready_lists(schedule.on), outcome__isnull=True).values("record_key")
    by_list = not_held(schedule.due(), schedule.on).filter(pk__in=items)
    return Record.objects.filter(pk__in=due_at_once(schedule).values("pk")) | Record.objects.filter(
        pk__in=by_list.values("pk")
    )


def empty_dossiers(on: dt.date, besides: Sequence[UUID] = ()) -> QuerySet[Dossier]:
    """The dossiers that ended as long ago as the rule for tenancies says, without records and without a hold.

    Records in `besides` are taken as gone.
    """
    rule = Rule.objects.in_force(on).get(TENANCY)
    if rule is None:
        return Dossier.objects.none()
    holds = Hold.objects.in_force(on)
    return Dossier.objects.filter(ended_on__lte=rule.length.cutoff(on)).exclude(
        Exists(Record.objects.filter(dossier=OuterRef("pk")).exclude(pk__in=besides))
        | Exists(holds.filter(dossier=OuterRef("pk")))
        | Exists(holds.filter(person=OuterRef("person_id")))
    )
