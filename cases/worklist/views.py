"""The list of requests (S2): filters and kept views, one act on several, a file of it, and a request on one sheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from csp.decorators import csp_update
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cases.flow import rules as flow_rules
from cases.flow.lookup import case_to_read
from cases.models import Case, KeptFilter
from cases.worklist import assigning, queries, saved_views, sheet
from cases.worklist.export import ExportForm, take_along
from cases.worklist.forms import BulkForm, FilterForm, ViewForm
from cases.worklist.rows import SCRIPTED
from dossiers.access.reading import find
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.functions import SEES_EVERYBODY
from dossiers.pagination import counted
from dossiers.reauthentication import recently_authenticated
from dossiers.refusal import Refused
from dossiers.scope import has_function
from dossiers.text import spreadsheets

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from dossiers.actors import StaffRequest


def for_readers(request: HttpRequest) -> None:
    """Raises PermissionDenied for anyone who does not read requests."""
    if not has_function(request.user, *SEES_EVERYBODY):
        raise PermissionDenied


@require_safe
@csp_update(SCRIPTED)
def case_list(request: StaffRequest) -> HttpResponse:
    """The requests that this user may know of, most urgent first (S2)."""
    return _list_page(request, FilterForm(request.GET))


def _list_page(request: StaffRequest, asked: FilterForm, *, is_refused: bool = False, **more: Any) -> HttpResponse:
    page = queries.page(Case.objects.visible_to(request.user), asked, timezone.localdate(), request.user)
    if page is None:
        return redirect("cases:list")
    may_work = flow_rules.may_work(request.user)
    shown = {
        "filter": asked,
        "page": page,
        "views": KeptFilter.objects.visible_to(request.user).select_related("user"),
        "may_take_in": flow_rules.may_take_in(request.user),
        "may_work": may_work,
        "may_read": has_function(request.user, *SEES_EVERYBODY),
        "bulk": BulkForm() if may_work else None,
        "view_form": ViewForm(),
        **more,
    }
    return form_page(request, "cases/worklist/list.html", shown, is_refused=is_refused)


@require_POST
def bulk(request: StaffRequest) -> HttpResponse:
    """One act on the requests that were chosen: give them to a colleague, remind of them, or print them.

    Raises PermissionDenied for anyone who does not work on requests, and Http404 for a request that is not seen.
    """
    if not flow_rules.may_work(request.user):
        raise PermissionDenied
    back = FilterForm.kept(request.POST.get("query", "")[:400])
    wanted = request.POST.getlist("case")[: assigning.MOST + 1]
    cases = [find(Case.objects.select_related("owner"), request.user, reference=reference) for reference in wanted]
    try:
        if request.POST.get("act") == "print":
            return _sheets(request, cases)
        done = assigning.to_each(cases, _act(request))
    except Refused as refusal:
        messages.error(request, refusal.why)
        return _list_page(request, back, is_refused=True)
    if done.count:
        told = ngettext("Gedaan bij %(n)s verzoek.", "Gedaan bij %(n)s verzoeken.", done.count)
        messages.success(request, told % {"n": done.count})
    for reference, why in done.refused:
        messages.error(request, f"{reference}: {why}")
    return redirect(back.address()) if done.count else _list_page(request, back, is_refused=True)


def _act(request: StaffRequest) -> Callable[[Case], Any]:
    """What the button that was pressed does to one request. Raises Refused when it says nothing that can be done."""
    if request.POST.get("act") == "remind":
        return lambda case: assigning.remind(case=case, by=request.user, on=timezone.localdate())
    colleague = BulkForm(request.POST).colleague
    if request.POST.get("act") != "assign" or colleague is None:
        raise Refused(_("Kies aan wie u de verzoeken toewijst."))
    return partial(lambda case, to: assigning.assign(case=case, to=to, by=request.user), to=colleague)


@require_safe
def paper(request: StaffRequest, reference: str) -> HttpResponse:
    """One request on one sheet of A4, for a meeting or for who works on paper."""
    return _sheets(request, [case_to_read(request, reference)])


def _sheets(request: StaffRequest, cases: list[Case]) -> HttpResponse:
    content = sheet.sheets(cases=cases, by=request.user, on=timezone.localdate())
    return HttpResponse(content, content_type="application/pdf")


@require_POST
def keep_view(request: StaffRequest) -> HttpResponse:
    """Keep the filter of the list under a name."""
    for_readers(request)
    back, form = FilterForm.kept(request.POST.get("query", "")[:400]), ViewForm(request.POST)
    if not form.is_valid():
        return _list_page(request, back, form=form, view_form=form)
    with refusing(form):
        saved_views.save(query=back.query, **form.cleaned_data, by=request.user)
        messages.success(request, _("De weergave is bewaard."))
        return redirect(back.address())
    return _list_page(request, back, form=form, view_form=form)


@require_POST
def drop_view(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Take a kept view away."""
    for_readers(request)
    try:
        saved_views.drop(view=find(KeptFilter.objects.all(), request.user, pk=pk), by=request.user)
        messages.success(request, _("De weergave is weg."))
    except Refused as refusal:
        messages.error(request, refusal.why)
        return _list_page(request, FilterForm.kept(""), is_refused=True)
    return redirect("cases:list")


@form_view
@recently_authenticated
def export(request: StaffRequest) -> HttpResponse:
    """The requests of the filter as a file, for a purpose that is kept."""
    for_readers(request)
    filtered, form = FilterForm(request.GET), ExportForm(request.POST if request.method == "POST" else None)
    rows = queries.chosen(Case.objects.visible_to(request.user), filtered, timezone.localdate(), request.user)
    if form.is_valid():
        with refusing(form):
            kind = form.cleaned_data["kind"]
            return _file(take_along(cases=rows, **form.cleaned_data, by=request.user, on=timezone.localdate()), kind)
    shown = {"form": form, "count": counted(rows), "back": filtered.address()}
    return form_page(request, "cases/worklist/export.html", shown)


def _file(content: bytes, kind: str) -> HttpResponse:
    """A file to be kept, not shown inside the site."""
    response = HttpResponse(content, content_type={"csv": spreadsheets.CSV, "xlsx": spreadsheets.XLSX}[kind])
    response["Content-Disposition"] = f'attachment; filename="verzoeken-{timezone.localdate()}.{kind}"'
    return response
