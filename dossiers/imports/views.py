"""The pages of imports (S17): a file in, a trial, then for real; taken back within a day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dossiers.access.reading import find
from dossiers.form_pages import form_view
from dossiers.functions import Function
from dossiers.imports import jobs, samples
from dossiers.imports import page_data as imports_page_data
from dossiers.imports.forms import UploadForm
from dossiers.imports.vera import export
from dossiers.journal import actions as journal
from dossiers.models import Dossier, ImportRun
from dossiers.reauthentication import recently_authenticated
from dossiers.refusal import Refused
from dossiers.scope import has_function
from dossiers.verbs import Common

if TYPE_CHECKING:
    from uuid import UUID

    from dossiers.actors import StaffRequest

IMPORTERS = (Function.PRIVACY_OFFICER, Function.FUNCTIONAL_MANAGEMENT)


def _importer(request: HttpRequest) -> None:
    """Raises PermissionDenied for anyone who takes nothing in."""
    if not has_function(request.user, *IMPORTERS):
        raise PermissionDenied


def _sees_content(request: HttpRequest) -> bool:
    """Whether the words in the lines may be shown; functional management sees numbers, fields and reasons alone."""
    return has_function(request.user, Function.PRIVACY_OFFICER)


@form_view
def import_list(request: StaffRequest) -> HttpResponse:
    """The imports so far, and the form for a new one."""
    _importer(request)
    is_post = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_post else UploadForm()
    if is_post and form.is_valid():
        chosen = form.cleaned_data
        row = jobs.receive(upload=chosen["file"], kind=chosen["kind"], by=request.user)
        jobs.wake()
        return redirect("imports:detail", row.pk)
    rows = ImportRun.objects.select_related("by")[: imports_page_data.MOST_RUNS]
    return render(
        request, "dossiers/imports/list.html", {"form": form, "rows": rows, "content": _sees_content(request)}
    )


@require_safe
def detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One import: how far it is, what it would do or did, and what can be done with it."""
    _importer(request)
    row = get_object_or_404(ImportRun.objects.select_related("by"), pk=pk)
    return _page(request, row)


def _page(request: StaffRequest, row: ImportRun, why: str = "") -> HttpResponse:
    """The page of one import; with `why` something was refused (409)."""
    content, number = _sees_content(request), request.GET.get("na", "")
    changes = imports_page_data.changes_in(row, by=request.user) if content else []
    shown = {
        "row": row,
        "why": why,
        "content": content,
        "figures": imports_page_data.figures_of(row, content=content),
        "remarks": imports_page_data.remarks_on(row, content=content),
        "changes": changes,
        "refusals": imports_page_data.refusals_in(row, int(number) if number.isdecimal() and len(number) < 10 else 0),
        "may_confirm": not jobs.why_not_confirm(row),
        "may_undo": not jobs.why_not_undo(row, timezone.now()),
    }
    return render(request, "dossiers/imports/detail.html", shown, status=409 if why else 200)


@require_POST
def confirmation(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Do for real what was tried."""
    _importer(request)
    row = get_object_or_404(ImportRun, pk=pk)
    try:
        jobs.confirm(row=row, by=request.user)
    except Refused as refusal:
        return _page(request, row, refusal.why)
    jobs.wake()
    return redirect("imports:detail", pk)


@require_POST
def undoing(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Take an import back."""
    _importer(request)
    row = get_object_or_404(ImportRun, pk=pk)
    try:
        jobs.take_back(row=row, by=request.user, now=timezone.now())
    except Refused as refusal:
        return _page(request, row, refusal.why)
    jobs.wake()
    return redirect("imports:detail", pk)


@require_safe
@recently_authenticated
def refused(request: HttpRequest, pk: UUID) -> StreamingHttpResponse:
    """The refused lines as CSV, to be mended and sent again; without their words for functional management."""
    _importer(request)
    row = get_object_or_404(ImportRun, pk=pk)
    journal.record(Common.EXPORTED, row, by=request.user)
    lines = imports_page_data.refused_as_csv(row, content=_sees_content(request))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="geweigerde-regels.csv"'
    return answer


@require_safe
def sample(request: HttpRequest, kind: str) -> HttpResponse:
    """A file that shows what can be sent, about people who do not exist.

    Raises PermissionDenied for anyone who does not import, and Http404 for a kind that does not exist.
    """
    _importer(request)
    if kind not in samples.FILES:
        raise Http404
    name, media_type, content = samples.FILES[kind]
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_POST
@recently_authenticated
def vera(request: StaffRequest, reference: str) -> HttpResponse:
    """One dossier as VERA JSON, for the privacy officer.

    Raises PermissionDenied for anybody else, and Http404 when there is no such dossier.
    """
    if not has_function(request.user, Function.PRIVACY_OFFICER):
        raise PermissionDenied
    rows = Dossier.objects.select_related("person", "unit__complex", "complex")
    dossier = find(rows, request.user, reference=reference)
    told = export.export(dossier, by=request.user)
    answer = HttpResponse(json.dumps(told, ensure_ascii=False, indent=2), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{dossier.reference}.json"'
    return answer
