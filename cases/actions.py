"""The steps of a case, from identity to answer. Each locks the case, asks why not, writes, and leaves a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from cases import complaint_rules, deciding, judging, measures, papers, rules, search_ending, workflow
from cases.models import Answer, Case, ClockEvent, Decision, Finding, Identification, Mail, SearchTask
from cases.outbox import enqueue
from dossiers import freezing, journal
from dossiers.models import Record
from dossiers.refusal import Refused
from law.grounds import Ground
from retention.actions import Cause, lift_holds, place_hold
from retention.models import Hold

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from django.db.models import QuerySet

    from dossiers.models import Dossier, Person


def locked(case: Case) -> Case:
    """The case as it stands now, locked until the transaction ends, so that of two officers one wins."""
    return Case.objects.select_for_update(of=("self",)).select_related("regulation").get(pk=case.pk)


def take_step(case: Case, name: str, *, by: Any, on: dt.date) -> None:
    """Move a locked case along the table of steps: status, clock event, cached due date and line."""
    step = workflow.STEPS[name]
    case.status = step.target or case.status
    if step.event:
        ClockEvent.objects.create(case=case, kind=step.event, on=on, by=by)
        case.__dict__.pop("clock", None)
        case.due_on = case.clock.due.on
    case.save(update_fields=("status", "due_on", "subject"))
    journal.record(name, case, by=by)
    if not case.is_open:
        search_ending.end_all(case=case, end=SearchTask.End.CLOSED, by=by)


@transaction.atomic
def take(*, case: Case, by: Any) -> Case:
    """Put `by` down as the one who handles this case, also when a colleague did. Raises Refused for a closed case."""
    case = locked(case)
    if why := rules.why_not_take(case) or complaint_rules.why_not_by(case, by):
        raise Refused(why)
    case.owner = by
    case.save(update_fields=("owner",))
    journal.record("taken", case, by=by)
    return case


@transaction.atomic
def ask_identity(*, case: Case, by: Any, on: dt.date) -> Case:
    """Ask the person who they are; the clock runs on, the date with suspension stands beside it. Raises Refused."""
    case = locked(case)
    if why := rules.why_not_ask_identity(case):
        raise Refused(why)
    take_step(case, "ask_identity", by=by, on=on)
    if case.requester.email:
        enqueue(Mail.objects.create(case=case, kind=Mail.Kind.IDENTITY))
    return case


@transaction.atomic
def identify(*, case: Case, subject: Person | None, method: str, by: Any, on: dt.date) -> Case:
    """Record who the person is and how they showed it; method, officer and moment, never a document (AVG art. 12(6)).

    It counts for every right that was asked in the same request. The dossiers of the person are held from here on, so
    that nothing is destroyed under a request. Raises Refused.
    """
    case = locked(case)
    why = rules.why_not_identify(case, subject) or rules.why_not_method(method)
    if why or subject is None:
        raise Refused(why)
    others = [locked(each) for each in case.family().exclude(pk=case.pk)]
    for each in (case, *(other for other in others if not rules.why_not_identify(other, subject))):
        each.subject = subject
        Identification.objects.create(case=each, method=method, by=by)
        take_step(each, "identify", by=by, on=on)
        hold_dossiers(subject.dossiers.all(), each, by, on)
    return case


def hold_dossiers(dossiers: Iterable[Dossier], case: Case, by: Any, on: dt.date) -> None:
    """Hold what the case needs, so that nothing is destroyed under a request."""
    for dossier in dossiers:
        place_hold(dossier, Cause(Hold.Kind.REQUEST, case.reference), by=by, on=on)


@transaction.atomic
def gather(*, case: Case, by: Any, on: dt.date, chosen: Collection[UUID] | None = None) -> int:
    """Find every record about the person: own dossiers, and those of others that name them. Returns how many are new.

    Where the right is about some records only, `chosen` says which; they are frozen while it is settled. Gathering
    again adds to what there is; findings and decisions that exist stay. Raises Refused.
    """
    case = locked(case)
    if why := rules.why_not_gather(case) or rules.why_not_choose(case, chosen):
        raise Refused(why)
    known = last_number(case)
    fresh = [
        Finding(case=case, record=record, number=number, of_another=record.dossier.person_id != case.subject_id)
        for number, record in enumerate(records_about(case, chosen), start=known + 1)
    ]
    Finding.objects.bulk_create(fresh, batch_size=1_000)
    measures.freeze_challenged(case, fresh, by)
    take_step(case, "gather", by=by, on=on)
    hold_dossiers({finding.record.dossier for finding in fresh if finding.record}, case, by, on)
    return len(fresh)


def last_number(case: Case) -> int:
    """The highest number of a finding of `case`, 0 for none."""
    return case.findings.aggregate(last=Max("number"))["last"] or 0


def records_about(case: Case, chosen: Collection[UUID] | None = None) -> QuerySet[Record]:
    """The records about the subject of `case` that are no findings yet: own first, by section, oldest first.

    Only those `chosen`, where that is given; for taking along only what rests on consent or contract (AVG art. 20(1)).
    """
    own = Q(dossier__person=case.subject_id)
    about = own | Q(pk__in=Record.objects.filter(mentions__person=case.subject_id).values("pk"))
    found = Record.objects.filter(about).exclude(pk__in=case.findings.of_records().values("record_id"))
    if chosen is not None:
        found = found.filter(pk__in=chosen)
    if case.kind == Case.Kind.PORTABILITY:
        found = found.filter(basis__ground__in=[ground for ground in Ground if ground.may_be_ported])
    return found.select_related("dossier").alias(own=own).order_by("-own", "section", "happened_on", "id")


@transaction.atomic
def judge(*, finding: Finding, revision: int, outcome: str, by: Any, **said: Any) -> Decision:
    """Decide on one finding. `revision` is the one the officer was looking at, 0 for none; `said` as in `Judgement`.

    Raises Refused when a colleague was first, when something is withheld without a reason, or at the wrong moment.
    """
    case = locked(finding.case)
    judgement = judging.Judgement(outcome, **said)
    why = rules.why_not_judge(case, finding, revision) or rules.why_not_part(finding, outcome)
    why = why or judging.why_not(finding, judgement)
    if why:
        raise Refused(why)
    words = judging.kept(finding, judgement) | {"revision": revision + 1, "at": timezone.now(), "by": by}
    decision, _new = Decision.objects.update_or_create(finding=finding, defaults=words)
    journal.record("judged", case, by=by)
    return decision


@transaction.atomic
def grant_rest(*, case: Case, by: Any) -> int:
    """Grant every undecided finding from the person's own dossiers in which nobody else is named. Returns how many."""
    case = locked(case)
    if case.status != workflow.Status.GATHERED:
        raise Refused(workflow.why_not("judge", case.status))
    plain = case.findings.undecided().of_records().filter(of_another=False, record__mentions__isnull=True)
    fresh = [Decision(finding=finding, outcome=Decision.Outcome.GRANTED, by=by) for finding in plain]
    Decision.objects.bulk_create(fresh, batch_size=1_000)
    journal.record("judged", case, by=by)
    return len(fresh)


