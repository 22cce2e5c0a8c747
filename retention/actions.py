"""Placing and lifting holds, and destroying: the only place that destroys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers import journal
from dossiers.files import store
from dossiers.intake.witness import ACCESS, Touched, journal_rows
from dossiers.models import Correction, Dossier, Freeze, Mention, Person, Record, RecordFile, Statement, Tie
from dossiers.refusal import Refused
from retention import ledger, mentions
from retention.models import Destruction, DestructionList, FileToGo, Hold, Rule
from retention.rules import why_not_erase

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence
    from uuid import UUID

    from retention.others import Kept


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
        journal.record("held", hold.held, by=by)
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
    journal.record("held", hold.held, by=by)
    return hold


def _lift(hold: Hold, by: Any, on: dt.date) -> None:
    hold.lifted_on, hold.lifted_by = on, by
    hold.save(update_fields=("lifted_on", "lifted_by"))
    journal.record("released", hold.held, by=by)


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
    journal.record("settled", record, by=by)
    return record


@dataclass(frozen=True)
class Why:
    """Why something is destroyed: the article or category, and the rule, list or request behind it; `by` decided.

    `erased_at` is when it was erased before, and came back with a copy of the database.
    """

    article: str
    by: Any = None
    rule: Rule | None = None
    under: DestructionList | None = None
    request: str = ""
    erased_at: dt.datetime | None = None


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
    return take_away(found, lambda _record: Why(article, by, request=request, erased_at=erased_at))[0]


def locked(keys: Iterable[UUID]) -> list[Record]:
    """The records with these keys until the end of the transaction, but those that somebody else has locked now.

    Their dossiers and people are locked along: whoever wants to hold one of them comes before or after, not in between.
    """
    rows = Record.objects.select_for_update(of=("self", "dossier", "dossier__person"), skip_locked=True)
    return list(rows.filter(pk__in=keys).select_related("dossier__person", "basis__activity").order_by("pk"))


def take_away(records: Sequence[Record], why: Callable[[Record], Why]) -> list[Destruction]:
    """Destroy `records`, locked and asked about in this transaction, with all that hangs on them.

    The one way by which anything goes. Files, corrections, statements, freezes, mentions and holds go along; what is
    left is a tombstone per record, a line in the journal, and one in the ledger outside the database. Only the owner
    of the tables can: the site never takes papers away. Rows go in bulk, past the lines that each would leave itself.
    """
    keys = [record.pk for record in records]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL wsn.destruction = 'on'")
    files = list(RecordFile.objects.filter(record__in=keys).values_list("pk", "record_id"))
    if files:
        FileToGo.objects.bulk_create([FileToGo(pk) for pk, _record in files], ignore_conflicts=True)
        transaction.on_commit(lambda: files_off([pk for pk, _record in files]), robust=True)
    for model in (Freeze, Correction, Statement, RecordFile, Mention, Hold):
        _gone(model.objects.filter(record__in=keys))
    made = [_tombstone(record, why(record), sum(of == record.pk for _pk, of in files)) for record in records]
    made = Destruction.objects.bulk_create(made)
    for article in {tombstone.article for tombstone in made}:
        ledger.note([record for record, left in zip(records, made, strict=True) if left.article == article], article)
    touched = [Touched(record.pk, str(record), record.subject_id) for record in records]
    journal_rows(Record, touched, verb="destroyed", action=ACCESS, by=made[0].decided_by if made else None)
    _gone(Record.objects.filter(pk__in=keys))
    return made


def files_off(keys: Sequence[UUID] | None = None) -> int:
    """Take files of destroyed records off the disk: those with these keys, or all that whoever was killed left there.

    Returns how many went; what could not go is tried again by the next sweep.
    """
    if keys is None:
        keys = list(FileToGo.objects.values_list("pk", flat=True))
    return _gone(FileToGo.objects.filter(pk__in=store.take_off(keys)))


def _tombstone(record: Record, why: Why, files: int) -> Destruction:
    """What stays of `record`: that it was, and why it went."""
    return Destruction(
        reference=record.reference,
        section=record.section,
        article=why.article,
        rule=why.rule,
        activity_id=record.basis.activity_id,
        under=why.under,
        request=why.request,
        files=files,
        decided_by=why.by,
        **_moments(why.erased_at),
    )


def _moments(erased_at: dt.datetime | None) -> dict[str, dt.datetime]:
    """When something went: for the first time, and again when it came back."""
    return {"at": erased_at, "again_at": timezone.now()} if erased_at else {}


def take_others(kept: Kept, rows: Sequence[Any], why: Why) -> list[Destruction]:
    """Destroy `rows` of another app, locked and asked about in this transaction, with all that hangs on them.

    They leave what records leave: a tombstone each, a line in the journal, and one in the ledger. The people whom
    nothing else needs go along.
    """
    keys, people = [row.pk for row in rows], kept.people(rows)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL wsn.destruction = 'on'")
    for model, path in kept.hanging:
        _gone(model._default_manager.filter(**{f"{path}__in": keys}))
    words = {"article": why.article, "rule": why.rule, "decided_by": why.by, **_moments(why.erased_at)}
    made = Destruction.objects.bulk_create(Destruction(reference=row.reference, **words) for row in rows)
    ledger.note(rows, why.article)
    touched = [Touched(row.pk, str(row), None) for row in rows]
    journal_rows(kept.model, touched, verb="destroyed", action=ACCESS, by=why.by)
    _gone(kept.model._default_manager.filter(pk__in=keys))
    forget_people(people, by=why.by)
    return made


def _gone(rows: Any) -> int:
    """Delete rows as they are, without reading them first."""
    return int(rows._raw_delete(rows.db) or 0)


def close(*, dossier: Dossier, by: Any = None, erased_at: dt.datetime | None = None) -> list[str]:
    """Destroy a dossier that ended, of which no record is left and which nothing holds; then the people nobody keeps.

    Its key, permissions and openings go along, the person too when nothing else refers to that person. Returns the
    references of what went; empty when something keeps the dossier. With `erased_at`, when it was erased before,
    neither a hold nor a tenancy that had not ended yet keeps it.
    """
    found = Dossier.objects.select_for_update(of=("self",), skip_locked=True).select_related("person")
    row = found.filter(pk=dossier.pk, records__isnull=True).first()
    if row is None or (not erased_at and (row.ended_on is None or _is_held(row))):
        return []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL wsn.destruction = 'on'")
    Destruction.objects.create(
        reference=row.reference, article="dossier", count=0, decided_by=by, **_moments(erased_at)
    )
    ledger.note([row], "dossier")
    journal.record("destroyed", row, by=by)
    mentions.let_go(row.person_id, by=by)
    for name in ("openings", "emergencies", "holds"):
        _gone(getattr(row, name).all())
    row.delete()
    return [row.reference, *forget_people([row.person_id], by=by)]


def _is_held(dossier: Dossier) -> bool:
    """Whether something holds the dossier or the person in it."""
    return Hold.objects.active().filter(Q(dossier=dossier) | Q(person=dossier.person_id)).exists()


def forget_people(keys: Iterable[UUID], *, by: Any = None) -> list[str]:
    """Destroy those of these people to whom nothing refers any more: no dossier, mention or request.

    Their ties go along. Returns their references.
    """
    gone: list[str] = []
    people = Person.objects.filter(pk__in=set(keys), dossiers__isnull=True, mentions__isnull=True, holds__isnull=True)
    for person in people.order_by("pk"):
        others = {key for tie in Tie.objects.of(person) for key in (tie.person_id, tie.other_id)} - {person.pk}
        try:
            with transaction.atomic():
                Tie.objects.of(person).delete()
                ledger.note([person], "person")
                journal.record("destroyed", person, by=by)
                gone_person = str(person)
                person.delete()
        except ProtectedError:  # a request refers to this person, for as long as the request is kept
            continue
        gone += [gone_person, *forget_people(others, by=by)]
    return gone
