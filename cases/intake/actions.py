"""Taking a request in: from the public form, the desk, the telephone, a letter or a mail."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid5

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from cases.flow import rules as flow_rules
from cases.flow.outbox import enqueue
from cases.flow.steps import hold_person
from cases.models import Case, CaseNumber, ClockEvent, Mail, Requester
from cases.public_access import throttles
from cases.verbs import Verb
from consent.models import Regulation
from dossiers.access import wall
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from law.clock import Event, EventKind, Right, read_clock

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from dossiers.actors import Actor
    from dossiers.models import Person


@dataclass(frozen=True)
class Asked:
    """What somebody asked and wrote about themselves, whatever the channel; `also` are the other rights asked."""

    kind: str
    name: str
    also: tuple[str, ...] = ()
    question: str = ""
    topics: tuple[str, ...] = ()
    born_on: dt.date | None = None
    address: str = ""
    relation: str = Requester.Relation.TENANT
    former_address: str = ""
    on_behalf_of: str = ""
    contact_by: str = Requester.ContactBy.POST
    email: str = ""
    phone: str = ""
    letter_address: str = ""
    subject: Person | None = None


@dataclass(frozen=True)
class Arrival:
    """How and when a request came in, and who took it in: None for the public form."""

    channel: str
    received_at: dt.datetime
    by: Actor | None


ABOUT_THE_CASE = ("kind", "also", "question", "topics", "subject")


def receive(*, asked: Asked, channel: str, received_at: dt.datetime, submission: UUID, by: Actor | None) -> Case:
    """Take a request in and start its clock (regulation, access; AVG art. 12(3)).

    Each right that is asked is a case of its own, with its own number and term; the others are part of the first.
    `submission` names one sending of one form: the same form sent twice, even at once, is one request.
    `by` is the member of staff who took it in, or None for the public form. Raises Refused for a date that cannot be,
    and for a sending of somebody else.
    """
    if why := flow_rules.why_not_receive(received_at, timezone.now()):
        raise Refused(why)
    sent = Case.objects.filter(submission=submission)
    keys = sent.values_list("pk", flat=True)
    try:
        with wall.at_door(wall.looked_up(keys)), transaction.atomic():
            case = sent.first() or _write_all(asked, Arrival(channel, received_at, by), submission)
    except IntegrityError:
        with wall.at_door(wall.looked_up(keys.all())):
            case = sent.get()
    if case.registered_by != by:
        raise Refused(_("Dit formulier is al door iemand anders verstuurd. Open een nieuw formulier."))
    return case


def _write_all(asked: Asked, arrival: Arrival, submission: UUID) -> Case:
    """The cases of a new request, one for each right, and its message."""
    kinds = list(dict.fromkeys((asked.kind, *asked.also)))
    first, *others = keys = [uuid7() for _kind in kinds]
    with wall.at_door(keys):
        case = _write(asked, arrival, submission, pk=first)
        for pk, kind in zip(others, kinds[1:], strict=True):
            _write(replace(asked, kind=kind), arrival, uuid5(submission, kind), pk=pk, part_of=case)
        if asked.email and (arrival.by is not None or not throttles.is_mailed_too_often(asked.email)):
            enqueue(Mail.objects.create(case=case, kind=Mail.Kind.RECEIVED))
    return case


def _write(asked: Asked, arrival: Arrival, submission: UUID, *, pk: UUID, part_of: Case | None = None) -> Case:
    """The rows of one case, with its first event and its line; where it is known who asks, nothing of him goes."""
    received_on = timezone.localtime(arrival.received_at).date()
    regulation = Regulation.objects.in_force(received_on)
    clock = read_clock(Right(asked.kind), [Event(EventKind.RECEIVED, received_on)], regulation.terms)
    case = Case.objects.create(
        pk=pk,
        reference=_next_reference(received_on.year),
        kind=asked.kind,
        channel=arrival.channel,
        question=asked.question,
        topics=list(asked.topics),
        received_at=arrival.received_at,
        registered_by=arrival.by,
        regulation=regulation,
        subject=asked.subject,
        submission=submission,
        part_of=part_of,
        due_on=clock.due.on,
    )
    words = {name: value for name, value in asked.__dict__.items() if name not in ABOUT_THE_CASE}
    Requester.objects.create(case=case, **words)
    ClockEvent.objects.create(case=case, kind=EventKind.RECEIVED, on=received_on, by=arrival.by)
    journal.record(Verb.RECEIVED, case, by=arrival.by)
    if asked.subject and arrival.by:
        hold_person(asked.subject, case, arrival.by, timezone.localdate())
    return case


def _next_reference(year: int) -> str:
    """The next number of `year`, such as WSN-2026-0047; the row lock gives every number once."""
    CaseNumber.objects.get_or_create(year=year)
    series = CaseNumber.objects.select_for_update().get(year=year)
    series.last += 1
    series.save(update_fields=("last",))
    return f"{settings.ASSOCIATION_CODE}-{year}-{series.last:04d}"
