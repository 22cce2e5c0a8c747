"""How a request ends: which were kept as long as the rule for privacy requests says, and what goes along with one.

Nothing is destroyed here. `retention` does that, by what stands here; the roof passes it on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, Max, OuterRef

from cases.models import (
    Answer,
    Case,
    CaseKey,
    Clarification,
    ClockEvent,
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
)
from cases.workflow import CLOSED
from dossiers.models import Freeze
from retention.models import Hold
from retention.others import Kept

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from django.db.models import Model, QuerySet

CATEGORY = "privacy_request"
# What hangs on a request, by the path to it; what refers to another goes before it.
HANGING: tuple[tuple[type[Model], str], ...] = (
    (Mail, "case"),
    (Mail, "letter__case"),
    (SearchReminder, "task__case"),
    (Dispatch, "letter__case"),
    (Fee, "case"),
    (Measure, "finding__case"),
    (Decision, "finding__case"),
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
    (Signature, "case"),
    (Limitation, "case"),
    (Complaint, "case"),
    (Representation, "case"),
    (Extension, "case"),
    (Clarification, "case"),
    (Repeat, "later"),
    (StatusLink, "case"),
    (Telling, "case"),
    (DueReminder, "case"),
    (ClockEvent, "case"),
    (Identification, "case"),
    (Requester, "case"),
    (CaseKey, "case"),
)


def ended_by(day: dt.date, besides: Collection[UUID]) -> QuerySet[Case]:
    """The requests that were closed on or before `day` and on which nothing waits any more.

    What waits: another request that refers to it (unless that is in `besides`), a measure that is not carried out, a
    record that is frozen for it, a recipient that is not told yet, a right that is still limited, and a hold.
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
    return closed


def people_of(cases: Sequence[Any]) -> set[UUID]:
    """The people whom these requests name: who asked, and the others in them."""
    others = ThirdParty.objects.filter(case__in=[case.pk for case in cases]).values_list("person_id", flat=True)
    return {*others, *(case.subject_id for case in cases if case.subject_id)}


CASES = Kept(category=CATEGORY, model=Case, ended_by=ended_by, hanging=HANGING, people=people_of)
