"""Deciding a request, and looking at a proof of the answer first."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.answer.proof import prove
from cases.decision import actions as decision_actions
from cases.decision import rules as decision_rules
from cases.decision.forms import DecisionForm
from cases.decision.limiting import views as limiting_views
from cases.decision.signing import actions as signing
from cases.findings import actions as findings
from cases.findings.measures import page_data as measures_page_data
from cases.flow import complaint_rules, search_rules
from cases.flow import rules as flow_rules
from cases.flow.addressing import said_to
from cases.flow.lookup import case_for_work, refused
from cases.flow.notices import notices
from cases.flow.rights import right_of
from cases.identity import verification
from cases.letters import readability
from cases.models import Answer, Case, Delivery
from cases.third_parties import page_data as third_parties_page_data
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.verbs import Common

if TYPE_CHECKING:
    from dossiers.actors import StaffRequest


@form_view
def decision(request: StaffRequest, reference: str) -> HttpResponse:
    """The decision on the request as a whole, with the reasons that open the letter (S9)."""
    case = case_for_work(request, reference)
    today, outcomes = timezone.localdate(), case.findings.outcomes()
    outcome, accounts = findings.outcome_of(case, outcomes), decision_rules.accounts_of(case)
    why_not = decision_rules.why_not(case, accounts)
    is_unsearched = not why_not and search_rules.is_unsearched(case)
    form = DecisionForm(
        request.POST or None,
        initial=_first_words(case, outcome),
        is_late=case.clock.is_late(today),
        is_nothing=outcome == Answer.Outcome.REFUSED,
        is_unsearched=is_unsearched,
    )
    is_check = "nakijken" in request.POST
    if request.method == "POST" and form.is_valid() and not is_check:
        with refusing(form):
            decision_actions.decide(case=case, by=request.user, on=today, **form.cleaned_data)
            return redirect("cases:sending", reference)
    context = {
        "case": case,
        "form": form,
        "too_light": verification.why_too_light(case),
        "notices": notices(case, today),
        "outcome": Answer.Outcome(outcome).label,
        "right": right_of(case),
        "verdict": said_to(case, right_of(case).verdicts.get(Answer.Outcome(outcome), "")),
        "tally": measures_page_data.tally_of(case, outcomes),
        "limits": limiting_views.shown(accounts),
        "reading": readability.read(str(form["reasons"].value() or "")),
        "is_check": is_check,
        "is_unsearched": is_unsearched,
        "returned": signing.returned(case),
        "why_not": why_not,
        "still_asked": third_parties_page_data.may_still_answer(case, today),
    }
    return form_page(request, "cases/decision/decision.html", context)


def _first_words(case: Case, outcome: str) -> dict[str, str]:
    """What the form starts with: the words of a decision that was opened again, or how the letter says this outcome."""
    if answer := getattr(case, "answer", None):
        return {part.name: getattr(answer, part.name) for part in fields(decision_rules.Reasoning)}
    if complaint_rules.is_forwarded(case):
        return {"reasons": complaint_rules.WHAT_FOLLOWS}
    return {"reasons": said_to(case, right_of(case).verdicts.get(Answer.Outcome(outcome), ""))}


@require_safe
def proof(request: StaffRequest, reference: str) -> HttpResponse:
    """The letter as it goes out today, to read before sending. Raises Http404 while there is nothing to send."""
    case = case_for_work(request, reference)
    if why := flow_rules.why_not_send(case, Delivery.Channel.POST):
        raise Http404(why)
    try:
        letter = prove(case, timezone.localdate()).letter
    except Refused as refusal:
        return refused(request, case, refusal.why)
    journal.record(Common.PREVIEWED, case, by=request.user)
    return HttpResponse(bytes(letter), content_type="application/pdf")
