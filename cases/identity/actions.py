"""Asking who somebody is, and recording how they showed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from cases.flow import rules as flow_rules
from cases.flow.outbox import enqueue
from cases.flow.steps import hold_dossiers, locked, take_step
from cases.models import Case, Identification, Mail
from cases.verbs import Verb
from dossiers.refusal import Refused

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor
    from dossiers.models import Person


@transaction.atomic
def ask_identity(*, case: Case, by: Actor, on: dt.date) -> Case:
    """Ask the person who they are; the clock runs on, the date with suspension stands beside it. Raises Refused."""
    case = locked(case)
    if why := flow_rules.why_not_ask_identity(case):
        raise Refused(why)
    take_step(case, Verb.IDENTITY_ASKED, by=by, on=on)
    if case.requester.email:
        enqueue(Mail.objects.create(case=case, kind=Mail.Kind.IDENTITY))
    return case


@transaction.atomic
def identify(*, case: Case, subject: Person | None, method: str, by: Actor, on: dt.date) -> Case:
    """Record who the person is and how they showed it; method, officer and moment, never a document (AVG art. 12(6)).

    It counts for every right that was asked in the same request. The dossiers of the person are held from here on, so
    that nothing is destroyed under a request. Raises Refused.
    """
    case = locked(case)
    why = flow_rules.why_not_identify(case, subject) or flow_rules.why_not_method(method)
    if why or subject is None:
        raise Refused(why)
    others = [locked(each) for each in case.family().exclude(pk=case.pk)]
    for each in (case, *(other for other in others if not flow_rules.why_not_identify(other, subject))):
        each.subject = subject
        Identification.objects.create(case=each, method=method, by=by)
        take_step(each, Verb.IDENTIFIED, by=by, on=on)
        hold_dossiers(subject.dossiers.all(), each, by, on)
    return case
