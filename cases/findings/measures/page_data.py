"""What pages show of a finding that something is asked to be done to, and of what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cases.findings.measures.actions import why_not_stop
from cases.flow.rights import right_of
from cases.flow.subjects import on_their_way, own_requests
from cases.models import Decision, Measure
from dossiers.records.page_data import values_of
from retention.schedule.rules import why_not_erase

if TYPE_CHECKING:
    from cases.models import Case, Finding


def about(case: Case, finding: Finding) -> dict[str, Any]:
    """What the page of one finding shows of it: what stands there now, who else is named, and what was decided."""
    record, erases = finding.record, right_of(case).measure == Measure.Kind.ERASE
    return {
        "case": case,
        "finding": finding,
        "others": finding.others(),
        "values": values_of(record) if record else [],
        "verdict": verdict_of(finding),
        "why_not_erase": why_not_erase(record, own=own_requests(case)) if record and erases else "",
        "goes_after": on_their_way(case.subject, timezone.localdate()).first() if case.subject and erases else None,
    }


def verdict_of(finding: Finding) -> str:
    """What was decided about a finding, in the words of the right; nothing while it is open."""
    decision = getattr(finding, "decision", None)
    return str(right_of(finding.case).outcomes.get(decision.outcome, "")) if decision else ""


def tally_of(case: Case, outcomes: dict[str | None, int]) -> list[dict[str, object]]:
    """How many findings have each outcome, in the words of the right."""
    return [{"label": label, "count": outcomes.get(value, 0)} for value, label in right_of(case).outcomes.items()]


def proposal(finding: Finding) -> dict[str, Any]:
    """What the form starts with: the decision and measure as they stand, or the rule that keeps the record."""
    decision, measure = getattr(finding, "decision", None), getattr(finding, "measure", None)
    start: dict[str, Any] = {"revision": 0}
    if decision:
        start = {
            name: getattr(decision, name) for name in ("outcome", "ground", "necessity", "reason", "note", "revision")
        }
    elif finding.record and right_of(finding.case).measure == Measure.Kind.ERASE:
        keeps = why_not_erase(finding.record, own=own_requests(finding.case))
        start |= {"outcome": Decision.Outcome.REFUSED, "reason": keeps} if keeps else {}
    elif finding.record and right_of(finding.case).measure == Measure.Kind.STOP:
        keeps = why_not_stop(finding.record)
        start |= {"outcome": Decision.Outcome.REFUSED, "reason": keeps} if keeps else {}
    if measure:
        start |= {name: getattr(measure, name) for name in ("article", "field", "new", "shows", "words")}
    return start
