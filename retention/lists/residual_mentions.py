"""Residual mentions: where people on a destruction list are still named in the records of others.

A person who is named in a record of somebody else stays known here. The list that destroys the last record of somebody
therefore asks about every such mention: remove the link, or leave it for a reason (AVG art. 5(1)(e)).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from dossiers.journal import actions as journal
from dossiers.models import Dossier, Mention, Record
from dossiers.refusal import Refused
from retention.lists.rules import why_not_decide
from retention.models import DestructionList, MentionItem
from retention.schedule.due import not_held
from retention.verbs import Verb

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from django.db.models import QuerySet

    from dossiers.actors import Actor


def add_to_list(of: DestructionList, records: Sequence[Record]) -> None:
    """Put the mentions elsewhere of the people of these records on a new list, when nothing else of them is left."""
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
    """The undecided mentions, in records of others, of those of `people` who have no other records than these."""
    left = Record.objects.filter(dossier__person=OuterRef("person")).exclude(pk__in=keys)
    decided = MentionItem.objects.decided().filter(person_key=OuterRef("person"), record_key=OuterRef("record"))
    rows = Mention.objects.filter(person__in=people).exclude(record__in=keys)
    return rows.exclude(Exists(left) | Exists(decided)).select_related("person", "record").order_by("pk")


@transaction.atomic
def decide(*, item: MentionItem, choice: str, reason: str = "", by: Actor) -> MentionItem:
    """Decide about one mention; `choice` is a value of `MentionItem.Choice`. Raises Refused.

    The link is removed when the dossier goes, or stays for the reason given.
    """
    of = DestructionList.objects.select_for_update().get(pk=item.of_id)
    item = MentionItem.objects.get(pk=item.pk, of=of)
    if why := why_not_decide(item, by, choice, reason):
        raise Refused(why)
    item.choice, item.reason = choice, reason if choice == MentionItem.Choice.KEEP else ""
    item.decided_at, item.decided_by = timezone.now(), by
    item.save(update_fields=("choice", "reason", "decided_at", "decided_by"))
    journal.record(Verb.MENTION_DECIDED, of, by=by)
    return item


def unlink_all(*, of: DestructionList, by: Actor) -> int:
    """Decide to remove every link about which nobody decided yet. Returns how many. Raises Refused."""
    rows = list(of.mention_items.undecided())
    for item in rows:
        decide(item=item, choice=MentionItem.Choice.REMOVE, by=by)
    return len(rows)


def unlink(people: Collection[UUID], *, by: Actor | None = None) -> int:
    """Remove the links to the people with these keys, as was decided on their lists. Returns how many were removed.

    Call it in the transaction that destroys their dossiers. The record itself does not change; the journal gets a line
    about it. A record that is held or frozen keeps its link: the next sweep tries again.
    """
    items = MentionItem.objects.to_unlink().filter(person_key__in=people)
    may_change = not_held(Record.objects.filter(pk__in=items.values("record_key")), timezone.localdate())
    decided = items.filter(person_key=OuterRef("person"), record_key=OuterRef("record"))
    links = list(Mention.objects.filter(Exists(decided), record__in=may_change).select_related("record__dossier"))
    for link in links:
        journal.record(Verb.MENTION_REMOVED, link.record, by=by)
    rows: Any = Mention.objects.filter(pk__in=[link.pk for link in links])
    rows._raw_delete(rows.db)
    linked = Mention.objects.filter(person=OuterRef("person_key"), record=OuterRef("record_key"))
    items.filter(~Exists(linked)).update(done_at=timezone.now())
    return len(links)


def people_to_unlink() -> list[UUID]:
    """The keys of people without a dossier to whom a link still has to be removed, because its record was held."""
    dossiers = Dossier.objects.filter(person=OuterRef("person_key"))
    return list(
        MentionItem.objects.to_unlink().filter(~Exists(dossiers)).values_list("person_key", flat=True).distinct()
    )
