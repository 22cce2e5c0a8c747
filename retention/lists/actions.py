"""Acts on destruction lists: propose, retain, submit, approve, stop, lapse. The run of disposal carries them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from dossiers.journal import actions as journal
from dossiers.models import Record
from dossiers.refusal import Refused
from law.keeping import day_begins
from law.terms import Kind as Basis
from retention import permissions
from retention.holds.actions import Cause, place_hold
from retention.lists import residual_mentions, rules
from retention.models import DestructionList, Hold, Item, Outcome, Step
from retention.models.lists import SUBMIT_WITHIN
from retention.schedule.due import Schedule, not_held, unlisted
from retention.verbs import Verb

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from dossiers.actors import Actor

VERBS = {
    Step.Kind.SUBMITTED: Verb.LIST_SUBMITTED,
    Step.Kind.APPROVED: Verb.LIST_APPROVED,
    Step.Kind.SECONDED: Verb.LIST_SECONDED,
    Step.Kind.STOPPED: Verb.LIST_STOPPED,
    Step.Kind.LAPSED: Verb.LIST_LAPSED,
}
MOST = 500  # items on a list: more than that nobody reads before signing


def candidates(schedule: Schedule) -> QuerySet[Record]:
    """The records that a new list would hold: due, not held, on no running list, and not destroyed without a list."""
    return not_held(unlisted(schedule.due(at_once=False)), schedule.on)


@transaction.atomic
def propose(*, by: Actor, on: dt.date, most: int = MOST) -> DestructionList:
    """Put what is due on `on` on a new list, the oldest first, at most `most` records. Raises Refused."""
    if not permissions.may_propose(by):
        raise Refused(_("Alleen de privacy officer maakt een lijst."))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('retention.lists'))")
    schedule = Schedule.of(on)
    records = list(candidates(schedule).select_related("dossier", "basis__activity").order_by("pk")[:most])
    if not records:
        raise Refused(_("Er is nu niets aan de beurt."))
    made = DestructionList.objects.create(day_on=on, proposed_by=by)
    Item.objects.bulk_create(_item(made, record, schedule) for record in records)
    residual_mentions.add_to_list(made, records)
    journal.record(Verb.LIST_PROPOSED, made, by=by, details={"items": len(records)})
    return made


def _item(of: DestructionList, record: Record, schedule: Schedule) -> Item:
    """The item for `record`, with the rule that decides. Raises Refused when it is not due."""
    outcome = schedule.outcome_of(record)
    term = outcome.decisive
    if term is None or term.trigger_on is None or outcome.due_on is None:
        raise Refused(_("Gegeven %(number)s is niet aan de beurt.") % {"number": record.reference})
    special = bool(record.basis.activity.special)
    return Item(
        of=of,
        record_key=record.pk,
        reference=record.reference,
        section=record.section,
        rule=term.rule,
        trigger_on=term.trigger_on,
        due_on=outcome.due_on,
        needs_third=special or any(each.rule.basis == Basis.STATUTE for each in outcome.terms),
    )


@transaction.atomic
def retain(*, item: Item, reason: str, until: dt.date, by: Actor, on: dt.date) -> Outcome:
    """Keep `item` after all, for a reason: it leaves the list, and is held until that day. Raises Refused."""
    of = locked(item.of)
    item = Item.objects.select_related("of", "rule").get(pk=item.pk, of=of)
    if why := rules.why_not_retain(item, by, until, on):
        raise Refused(why)
    outcome = Outcome.objects.create(item=item, kind=Outcome.Kind.KEPT, why=reason, until_on=until, by=by)
    record = Record.objects.filter(pk=item.record_key).first()
    if record:
        place_hold(record, Cause(Hold.Kind.LONGER, of.reference, reason, until), by=by, on=on)
    return outcome


@transaction.atomic
def submit(*, of: DestructionList, by: Actor) -> Step:
    """Submit a list to somebody else for approval. Raises Refused."""
    of = locked(of)
    if why := rules.why_not_submit(of, by):
        raise Refused(why)
    return _step(of, Step.Kind.SUBMITTED, by)


@transaction.atomic
def approve(*, of: DestructionList, typed: str, by: Actor) -> Step:
    """Sign a list, confirmed by typing its number. The last signature begins the waiting days. Raises Refused."""
    of = locked(of)
    if why := rules.why_not_approve(of, by) or rules.why_not_typed(of, typed):
        raise Refused(why)
    return _step(of, Step.Kind.SECONDED if of.signatures else Step.Kind.APPROVED, by)


@transaction.atomic
def stop(*, of: DestructionList, reason: str, by: Actor) -> Step:
    """Stop a list for a reason: nothing on it is destroyed. What is due comes on the next list. Raises Refused."""
    of = locked(of)
    if why := rules.why_not_stop(of, by):
        raise Refused(why)
    return _step(of, Step.Kind.STOPPED, by, reason)


def not_submitted_in_time(on: dt.date) -> QuerySet[DestructionList]:
    """The lists that were not submitted in time. What is on them can be on no other list until they lapse."""
    submitted = Step.objects.filter(of=OuterRef("pk"), kind=Step.Kind.SUBMITTED)
    begun = day_begins(on - SUBMIT_WITHIN)
    return DestructionList.objects.running().filter(~Exists(submitted), proposed_at__lt=begun).order_by("pk")


@transaction.atomic
def lapse(on: dt.date) -> list[str]:
    """Have the lists lapse that were not submitted in time. Returns their references."""
    rows = not_submitted_in_time(on).select_for_update(of=("self",), skip_locked=True)
    return [_step(of, Step.Kind.LAPSED, None).of.reference for of in rows]


def locked(of: DestructionList) -> DestructionList:
    """The list, locked until the end of the transaction: one act on it at a time."""
    return DestructionList.objects.select_for_update().get(pk=of.pk)


def _step(of: DestructionList, kind: Step.Kind, by: Actor | None, reason: str = "") -> Step:
    made = Step.objects.create(of=of, kind=kind, by=by, reason=reason)
    journal.record(VERBS[kind], of, by=by)
    return made
