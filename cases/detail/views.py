"""One request, and what can be done with it at any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.clock import page_data as clock_page_data
from cases.decision.signing import actions as signing
from cases.detail import page_data as detail_page_data
from cases.findings import page_data as findings_page_data
from cases.flow import extending, footage, next_steps
from cases.flow import rules as flow_rules
from cases.flow import steps as flow_steps
from cases.flow.lookup import case_for, case_for_work, cases_with_parts, refused
from cases.flow.notices import notices
from cases.flow.rights import right_of
from cases.flow.topics import Topic
from cases.identity import verification
from cases.letters import page_data as letters_page_data
from cases.letters import sender
from cases.merge import rules as merge_rules
from cases.models import Case
from cases.third_parties import page_data as third_parties_page_data
from cases.workflow import Status
from cases.worklist.rows import SCRIPTED
from dossiers.access.reading import find
from dossiers.functions import SEES_EVERYBODY
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.scope import has_function
from dossiers.verbs import Common

if TYPE_CHECKING:
    from dossiers.actors import StaffRequest


@require_safe
@csp_update(SCRIPTED)
def detail(request: StaffRequest, reference: str) -> HttpResponse:
    """One request with its clock, its steps and what can be done now (S3)."""
    case: Case = find(letters_page_data.with_beside(cases_with_parts()), request.user, reference=reference)
    journal.record(Common.LOOKED, case, by=request.user)
    return render(request, "cases/detail/detail.html", _about(request, case))


def _about(request: StaffRequest, case: Case) -> dict[str, Any]:
    """What the page of one request shows this user."""
    may_read, may_work = has_function(request.user, *SEES_EVERYBODY), flow_rules.may_work(request.user)
    found, undecided = findings_page_data.findings_count(case) if may_read else (None, 0)
    questions = list(case.clarifications.all()) if may_read and case.has_questions else []  # type: ignore[attr-defined]
    return {
        "case": case,
        "right": right_of(case),
        "may_work": may_work,
        "may_read": may_read,
        "events": clock_page_data.events(case),
        "topics": [Topic(topic).label for topic in case.topics if topic in Topic.values],
        "found": found,
        "earlier": merge_rules.earlier_of(case) if may_read and case.is_open else [],
        "too_light": verification.why_too_light(case) if may_read else "",
        "notices": notices(case, timezone.localdate()) if may_read else [],
        "stages": detail_page_data.stages(case, may_work=may_work, undecided=undecided, found=found),
        **letters_page_data.context(case, request.user, timezone.localdate(), may_work=may_work),
        "questions": questions,
        "returned": signing.returned(case) if may_read else None,
        "family": case.family().visible_to(request.user).exclude(pk=case.pk),
        "to_sign": case.status == Status.DECIDED and signing.asked_of(request.user).filter(case=case).exists(),
        "open_question": any(each.answered_on is None for each in questions),
        "extension": extending.state_of(case, timezone.localdate()),
        "secure_by": footage.secure_by(case) if may_read else None,
        "today": timezone.localdate(),
        "lookers": detail_page_data.lookers(case) if may_read else [],
        "why_not_withdraw": flow_rules.why_not_withdraw(case),
        **(third_parties_page_data.pressing_day(case) if may_read else {}),
        **clock_page_data.clock_context(case, timezone.localdate()),
    }


@require_safe
def slip(request: HttpRequest, reference: str) -> HttpResponse:
    """The confirmation of receipt to hand over at the desk, without a name."""
    case = case_for(request, reference)
    journal.record(Common.LABEL_PRINTED, case, by=request.user)
    return HttpResponse(sender.receipt(case, next_steps.after_receipt(case)), content_type="application/pdf")


@require_POST
def owner(request: StaffRequest, reference: str) -> HttpResponse:
    """Take a request on."""
    case = case_for_work(request, reference)
    try:
        flow_steps.take(case=case, by=request.user)
    except Refused as refusal:
        return refused(request, case, refusal.why)
    messages.success(request, _("U behandelt nu verzoek %(number)s.") % {"number": case.reference})
    return redirect("cases:detail", reference)


@require_POST
def withdrawal(request: StaffRequest, reference: str) -> HttpResponse:
    """Close a request that the person took back."""
    case = case_for_work(request, reference)
    try:
        flow_steps.withdraw(case=case, by=request.user, on=timezone.localdate())
    except Refused as refusal:
        return refused(request, case, refusal.why)
    messages.success(request, _("Het verzoek is ingetrokken."))
    return redirect("cases:detail", reference)
