"""Moving a request along the table of steps, under its lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from cases import workflow
from cases.flow import complaint_rules, search_ending
from cases.flow import rules as flow_rules
from cases.models import Case, ClockEvent, Proof, SearchTask
from cases.verbs import Verb
from cases.workflow import Status
from dossiers.access import wall
from dossiers.journal import actions as journal
from dossiers.models import Dossier
from dossiers.records import freezing
from dossiers.refusal import Refused
from retention.holds.actions import Cause, lift_holds, place_hold
from retention.models import Hold

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from dossiers.actors import Actor
    from dossiers.models import Person


def locked(case: Case) -> Case:
    """The case as it stands now, locked until the transaction ends, so that of two officers one wins."""
    return Case.objects.select_for_update(of=("self",)).select_related("regulation").get(pk=case.pk)


def reread(case: Case) -> Case:
    """The case as it stands now, not locked: a colleague may change it while it is worked on."""
    return Case.objects.select_related("regulation").get(pk=case.pk)


def take_step(case: Case, verb: Verb, *, by: Actor | None, on: dt.date) -> None:
    """Move a locked case along the table of steps: status, clock event, cached due date and line.

    The proof of an answer goes when the case is no longer decided and waiting to be sent.
    """
    step = workflow.STEPS[verb]
    if case.status == Status.DECIDED and step.target:
        Proof.objects.filter(case=case).delete()
    case.status = step.target or case.status
    if step.event:
        ClockEvent.objects.create(case=case, kind=step.event, on=on, by=by)
        case.__dict__.pop("clock", None)
        case.due_on = case.clock.due.on
    case.save(update_fields=("status", "due_on", "subject"))
    journal.record(verb, case, by=by)
    if not case.is_open:
        search_ending.end_all(case=case, end=SearchTask.End.CLOSED, by=by)


@transaction.atomic
def take(*, case: Case, by: Actor) -> Case:
    """Put `by` down as the one who handles this case, also when a colleague did. Raises Refused for a closed case."""
    case = locked(case)
    if why := flow_rules.why_not_take(case) or complaint_rules.why_not_by(case, by):
        raise Refused(why)
    case.owner = by
    case.save(update_fields=("owner",))
    journal.record(Verb.TAKEN_ON, case, by=by)
    return case


def hold_dossiers(dossiers: Iterable[Dossier], case: Case, by: Actor, on: dt.date) -> None:
    """Hold what the case needs, so that nothing is destroyed under a request."""
    for dossier in dossiers:
        place_hold(dossier, Cause(Hold.Kind.REQUEST, case.reference), by=by, on=on)


def hold_person(person: Person, case: Case, by: Actor, on: dt.date) -> None:
    """Hold every dossier of the person, whichever of them `by` may see: from receipt where it is known who asks."""
    with wall.as_job():
        hold_dossiers(Dossier.objects.filter(person=person), case, by, on)


def last_number(case: Case) -> int:
    """The highest number of a finding of `case`, 0 for none."""
    return case.findings.aggregate(last=Max("number"))["last"] or 0


@transaction.atomic
def withdraw(*, case: Case, by: Actor, on: dt.date) -> Case:
    """Close a case because the person took the request back; the holds it placed are lifted. Raises Refused."""
    case = locked(case)
    if why := flow_rules.why_not_withdraw(case):
        raise Refused(why)
    take_step(case, Verb.WITHDRAWN, by=by, on=on)
    freezing.thaw(reference=case.reference, by=by)
    lift_holds(kind=Hold.Kind.REQUEST, reference=case.reference, by=by, on=on)
    return case
