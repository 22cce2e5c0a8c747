"""Collecting the records that a request is about, and deciding on each finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cases.findings import rules as findings_rules
from cases.findings.files import rules as files_rules
from cases.findings.measures import actions as measures
from cases.flow import rules as flow_rules
from cases.flow.rights import gives_card, right_of
from cases.flow.steps import hold_dossiers, last_number, locked, take_step
from cases.models import Answer, Decision, Finding
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.models import Record
from dossiers.refusal import Refused
from law.grounds import Ground

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection
    from uuid import UUID

    from django.db.models import QuerySet

    from cases.models import Case
    from dossiers.actors import Actor


@transaction.atomic
def gather(*, case: Case, by: Actor, on: dt.date, chosen: Collection[UUID] | None = None) -> int:
    """Find every record about the person: own dossiers, and those of others that name them. Returns how many are new.

    Where the right is about some records only, `chosen` says which; they are frozen while it is settled. Gathering
    again adds to what there is; findings and decisions that exist stay. Raises Refused.
    """
    case = locked(case)
    if why := flow_rules.why_not_gather(case) or flow_rules.why_not_choose(case, chosen):
        raise Refused(why)
    known = last_number(case)
    fresh = [
        Finding(case=case, record=record, number=number, of_another=record.dossier.person_id not in case.subject_keys)
        for number, record in enumerate(records_about(case, chosen), start=known + 1)
    ]
    Finding.objects.bulk_create(fresh, batch_size=1_000)
    measures.freeze_challenged(case, fresh, by)
    take_step(case, Verb.GATHERED, by=by, on=on)
    hold_dossiers({finding.record.dossier for finding in fresh if finding.record}, case, by, on)
    return len(fresh)


def records_about(case: Case, chosen: Collection[UUID] | None = None) -> QuerySet[Record]:
    """The records about the subject of `case` that are no findings yet: own first, by section, oldest first.

    Only those `chosen`, where that is given; for taking along only what rests on consent or contract (AVG art. 20(1)).
    """
    if case.subject_id is None:
        return Record.objects.none()
    own = Q(dossier__person__in=case.subject_keys)
    about = own | Q(pk__in=Record.objects.filter(mentions__person__in=case.subject_keys).values("pk"))
    found = Record.objects.filter(about).exclude(pk__in=case.findings.of_records().values("record_id"))
    if chosen is not None:
        found = found.filter(pk__in=chosen)
    if right_of(case).takes_along:
        found = found.filter(basis__ground__in=[ground for ground in Ground if ground.may_be_ported])
    return found.select_related("dossier").alias(own=own).order_by("-own", "section", "happened_on", "id")


@transaction.atomic
def judge(*, finding: Finding, revision: int, outcome: str, by: Actor, **said: Any) -> Decision:
    """Decide on one finding. `revision` is the one the officer was looking at, 0 for none; `said` as in `Judgement`.

    Raises Refused when a colleague was first, when something is withheld without a reason, or at the wrong moment.
    """
    unfit = files_rules.why_not_leave(finding) if outcome == Decision.Outcome.GRANTED else ""
    case = locked(finding.case)
    judgement = findings_rules.Judgement(outcome, **said)
    why = flow_rules.why_not_judge(case, finding, revision) or flow_rules.why_not_part(finding, outcome)
    why = why or findings_rules.why_not(finding, judgement) or unfit
    if why:
        raise Refused(why)
    words = findings_rules.kept(finding, judgement) | {
        "act": None,
        "revision": revision + 1,
        "at": timezone.now(),
        "by": by,
    }
    decision, _new = Decision.objects.update_or_create(finding=finding, defaults=words)
    journal.record(Verb.JUDGED, case, by=by)
    return decision


def outcome_of(case: Case, outcomes: Collection[str | None]) -> str:
    """What the decisions on the findings come to: all, part, nothing given, or nothing found.

    Of somebody who is in the client list never nothing is found: there is what stands in it.
    """
    outcomes = set(outcomes)
    if not outcomes:
        return Answer.Outcome.GRANTED if gives_card(case) else Answer.Outcome.NOTHING
    if outcomes == {Decision.Outcome.GRANTED}:
        return Answer.Outcome.GRANTED
    if outcomes == {Decision.Outcome.REFUSED}:
        return Answer.Outcome.REFUSED
    return Answer.Outcome.PARTLY
