"""The request that a page is about, as far as this user may see it, and saying no on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cases.flow import rules as flow_rules
from cases.models import Case
from dossiers.access.reading import find
from dossiers.functions import SEES_EVERYBODY
from dossiers.journal import actions as journal
from dossiers.scope import has_function

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from dossiers.actors import StaffRequest


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


def case_for_work(request: StaffRequest, reference: str) -> Case:
    """The case that this user handles. Raises PermissionDenied for somebody who may only read it."""
    case = case_for(request, reference)
    if not flow_rules.may_work(request.user):
        raise PermissionDenied
    return case


def case_to_read(request: HttpRequest, reference: str) -> Case:
    """The case whose findings and papers this user may read. Raises Http404, with a line, for who only took it in."""
    case = case_for(request, reference)
    if not has_function(request.user, *SEES_EVERYBODY):
        journal.deny(Case, reference, by=request.user)
        raise Http404
    return case


def refused(request: HttpRequest, case: Case, why: str) -> HttpResponse:
    """The sentence that says why an act on a request could not be done, and the way back to it (409)."""
    return render(request, "cases/flow/refused.html", {"case": case, "why": why}, status=409)
