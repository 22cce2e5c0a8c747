"""Deciding on one finding where the person asks that something is done to it: correct, remove, freeze, stop, take."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.findings import rules as findings_rules
from cases.findings.measures import actions as measures
from cases.findings.measures.forms import MeasureForm
from cases.flow import (
    exemptions,
)
from cases.flow import (
    rules as flow_rules,
)
from cases.flow.rights import right_of
from cases.flow.steps import locked
from cases.models import Decision, Finding, Measure
from dossiers.form_pages import form_page, refusing
from dossiers.journal import actions as journal
from dossiers.records.page_data import values_of
from dossiers.refusal import Refused
from retention.rules import why_not_erase

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.models import Case


@transaction.atomic
def settle(
    *, finding: Finding, revision: int, said: findings_rules.Judgement, wanted: measures.Wanted, by: Any
) -> Decision:
    """Decide what happens to one finding, and write down the measure that carries it out.

    `revision` is the decision that the officer was looking at, 0 for none. What is refused rests on another rule than
    the rights of others: of `said` the code is always that one. Raises Refused.
    """
    case = locked(finding.case)
    said = replace(said, code=Decision.Code.OTHER_RULE)
    why = flow_rules.why_not_judge(case, finding, revision) or _why_not_said(case, said)
    if why := why or measures.why_not(finding, said.outcome, wanted):
        raise Refused(why)
    words = _words(said, case.kind) | {"revision": revision + 1, "at": timezone.now(), "by": by}
    decision, _new = Decision.objects.update_or_create(finding=finding, defaults=words)
    measures.settle(finding, said.outcome, wanted)
    journal.record("judged", case, by=by)
    return decision


def _words(said: findings_rules.Judgement, kind: str) -> dict[str, str]:
    """The fields of a decision that says this; a rule and its necessity belong to a refusal alone."""
    is_refused = said.outcome == Decision.Outcome.REFUSED
    return {
        "outcome": said.outcome,
        "code": said.code if is_refused else "",
        "ground": (said.ground or exemptions.usual(said.code, kind)) if is_refused else "",
        "necessity": said.necessity.strip() if is_refused else "",
        "reason": said.reason.strip(),
        "note": said.note.strip(),
    }


def _why_not_said(case: Case, said: findings_rules.Judgement) -> str:
    """Why this is no decision on a finding of such a request: what is refused has a reason (regulation)."""
    if said.outcome not in right_of(case).outcomes:
        return _("Kies wat er met dit gegeven gebeurt.")
    if said.outcome != Decision.Outcome.REFUSED:
        return ""
    if not said.reason.strip():
        return _("Leg uit waarom u dit niet doet. Zonder uitleg kunt u niet verder.")
    return findings_rules.why_not_rule(said, case.kind)


def page(request: HttpRequest, case: Case, finding: Finding, onward: Callable[[Case], HttpResponse]) -> HttpResponse:
    """The page of one finding, and deciding on it; `onward` leads to the next."""
    form = MeasureForm(request.POST or None, initial=_proposal(finding), case=case, finding=finding)
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            settle(finding=finding, by=request.user, **form.said)
            return onward(case)
    asks_erasure = right_of(case).measure == Measure.Kind.ERASE
    context = {
        "case": case,
        "finding": finding,
        "others": finding.others(),
        "form": form,
        "values": values_of(finding.record) if finding.record else [],
        "verdict": verdict_of(finding),
        "why_not_erase": why_not_erase(finding.record, reference=case.reference)
        if asks_erasure and finding.record
        else "",
        "may_work": flow_rules.may_work(request.user),
        "why_not": flow_rules.why_not_judge(case, finding, form.initial["revision"]),
    }
    return form_page(request, "cases/findings/measures/measure.html", context)


def verdict_of(finding: Finding) -> str:
    """What was decided about a finding, in the words of the right; nothing while it is open."""
    decision = getattr(finding, "decision", None)
    return str(right_of(finding.case).outcomes.get(decision.outcome, "")) if decision else ""


def tally_of(case: Case, outcomes: dict[str | None, int]) -> list[dict[str, object]]:
    """How many findings have each outcome, in the words of the right."""
    return [{"label": label, "count": outcomes.get(value, 0)} for value, label in right_of(case).outcomes.items()]


def _proposal(finding: Finding) -> dict[str, Any]:
    """What the form starts with: the decision and measure as they stand, or the rule that keeps the record."""
    decision, measure = getattr(finding, "decision", None), getattr(finding, "measure", None)
    start: dict[str, Any] = {"revision": 0}
    if decision:
        start = {
            name: getattr(decision, name) for name in ("outcome", "ground", "necessity", "reason", "note", "revision")
        }
    elif finding.record and right_of(finding.case).measure == Measure.Kind.ERASE:
        keeps = why_not_erase(finding.record, reference=finding.case.reference)
        start |= {"outcome": Decision.Outcome.REFUSED, "reason": keeps} if keeps else {}
    if measure:
        start |= {name: getattr(measure, name) for name in ("article", "field", "new", "shows", "words")}
    return start
