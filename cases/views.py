"""One request, and what can be done with it at any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csp.decorators import csp_update
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases import actions, letter_listing, listing, papers, rules, screen, signing, steps, third_showing
from cases.models import Case
from cases.models.case import READERS
from cases.screen import SCRIPTED
from cases.topics import Topic
from cases.workflow import Status
from dossiers import journal
from dossiers.access import find
from dossiers.refusal import Refused
from dossiers.scope import has_function

if TYPE_CHECKING:
    from django.db.models import QuerySet


def cases_with_parts() -> QuerySet[Case]:
    """Cases with all that a page about one case shows, in one query and one for the events."""
    parts = (
        "regulation",
        "requester",
        "identification__by",
        "answer__by",
        "owner",
        "subject",
        "registered_by",
        "extension",
        "representation__seen_by",
        "repeats__earlier",
        "complaint__about",
        "delivery",
    )
    cases = Case.objects.select_related(*parts).prefetch_related("events")
    return cases.defer("delivery__package")


def case_for(request: HttpRequest, reference: str) -> Case:
    """The case that this user asked to see. Raises Http404, with a line, for one not to be seen or not there."""
    case: Case = find(cases_with_parts(), request.user, reference=reference)
    return case


def case_for_work(request: HttpRequest, reference: str) -> Case:
    """The case that this user handles. Raises PermissionDenied for somebody who may only read it."""
    case = case_for(request, reference)
    if not rules.may_work(request.user):
        raise PermissionDenied
    return case


def case_to_read(request: HttpRequest, reference: str) -> Case:
    """The case whose findings and papers this user may read. Raises Http404, with a line, for who only took it in."""
    case = case_for(request, reference)
    if not has_function(request.user, *READERS):
        journal.deny(Case, reference, by=request.user)
        raise Http404
    return case


@require_safe
@csp_update(SCRIPTED)  # type: ignore[arg-type]
def detail(request: HttpRequest, reference: str) -> HttpResponse:
    """One request with its clock, its steps and what can be done now (S3)."""
    case: Case = find(letter_listing.with_beside(cases_with_parts()), request.user, reference=reference)
    journal.record("looked", case, by=request.user)
    return render(request, "cases/detail.html", _about(request, case))


def _about(request: HttpRequest, case: Case) -> dict[str, Any]:
    """What the page of one request shows this user."""
    may_read, may_work = has_function(request.user, *READERS), rules.may_work(request.user)
    found, undecided = listing.findings_count(case) if may_read else (None, 0)
    questions = list(case.clarifications.all()) if may_read and case.has_questions else []  # type: ignore[attr-defined]
    return {
        "case": case,
        "may_work": may_work,
        "may_read": may_read,
        "events": screen.events(case),
        "topics": [Topic(topic).label for topic in case.topics if topic in Topic.values],
        "found": found,
        "stages": screen.stages(case, may_work=may_work, undecided=undecided, found=found),
        **letter_listing.context(case, request.user, timezone.localdate(), may_work=may_work),
        "questions": questions,
        "returned": signing.returned(case) if may_read else None,
        "family": case.family().visible_to(request.user).exclude(pk=case.pk),
        "to_sign": case.status == Status.DECIDED and signing.asked_of(request.user).filter(case=case).exists(),
        "open_question": any(each.answered_on is None for each in questions),
        "lookers": listing.lookers(case) if may_read else [],
        "why_not_withdraw": rules.why_not_withdraw(case),
        **(third_showing.pressing_day(case) if may_read else {}),
        **screen.clock_context(case, timezone.localdate()),
    }


def refused(request: HttpRequest, case: Case, why: str) -> HttpResponse:
    """The sentence that says why an act on a request could not be done, and the way back to it (409)."""
    return render(request, "cases/refused.html", {"case": case, "why": why}, status=409)


@require_safe
def slip(request: HttpRequest, reference: str) -> HttpResponse:
    """The confirmation of receipt to hand over at the desk, without a name."""
    case = case_for(request, reference)
    journal.record("printed", case, by=request.user)
    return HttpResponse(papers.receipt(case, steps.after_receipt(case)), content_type="application/pdf")


@require_POST
def owner(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a request on."""
    case = case_for_work(request, reference)
    try:
        actions.take(case=case, by=request.user)
    except Refused as refusal:
        return refused(request, case, refusal.why)
    messages.success(request, _("U behandelt nu verzoek %(number)s.") % {"number": case.reference})
    return redirect("cases:detail", reference)


@require_POST
def withdrawal(request: HttpRequest, reference: str) -> HttpResponse:
    """Close a request that the person took back."""
    case = case_for_work(request, reference)
    try:
        actions.withdraw(case=case, by=request.user, on=timezone.localdate())
    except Refused as refusal:
        return refused(request, case, refusal.why)
    messages.success(request, _("Het verzoek is ingetrokken."))
    return redirect("cases:detail", reference)
