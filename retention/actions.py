"""Placing and lifting holds, and destroying: the only place that destroys."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from dossiers.files import store
from dossiers.imports.witness import (
    ACCESS,
    Touched,
    journal_rows,
)
from dossiers.journal import actions as journal
from dossiers.models import Correction, Dossier, Freeze, Mention, Person, Record, RecordFile, Statement
from dossiers.refusal import Refused
from retention import ledger
from retention.closing import forget_people
from retention.going import Why, begin, gone, gone_with, tombstones, witnessed
from retention.models import Destruction, FileToGo, Hold
from retention.rules import why_not_erase
from retention.verbs import Verb

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from retention.others import Kept

OF_RECORD = (Freeze, Correction, Statement, RecordFile, Mention, Hold)  # what goes along with a record
# What has to be known of a record to say whether it may go.
READ = (
    *("reference", "section", "basis", "happened_on", "trigger_on", "recorded_at"),
    *("dossier__started_on", "dossier__ended_on", "dossier__person_id", "dossier__person__reference"),
)


@transaction.atomic
def place_hold(
    *,
    kind: str,
    by: Any,
    on: dt.date,
    dossier: Dossier | None = None,
    record: Record | None = None,
    person: Person | None = None,
    reference: str = "",
    reason: str = "",
    review_on: dt.date | None = None,
) -> Hold:
    """Hold one dossier, record or person for the reason `kind`, known by `reference`. Holding twice is holding once.

    `review_on` is the day on which somebody looks again whether it is still needed.
    """
    hold, is_new = Hold.objects.active().get_or_create(
        dossier=dossier,
        record=record,
        person=person,
        kind=kind,
        reference=reference,
        defaults={"placed_on": on, "placed_by": by, "reason": reason, "review_on": review_on},
    )
    if is_new:
        journal.record(Verb.HOLD_PLACED, hold.held, by=by)
    return hold


@transaction.atomic
def lift_holds(*, kind: Hold.Kind, reference: str, by: Any, on: dt.date) -> int:
    """Lift every hold of `kind` known by `reference`. Returns how many there were."""
    holds = Hold.objects.active().filter(kind=kind, reference=reference)
    for hold in holds.select_related("dossier", "record__dossier", "person"):
        _lift(hold, by, on)
    return len(holds)


@transaction.atomic
def lift_hold(*, hold: Hold, by: Any, on: dt.date) -> Hold:
    """Lift one hold; the next sweep finds again what it kept. Raises Refused when a request or somebody did already."""
    hold = Hold.objects.select_for_update().get(pk=hold.pk)
    if hold.lifted_on:
        raise Refused(_("Deze blokkade is al opgeheven."))
    if hold.kind == Hold.Kind.REQUEST:
        raise Refused(_("Deze blokkade hoort bij een verzoek. Zij stopt als het verzoek klaar is."))
    _lift(hold, by, on)
    return hold


@transaction.atomic
def renew_hold(*, hold: Hold, review_on: dt.date, by: Any, on: dt.date) -> Hold:
    """Keep a hold and look again on `review_on`. Raises Refused when it was lifted or that day is not to come."""
    hold = Hold.objects.select_for_update().get(pk=hold.pk)
    if hold.lifted_on:
        raise Refused(_("Deze blokkade is al opgeheven."))
    if review_on <= on:
        raise Refused(_("Kies een dag na vandaag."))
    hold.review_on = review_on
    hold.save(update_fields=("review_on",))
    journal.record(Verb.HOLD_PLACED, hold.held, by=by)
    return hold


def _lift(hold: Hold, by: Any, on: dt.date) -> None:
    hold.lifted_on, hold.lifted_by = on, by
    hold.save(update_fields=("lifted_on", "lifted_by"))
    journal.record(Verb.HOLD_LIFTED, hold.held, by=by)


@transaction.atomic
def settle(*, record: Record, on: dt.date, by: Any) -> Record:
    """Write down on which day the matter of `record` was done: from then its term runs. Raises Refused."""
    record = Record.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=record.pk)
    if on < record.happened_on:
        raise Refused(_("Die dag ligt voor de datum van het gegeven zelf."))
    if record.freezes.active().exists():  # type: ignore[attr-defined]
        raise Refused(_("Dit gegeven is bevroren. Er kan nu niets aan veranderen."))
    record.trigger_on = on
    record.save(update_fields=("trigger_on",))
    journal.record(Verb.RECORD_SETTLED, record, by=by)
    return record


@transaction.atomic
def destroy(
    *, record: Record, article: str, request: str, by: Any, erased_at: dt.datetime | None = None
) -> Destruction:
    """Destroy `record` because the request with this reference asked for it, as `by` decided.

    Whoever points at the record lets go of it first. Raises Refused when something keeps it (AVG art. 17(3)).
    `erased_at` is when it was erased before, and came back with a copy of the database: then nothing keeps it.
    """
    found = locked([record.pk])
    if not found:
        raise Refused(_("Dit gegeven is er niet meer."))
    if not erased_at and (why := why_not_erase(found[0], reference=request)):
        raise Refused(why)
    take_away(found, Why(article, by, request=request, erased_at=erased_at))
    return Destruction.objects.get(reference=found[0].reference)


def locked(keys: Iterable[UUID]) -> list[Record]:
    """The records with these keys until the end of the transaction, but those that somebody else has locked now.

    Their dossiers and people are locked along: whoever wants to hold one of them comes before or after, not in between.
    What they say is not read: to destroy it, nobody needs to know.
    """
    rows = Record.objects.select_for_update(of=("self", "dossier", "dossier__person"), skip_locked=True)
    rows = rows.select_related("dossier__person").prefetch_related("basis").only(*READ)  # one basis for many records
    return list(rows.filter(pk__in=keys).order_by("pk"))


def take_away(records: Sequence[Record], why: Why) -> None:
    """Destroy `records`, locked and asked about in this transaction, with all that hangs on them.

    The one way by which anything goes. Files, corrections, statements, freezes, mentions and holds go along; what is
    left is a tombstone per record, a line in the journal, and one in the ledger outside the database. Only the owner
    of the tables can: the site never takes papers away. Rows go in bulk, past the lines that each would leave itself.
    """
    if not records:
        return
    begin()
    keys = [record.pk for record in records]
    files = list(RecordFile.objects.filter(record__in=keys).values_list("pk", "record_id"))
    if files:
        FileToGo.objects.bulk_create([FileToGo(pk) for pk, _record in files], ignore_conflicts=True)
        transaction.on_commit(lambda: files_off([pk for pk, _record in files]), robust=True)
    for model in OF_RECORD:
        gone_with(model, "record", keys)
    many = Counter(of for _pk, of in files)
    tombstones([(each.reference, each.section, each.basis.activity_id, many[each.pk]) for each in records], why)
    witnessed(records, why.article, by=why.by)
    gone_with(Record, "id", keys)


def files_off(keys: Sequence[UUID] | None = None) -> int:
    """Take files of destroyed records off the disk: those with these keys, or all that whoever was killed left there.

    Returns how many went; what could not go is tried again by the next sweep.
    """
    if keys is None:
        keys = list(FileToGo.objects.values_list("pk", flat=True))
    return gone(FileToGo.objects.filter(pk__in=store.take_off(keys)))


def take_others(kept: Kept, rows: Sequence[Any], why: Why) -> None:
    """Destroy `rows` of another app, locked and asked about in this transaction, with all that hangs on them.

    They leave what records leave: a tombstone each, a line in the journal, and one in the ledger. The people whom
    nothing else needs go along.
    """
    keys, people = [row.pk for row in rows], kept.people(rows)
    begin()
    for model, path in kept.hanging:
        gone(model._default_manager.filter(**{f"{path}__in": keys}))
    tombstones([(row.reference, "", None, 0) for row in rows], why)
    ledger.note(rows, why.article)
    touched = [Touched(row.pk, str(row), None) for row in rows]
    journal_rows(kept.model, touched, verb=Verb.DESTROYED, action=ACCESS, by=why.by)
    gone(kept.model._default_manager.filter(pk__in=keys))
    forget_people(people, by=why.by)
