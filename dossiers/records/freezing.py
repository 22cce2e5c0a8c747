"""Freezing a record and letting it go: kept, and nothing else, while something about it is settled (AVG art. 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers.functions import SEES_EVERYBODY
from dossiers.journal import actions as journal
from dossiers.models import Freeze
from dossiers.scope import has_function
from dossiers.verbs import Verb

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from dossiers.actors import Actor
    from dossiers.models import Record


def with_ice(records: QuerySet[Record]) -> QuerySet[Record]:
    """`records` that know whether they are frozen: `is_frozen` on each."""
    return records.annotate(is_frozen=Exists(Freeze.objects.active().filter(record=OuterRef("pk"))))


def freeze_on(record: Record) -> Freeze | None:
    """What keeps `record` frozen now, the oldest first; None when it is free."""
    return Freeze.objects.active().filter(record=record).order_by("at").first()


def why_not_read(record: Record, user: Actor) -> str:
    """Why `user` may know that `record` is there, and not what it says, or an empty string (AVG art. 18(2)).

    Those who see everybody read on: they settle what it is frozen for.
    """
    if has_function(user, *SEES_EVERYBODY) or freeze_on(record) is None:
        return ""
    return _("Dit gegeven is bevroren. Wij bewaren het, en gebruiken het nu niet.")


def why_not_touch(record: Record) -> str:
    """Why nobody may change or add to `record` now, or an empty string (AVG art. 18(2))."""
    return "" if freeze_on(record) is None else _("Dit gegeven is bevroren. Er kan nu niets aan veranderen.")


@transaction.atomic
def freeze(*, record: Record, reason: str, reference: str, by: Actor) -> Freeze:
    """Freeze `record` for the request `reference`. Freezing twice for one request is freezing once."""
    row, is_new = Freeze.objects.active().get_or_create(
        record=record, reference=reference, defaults={"reason": reason, "by": by}
    )
    if is_new:
        journal.record(Verb.FROZEN, record, by=by)
    return row


@transaction.atomic
def thaw(*, reference: str, by: Actor, record: Record | None = None) -> int:
    """Let go of what was frozen for the request `reference`, or only of `record`. Returns how many there were."""
    rows = Freeze.objects.active().filter(reference=reference).select_related("record__dossier")
    rows = rows.filter(record=record) if record else rows
    for row in rows:
        row.lifted_at, row.lifted_by = timezone.now(), by
        row.save(update_fields=("lifted_at", "lifted_by"))
        journal.record(Verb.THAWED, row.record, by=by)
    return len(rows)
