"""Recording that something did not arrive, chasing an answer that nobody collects, and settling either."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from cases.flow.addressing import addressee_of
from cases.flow.outbox import enqueue
from cases.flow.steps import locked
from cases.models import Delivery, Dispatch, Letter, Mail, Undelivered
from cases.undelivered import rules
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused

if TYPE_CHECKING:
    from uuid import UUID

    from cases.models import Case
    from dossiers.actors import Actor

REMINDED_AFTER = (14, 28)  # days after sending
What, How = Undelivered.What, Undelivered.How


@transaction.atomic
def record(*, case: Case, what: str, on: dt.date, remark: str, by: Actor, today: dt.date) -> Undelivered:
    """Record that mail or post came back on this day. It stays on the start screen until settled. Raises Refused."""
    case = locked(case)
    if why := rules.why_not_record(case, what, on, today):
        raise Refused(why)
    row = Undelivered.objects.create(case=case, what=what, on=on, remark=remark.strip(), by=by)
    journal.record(Verb.CAME_BACK, case, by=by)
    return row


@transaction.atomic
def settle(*, row: Undelivered, how: str, by: Actor) -> Undelivered:
    """Record what was done about it; on paper the letter of the answer waits for the post. Raises Refused."""
    case = locked(row.case)
    row = Undelivered.objects.select_for_update(of=("self",)).select_related("case").get(pk=row.pk)
    if why := rules.why_not_settle(row, how):
        raise Refused(why)
    row.how, row.settled_by, row.settled_at = how, by, timezone.now()
    row.save(update_fields=("how", "settled_by", "settled_at"))
    if how == How.PAPER:
        for letter in Letter.objects.filter(case=case, kind=Letter.Kind.ANSWER, dispatch__isnull=True):
            Dispatch.objects.create(letter=letter, channel=Dispatch.Channel.POST, queued_by=by)
    journal.record(Verb.DELIVERY_SETTLED, case, by=by)
    return row


def moments_of(sent_on: dt.date, until: dt.date) -> list[dt.date]:
    """The days on which an answer that nobody collected comes back: after two and four weeks, and when it is over."""
    return [*(sent_on + dt.timedelta(days=days) for days in REMINDED_AFTER), until + dt.timedelta(days=1)]


def chase(today: dt.date) -> int:
    """Come back to each answer that nobody collected, once per moment however many beats run; returns how many.

    The person is reminded while it can be collected, and the officer finds it on the start screen.
    """
    ready = Delivery.objects.filter(channel=Delivery.Channel.PORTAL, fetched_at__isnull=True)
    old = ready.filter(sent_at__date__lte=today - dt.timedelta(days=REMINDED_AFTER[0]))
    return sum(_chase_one(pk, today) for pk in old.values_list("pk", flat=True))


@journal.one_act()
@transaction.atomic
def _chase_one(pk: UUID, today: dt.date) -> int:
    """Come back to one answer, if it is time, nobody did, and it is not on paper already."""
    rows = Delivery.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk, fetched_at__isnull=True)
    delivery = rows.select_related("case__requester").defer("package").first()
    if delivery is None or Undelivered.objects.filter(case=delivery.case, how=How.PAPER).exists():
        return 0
    passed = [day for day in moments_of(timezone.localdate(delivery.sent_at), delivery.until) if day <= today]
    if not passed:
        return 0
    row, is_new = Undelivered.objects.get_or_create(case=delivery.case, what=What.UNCOLLECTED, on=passed[-1])
    if not is_new:
        return 0
    if row.on <= delivery.until and (addressee_of(delivery.case).email or delivery.case.requester.email):
        enqueue(Mail.objects.create(kind=Mail.Kind.UNCOLLECTED, case=delivery.case))
    journal.record(Verb.NOT_COLLECTED, delivery.case, by=None)
    return 1


def to_settle() -> list[Undelivered]:
    """What did not arrive and was not settled, oldest first: one query."""
    return list(Undelivered.objects.open().select_related("case"))