def outcome_of(outcomes: set[str | None]) -> str:
    """What the decisions on the findings come to: all, part, nothing given, or nothing found."""
    if not outcomes:
        return Answer.Outcome.NOTHING
    if outcomes == {Decision.Outcome.GRANTED}:
        return Answer.Outcome.GRANTED
    if outcomes == {Decision.Outcome.REFUSED}:
        return Answer.Outcome.REFUSED
    return Answer.Outcome.PARTLY


@transaction.atomic
def decide(
    *, case: Case, reasons: str, by: Any, on: dt.date, late_because: str = "", no_part_because: str = ""
) -> Answer:
    """Decide on the case as a whole, with reasons for the person (regulation: every decision).

    What cannot be sent is not decided. A decision that was opened again is taken anew. Raises Refused.
    """
    case = locked(case)
    outcome = outcome_of(set(case.findings.outcomes()))
    why = deciding.why_not(case) or complaint_rules.why_not_by(case, by)
    why = why or deciding.why_not_reason(case, reasons, late_because, on)
    why = why or deciding.why_not_nothing(outcome, no_part_because)
    if why:
        raise Refused(why)
    words: dict[str, Any] = {"outcome": outcome, "reasons": reasons.strip(), "late_because": late_because.strip()}
    no_part = no_part_because.strip() if outcome == Answer.Outcome.REFUSED else ""
    words |= {"no_part_because": no_part, "by": by, "at": timezone.now()}
    answer, _new = Answer.objects.update_or_create(case=case, defaults=words)
    case.answer = answer
    papers.make(case, on)
    take_step(case, "decide", by=by, on=on)
    return answer


@transaction.atomic
def withdraw(*, case: Case, by: Any, on: dt.date) -> Case:
    """Close a case because the person took the request back; the holds it placed are lifted. Raises Refused."""
    case = locked(case)
    if why := rules.why_not_withdraw(case):
        raise Refused(why)
    take_step(case, "withdraw", by=by, on=on)
    freezing.thaw(reference=case.reference, by=by)
    lift_holds(kind=Hold.Kind.REQUEST, reference=case.reference, by=by, on=on)
    return case
