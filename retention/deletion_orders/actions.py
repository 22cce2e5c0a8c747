"""Deletion slips for what lies in other systems: handed out with a list or an erasure, and proved by a person.

A slip says by client number what has to go there, only until it is proved (AVG art. 5(1)(c) and (e), 19).
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

TERM = dt.timedelta(days=30)  # to carry a slip out
GROUND = "slip"  # of its line in the ledger


@dataclass(frozen=True)
class Place:
    """A system outside the product in which the same is kept, and who deletes there."""

    system: str
    department: str
    executor_id: UUID | None = None


def hand_out(*, of: DestructionList, found: Mapping[Place, Sequence[Record]], on: dt.date) -> None:
    """Put what goes now on the slip of each place: one per list and place, each client once per rule.

    In the transaction in which the records go, before they do: afterwards nobody knows their client number.
    """
    rules = dict(of.items.values_list("record_key", "rule_id"))
    for place, records in found.items():
        slip = _slip_of(place, on, of=of)
        known = set(slip.lines.values_list("rule_id", "known_as"))
        named = {(rules[record.pk], _known_as(record)) for record in records}
        SlipLine.objects.bulk_create(
            SlipLine(slip=slip, rule_id=rule, known_as=known_as) for rule, known_as in sorted(named - known)
        )


def hand_out_erased(*, request: str, record: Record, places: Iterable[Place], on: dt.date) -> None:
    """Put a record that is erased because of `request` on the slip of each place: one per request and place.

    In the transaction in which it goes, before it does (AVG art. 17(1)).
    """
    for place in places:
        slip = _slip_of(place, on, request=request)
        SlipLine.objects.get_or_create(slip=slip, section=record.section, known_as=_known_as(record))


def _slip_of(place: Place, on: dt.date, **behind: Any) -> Slip:
    """The slip of this place for a list or a request, made when there is none yet."""
    given = {"department": place.department, "executor_id": place.executor_id, "due_on": on + TERM}
    slip, is_new = Slip.objects.get_or_create(system=place.system, **behind, defaults=given)
    if is_new:
        journal.record(Verb.SLIP_HANDED_OUT, slip, by=None)
    return slip


def _known_as(record: Record) -> str:
    """What another system knows the person of this record by, or else the record."""
    return record.dossier.person.client_number or record.reference


@transaction.atomic
def prove(*, slip: Slip, done_on: dt.date, done_as: str, proof: str, by: Actor, on: dt.date) -> Slip:
    """Write down that a slip was carried out: when, by whom, and how one knows. Whom it was about goes. Raises Refused.

    The ledger has a line, so that a copy of the database that is put back does not bring the numbers back.
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
    """Take away whom a slip was about. Returns how many lines went."""
    rows: Any = SlipLine.objects.filter(slip=slip)
    return int(rows._raw_delete(rows.db) or 0)


def by_reference(reference: str) -> Slip | None:
    """The slip with this reference, such as "VO-2026-0012"."""
    number = reference.rpartition("-")[2]
    slip = Slip.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    return slip if slip and slip.reference == reference else None


def is_any_wiped(since: dt.datetime) -> bool:
    """Whether a slip was proved after that moment, so that the database has numbers to forget."""
    return Slip.objects.filter(proved_at__gte=since).exists()
