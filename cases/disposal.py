"""Disposal of requests: which were kept as long as the rule for privacy requests says, and what goes along with one.

What is left of a request is what is left of a record: `retention.disposal` deletes, and leaves the traces.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from django.db.models import Exists, Max, OuterRef

from cases.models import (
    AlsoSubject,
    Answer,
    Case,
    CaseKey,
    Clarification,
    ClockEvent,
    CodeLetter,
    Complaint,
    Consultation,
    Decision,
    Delivery,
    Dispatch,
    DueReminder,
    Extension,
    Fee,
    Finding,
    FoundPaper,
    Identification,
    Letter,
    Limitation,
    Mail,
    Measure,
    PaperBytes,
    Proof,
    Reading,
    RedactedFile,
    Repeat,
    Representation,
    Requester,
    SearchReminder,
    SearchStop,
    SearchTask,
    Signature,
    StatusLink,
    Telling,
    ThirdParty,
    Undelivered,
)
from cases.workflow import CLOSED
from dossiers.models import Freeze
from retention.disposal.deletion import Reason, delete_with
from retention.disposal.dossiers import forget_people
from retention.models import Hold, Rule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from django.db.models import Model, QuerySet

NAMING = (ThirdParty, AlsoSubject, CodeLetter)  # whose rows name a person by `person`
CATEGORY = "privacy_request"
# What hangs on a request, by the path to it; what refers to another goes before it.
HANGING: tuple[tuple[type[Model], str], ...] = (
    (Mail, "case"),
    (Mail, "letter__case"),
    (SearchReminder, "task__case"),
    (Dispatch, "letter__case"),
    (CodeLetter, "case"),
    (Fee, "case"),
    (Measure, "finding__case"),
    (Decision, "finding__case"),
    (RedactedFile, "finding__case"),
    (Finding, "case"),
    (PaperBytes, "paper__task__case"),
    (FoundPaper, "task__case"),
    (SearchTask, "case"),
    (SearchStop, "case"),
    (Consultation, "third__case"),
    (ThirdParty, "case"),
    (Letter, "case"),
    (Delivery, "case"),
    (Proof, "case"),
    (Answer, "case"),
    (Reading, "case"),
    (Signature, "case"),
    (Limitation, "case"),
    (Complaint, "case"),
    (Representation, "case"),
    (Extension, "case"),
    (Clarification, "case"),
    (Repeat, "later"),
    (StatusLink, "case"),
    (Undelivered, "case"),
    (Telling, "case"),
    (DueReminder, "case"),
    (ClockEvent, "case"),
    (AlsoSubject, "case"),
    (Identification, "case"),
    (Requester, "case"),
    (CaseKey, "case"),
)


def due(on: dt.date) -> list[Case]:
    """The requests that are due on `on`, in the order in which they can go: what refers to another goes before it."""
    found: list[Case] = []
    rule = _rule(on)
    while rule and (new := list(_ended_by(rule.length.cutoff(on), [case.pk for case in found]).order_by("pk"))):
        found += new
    return found


def destroy_due(keys: Sequence[UUID], on: dt.date) -> list[str]:
    """Destroy those of the requests with these keys that are still due on `on`, in the transaction that runs.

    What somebody else has now stays for the next run. Returns the references of those that went.
    """
    rows = list(Case.objects.select_for_update(of=("self",), skip_locked=True).filter(pk__in=keys))
    still = {case.pk for case in due(on)}
    may_go = [case for case in rows if case.pk in still]
    if may_go:
        destroy(may_go, Reason(article=CATEGORY, rule=_rule(on)))
    return [case.reference for case in may_go]


def destroy(cases: Sequence[Case], reason: Reason) -> None:
    """Destroy requests with all that hangs on them, and the people whom nothing else needs.

    In a transaction in which they were locked and asked about. What refers to them went before, or is among them.
    """
    people = _people_of(cases)
    delete_with(cases, HANGING, reason)
    forget_people(people, by=reason.by)


def _rule(on: dt.date) -> Rule | None:
    """The rule for requests in force on `on`; without one no request is due."""
    return Rule.objects.in_force(on).get(CATEGORY)


def _ended_by(day: dt.date, besides: Collection[UUID]) -> QuerySet[Case]:
    """The requests that were closed on or before `day` and on which nothing waits any more, but those in `besides`.

    What waits: another request that refers to it (those in `besides` are taken as gone), a measure that is not carried
    out, a record that is frozen for it, a recipient that is not told yet, a right that is still limited, and a hold.
    """
    closed = Case.objects.filter(status__in=CLOSED).annotate(last_on=Max("events__on")).filter(last_on__lte=day)
    others = (
        Case.objects.filter(part_of=OuterRef("pk")).exclude(pk__in=besides),
        Repeat.objects.filter(earlier=OuterRef("pk")).exclude(later__in=besides),
        Complaint.objects.filter(about=OuterRef("pk")).exclude(case__in=besides),
        Measure.objects.filter(finding__case=OuterRef("pk"), kind=Measure.Kind.ERASE, done_at__isnull=True),
        Freeze.objects.active().filter(reference=OuterRef("reference")),
        Telling.objects.open().filter(case=OuterRef("pk")),
        Limitation.objects.filter(case=OuterRef("pk"), lifted_on__isnull=True),
        Hold.objects.active().filter(person=OuterRef("subject_id")),
        Hold.objects.active().filter(reference=OuterRef("reference")),
    )
    for rows in others:
        closed = closed.exclude(Exists(rows))
    return closed.exclude(pk__in=besides)


def _people_of(cases: Sequence[Case]) -> set[UUID]:
    """The people whom these requests name: who asked, and the others in them."""
    keys = [case.pk for case in cases]
    others = [rows.objects.filter(case__in=keys).values_list("person_id", flat=True) for rows in NAMING]
    return {*chain(*others), *(case.subject_id for case in cases if case.subject_id)}
