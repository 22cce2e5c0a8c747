"""The search plan of a request (S6): who was asked what, what came of it, and asking, reminding and taking back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cases.flow import rules as flow_rules
from cases.flow import search_ending, search_rules
from cases.flow.lookup import case_for_work, case_to_read
from cases.models import SearchTask
from cases.search import actions as search
from cases.search import page_data as search_page_data
from cases.search.forms import ReassignForm, StartForm, StopForm
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.verbs import Common

if TYPE_CHECKING:
    from uuid import UUID

    from cases.models import Case
    from dossiers.actors import StaffRequest


@form_view
def plan(request: StaffRequest, reference: str) -> HttpResponse:
    """The plan with its proofs; posting asks the colleagues of the places that were chosen."""
    if request.method != "POST":
        case = case_to_read(request, reference)
        journal.record(Common.LOOKED, case, by=request.user, purpose="request")
        return _plan_page(request, case, StartForm(without=_asked(case)))
    case = case_for_work(request, reference)
    form = StartForm(request.POST, without=_asked(case))
    if form.is_valid():
        with refusing(form):
            sources, today = form.cleaned_data["sources"], timezone.localdate()
            fresh = search.ask(case=case, sources=sources, by=request.user, on=today)
            told = ngettext("U vroeg %(n)s plek.", "U vroeg %(n)s plekken.", len(fresh)) % {"n": len(fresh)}
            messages.success(request, told + " " + _("De collega's krijgen een bericht met een link."))
            return redirect("cases:search_plan", reference)
    return _plan_page(request, case, form)


def _asked(case: Case) -> set[int]:
    """The places that were asked and wait or answered: those are not asked again by themselves."""
    return set(case.search_tasks.filter(ended_at__isnull=True).values_list("source_id", flat=True))


def _plan_page(request: StaffRequest, case: Case, form: StartForm, *, is_refused: bool = False) -> HttpResponse:
    places = list(search_page_data.places(form))
    shown: dict[str, Any] = {
        "case": case,
        "form": form,
        "lines": search_page_data.lines(case, timezone.localdate()),
        "some_places": bool(places),
        "open_places": [item for item in places if not item["why"]],
        "shut_places": [item for item in places if item["why"]],
        "stops": case.search_stops.select_related("by"),
        "may_work": flow_rules.may_work(request.user),
        "why_not": search_rules.why_not_search(case),
    }
    return form_page(request, "cases/search/plan.html", shown, is_refused=is_refused)


def _refused(request: StaffRequest, reference: str, why: str) -> HttpResponse:
    """The plan as it stands now, with the sentence that says why something could not be done (409)."""
    messages.error(request, why)
    case = case_for_work(request, reference)
    return _plan_page(request, case, StartForm(without=_asked(case)), is_refused=True)


def _task(request: StaffRequest, reference: str, pk: UUID) -> SearchTask:
    """A task of a case that this user handles. Raises Http404, with a line, for one of another case."""
    case = case_for_work(request, reference)
    task = case.search_tasks.select_related("source", "answerer").filter(pk=pk).first()
    if task is None:
        journal.deny(SearchTask, str(pk), by=request.user)
        raise Http404
    return task


@require_POST
def remind(request: StaffRequest, reference: str, pk: UUID) -> HttpResponse:
    """Remind the colleague by hand."""
    task = _task(request, reference, pk)
    try:
        search.remind(task=task, by=request.user, on=timezone.localdate())
    except Refused as refusal:
        return _refused(request, reference, refusal.why)
    messages.success(request, _("De herinnering voor %(system)s is onderweg.") % {"system": task.system})
    return redirect("cases:search_plan", reference)


@form_view
def reassign(request: StaffRequest, reference: str, pk: UUID) -> HttpResponse:
    """Ask somebody else."""
    task = _task(request, reference, pk)
    form = ReassignForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusing(form):
            search.reassign(task=task, to=form.cleaned_data["to"], by=request.user, on=timezone.localdate())
            messages.success(request, _("U vroeg iemand anders voor %(system)s.") % {"system": task.system})
            return redirect("cases:search_plan", reference)
    shown = {"case": task.case, "task": task, "form": form, "why_not": search_rules.why_not_manage(task)}
    return form_page(request, "cases/search/reassign.html", shown)


@require_POST
def take_back(request: StaffRequest, reference: str, pk: UUID) -> HttpResponse:
    """Take a question back."""
    task = _task(request, reference, pk)
    try:
        search.take_back(task=task, by=request.user)
    except Refused as refusal:
        return _refused(request, reference, refusal.why)
    messages.success(request, _("De vraag over %(system)s is ingetrokken.") % {"system": task.system})
    return redirect("cases:search_plan", reference)


@form_view
def stop(request: StaffRequest, reference: str) -> HttpResponse:
    """Wait no longer, and say why."""
    case = case_for_work(request, reference)
    form = StopForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusing(form):
            search_ending.stop_waiting(case=case, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("U wacht niet langer. Uw uitleg staat bij het zoekplan."))
            return redirect("cases:decision", reference)
    shown = {"case": case, "form": form, "lines": search_page_data.waiting(case, timezone.localdate())}
    return form_page(request, "cases/search/stop.html", shown)
