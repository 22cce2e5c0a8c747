"""Mentions in the files of others: a person decides, on the destruction list, what becomes of each.

Whoever is named in the file of another stays known here. When nothing else of somebody is left, the list that takes the
last of it asks: take the link away, or leave it for a reason (AVG art. 5(1)(e)).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers.journal import actions as journal
from dossiers.models import Dossier, Mention, Record
from dossiers.refusal import Refused
from retention import permissions
from retention.lists import rules as lists_rules
from retention.models import DestructionList, MentionItem, Step
from retention.schedule.due import free
from retention.verbs import Verb

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from django.db.models import QuerySet

    from dossiers.actors import Actor


def put_on(of: DestructionList, records: Sequence[Record]) -> None:
    """Put on a new list where the people of these records are named elsewhere, when nothing else of them is left."""
    keys = [record.pk for record in records]
    people = {record.dossier.person_id for record in records if record.dossier.ended_on}
    MentionItem.objects.bulk_create(
        MentionItem(
            of=of,
            person_key=mention.person_id,
            person_reference=mention.person.reference,
            record_key=mention.record_id,
            reference=mention.record.reference,
            section=mention.record.section,
        )
        for mention in _last_of(people, keys)
    )


def _last_of(people: set[UUID], keys: Sequence[UUID]) -> QuerySet[Mention]:
    """The mentions of those of `people` who have no record but these, in records of others, not decided about yet."""
    left = Record.objects.filter(dossier__person=OuterRef("person")).exclude(pk__in=keys)
    settled = MentionItem.objects.standing().filter(person_key=OuterRef("person"), record_key=OuterRef("record"))
    rows = Mention.objects.filter(person__in=people).exclude(record__in=keys)
    return rows.exclude(Exists(left) | Exists(settled)).select_related("person", "record").order_by("pk")


def why_not_decide(item: MentionItem, by: Actor, choice: str, reason: str) -> str:
    """Why this cannot be decided about a mention: until the list is submitted it can, and again."""
    if not permissions.may_propose(by):
        return _("Alleen de privacy officer beslist over een vermelding.")
    if item.of.step(Step.Kind.SUBMITTED) or lists_rules.why_over(item.of):
        return _("De lijst is al aangeboden of klaar. Aan deze vermelding is niets meer te veranderen.")
    return _("Leg uit waarom dit blijft staan.") if choice == MentionItem.Choice.KEEP and not reason.strip() else ""


@transaction.atomic
def decide(*, item: MentionItem, choice: str, reason: str = "", by: Actor) -> MentionItem:
    """Decide about one mention: take the link away with the dossier, or leave it for a reason. Raises Refused."""
    of = DestructionList.objects.select_for_update().get(pk=item.of_id)
    item = MentionItem.objects.get(pk=item.pk, of=of)
    if why := why_not_decide(item, by, choice, reason):
        raise Refused(why)
    item.choice, item.reason = choice, reason if choice == MentionItem.Choice.KEEP else ""
    item.decided_at, item.decided_by = timezone.now(), by
    item.save(update_fields=("choice", "reason", "decided_at", "decided_by"))
    journal.record(Verb.MENTION_DECIDED, of, by=by)
    return item


def remove_all(*, of: DestructionList, by: Actor) -> int:
    """Have every link go about which nobody decided yet. Returns how many. Raises Refused."""
    rows = list(of.mention_items.undecided())
    for item in rows:
        decide(item=item, choice=MentionItem.Choice.REMOVE, by=by)
    return len(rows)


def let_go(people: Collection[UUID], *, by: Actor | None = None) -> int:
    """Take away the links to people whose dossiers went, as was decided. Returns how many went.

    In the transaction of a destruction. The record of the other stays as it is, and has a line. What is held or frozen
    keeps its link; the sweep tries again.
    """
    items = MentionItem.objects.to_let_go().filter(person_key__in=people)
    may_change = free(Record.objects.filter(pk__in=items.values("record_key")), timezone.localdate())
    decided = items.filter(person_key=OuterRef("person"), record_key=OuterRef("record"))
    links = list(Mention.objects.filter(Exists(decided), record__in=may_change).select_related("record__dossier"))
    for link in links:
        journal.record(Verb.MENTION_REMOVED, link.record, by=by)
    rows: Any = Mention.objects.filter(pk__in=[link.pk for link in links])
    rows._raw_delete(rows.db)
    linked = Mention.objects.filter(person=OuterRef("person_key"), record=OuterRef("record_key"))
    items.filter(~Exists(linked)).update(done_at=timezone.now())
    return len(links)


def waiting() -> list[UUID]:
    """The people without a dossier to whom links have to go that could not yet."""
    dossiers = Dossier.objects.filter(person=OuterRef("person_key"))
    return list(
        MentionItem.objects.to_let_go().filter(~Exists(dossiers)).values_list("person_key", flat=True).distinct()
    )
