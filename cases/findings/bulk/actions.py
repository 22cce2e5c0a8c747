"""Deciding on several findings in one act, and undoing that act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from cases.findings import rules as findings_rules
from cases.findings.bulk import rules
from cases.flow.steps import locked
from cases.models import Decision
from cases.redacting.people import choices_of
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any
    from uuid import UUID

    from cases.findings.bulk.rules import Proposal
    from cases.findings.rules import Judgement
    from cases.models import Case
    from dossiers.actors import Actor


@transaction.atomic
def give(*, case: Case, marks: Collection[str], by: Actor) -> int:
    """Give whole those findings of the list whose `marks` were ticked. Returns how many.

    Raises Refused at the wrong moment, and when one of them is not on the list any more as it was read.
    """
    case = locked(case)
    return _decide(case, marks, rules.to_give(case), rules.WHOLE, by)


@transaction.atomic
def give_in_part(*, case: Case, marks: Collection[str], by: Actor) -> int:
    """Give without the names of who is hidden those findings of the list whose `marks` were ticked. Returns how many.

    Raises Refused at the wrong moment, and when one of them is not on the list any more as it was read.
    """
    case = locked(case)
    return _decide(case, marks, rules.to_give_in_part(case), rules.shielded_only(case.kind), by)


def _decide(case: Case, marks: Collection[str], proposal: Proposal, said: Judgement, by: Actor) -> int:
    if why := rules.why_not(case) or rules.changed_since(marks, proposal):
        raise Refused(why)
    act, now, chosen = uuid7(), timezone.now(), choices_of(case)
    fresh = [
        Decision(finding=line.finding, act=act, at=now, by=by, **findings_rules.kept(line.finding, said, chosen))
        for line in proposal.lines
        if line.mark in marks
    ]
    Decision.objects.bulk_create(fresh, batch_size=1_000)
    journal.record(Verb.JUDGED, case, by=by, details={"together": len(fresh)})
    return len(fresh)


@transaction.atomic
def undo(*, case: Case, act: UUID, by: Actor) -> int:
    """Open again what was decided in one act and not changed since. Returns how many. Raises Refused."""
    case = locked(case)
    if why := rules.why_not(case):
        raise Refused(why)
    count, _by_model = _unchanged(case).filter(act=act).delete()
    if not count:
        raise Refused(_("Hier is niets meer ongedaan te maken. Verander de stukken een voor een."))
    journal.record(Verb.JUDGEMENT_UNDONE, case, by=by, details={"together": count})
    return count


def acts_to_undo(case: Case) -> list[dict[str, Any]]:
    """What was decided together and can be undone, the last first: the act, by whom, when, as what, and how many."""
    if rules.why_not(case):
        return []
    rows = _unchanged(case).values("act", "outcome", "by__name").annotate(count=Count("pk"), at=Max("at"))
    return [{**row, "outcome": Decision.Outcome(row["outcome"]).label} for row in rows.order_by("-at")]


def _unchanged(case: Case) -> Any:
    return Decision.objects.filter(finding__case=case, act__isnull=False, revision=1)
