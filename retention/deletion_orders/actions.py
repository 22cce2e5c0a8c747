"""Deletion orders: what another system has to delete too, ordered with a list or an erasure, and proved by a person.

The model is `Slip`. It names people by client number, and only until it is proved (AVG art. 5(1)(c) and (e), 19).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from retention.deletion_orders.rules import why_not_prove
from retention.ledger import actions as ledger
from retention.models import Slip, SlipLine
from retention.verbs import Verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from dossiers.actors import Actor
    from dossiers.models import Record
    from retention.models import DestructionList

CARRIED_OUT_WITHIN = dt.timedelta(days=30)
GROUND = "slip"  # the ground of its line in the ledger


@dataclass(frozen=True)
class OtherSystem:
    """A system outside the product that may hold the same data: its name and department, and the user who deletes."""

    name: str
    department: str
    executor_id: UUID | None = None


def order_for_list(*, of: DestructionList, found: Mapping[OtherSystem, Sequence[Record]], on: dt.date) -> None:
    """Order each system in `found` to delete what it holds of these records: one order per list and system.

    Every client is named once per rule. Call it in the transaction that destroys the records, before they are deleted:
    afterwards their client numbers are not known.
    """
    rules = dict(of.items.values_list("record_key", "rule_id"))
    for system, records in found.items():
        order = _order_to(system, on, of=of)
        known = set(order.lines.values_list("rule_id", "known_as"))
        named = {(rules[record.pk], _known_as(record)) for record in records}
        SlipLine.objects.bulk_create(
            SlipLine(slip=order, rule_id=rule, known_as=known_as) for rule, known_as in sorted(named - known)
        )


def order_for_erasure(*, request: str, record: Record, systems: Iterable[OtherSystem], on: dt.date) -> None:
    """Order each of `systems` to delete what it holds of `record`: one order per request and system (AVG art. 17(1)).

    `request` is the number of the request. Call it in the transaction that destroys the record, before it is deleted.
    """
    for system in systems:
        order = _order_to(system, on, request=request)
        SlipLine.objects.get_or_create(slip=order, section=record.section, known_as=_known_as(record))


def _order_to(system: OtherSystem, on: dt.date, **occasion: Any) -> Slip:
    """The order to this system because of a list (`of`) or a request (`request`), made when there is none yet."""
    given = {"department": system.department, "executor_id": system.executor_id, "due_on": on + CARRIED_OUT_WITHIN}
    order, is_new = Slip.objects.get_or_create(system=system.name, **occasion, defaults=given)
    if is_new:
        journal.record(Verb.SLIP_HANDED_OUT, order, by=None)
    return order


def _known_as(record: Record) -> str:
    """What another system knows the person of this record by: the client number, or else our reference."""
    return record.dossier.person.client_number or record.reference


@transaction.atomic
def prove(*, slip: Slip, done_on: dt.date, done_as: str, proof: str, by: Actor, on: dt.date) -> Slip:
    """Write down that an order was carried out: when, by whom, and how one knows. Its lines are deleted.

    The ledger gets a line, so that a restored copy of the database does not bring the numbers back. Raises Refused.
    """
    slip = Slip.objects.select_for_update().get(pk=slip.pk)
    if why := why_not_prove(slip, by, done_on, on):
        raise Refused(why)
    slip.done_on, slip.done_as, slip.proof = done_on, done_as, proof
    slip.proved_at, slip.proved_by = timezone.now(), by
    slip.save(update_fields=("done_on", "done_as", "proof", "proved_at", "proved_by"))
    wipe(slip)
    ledger.note([slip], GROUND)
    journal.record(Verb.SLIP_PROVED, slip, by=by)
    return slip


def wipe(slip: Slip) -> int:
    """Delete the lines of an order, which say whom it was about. Returns how many there were."""
    rows: Any = SlipLine.objects.filter(slip=slip)
    return int(rows._raw_delete(rows.db) or 0)


def by_reference(reference: str) -> Slip | None:
    """The order with this reference, such as "VO-2026-0012"."""
    number = reference.rpartition("-")[2]
    slip = Slip.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    return slip if slip and slip.reference == reference else None


def was_any_wiped(since: dt.datetime) -> bool:
    """Whether an order was proved after that moment, so that numbers have to be vacuumed out of the database."""
    return Slip.objects.filter(proved_at__gte=since).exists()
