"""The pages of the log, for the privacy officer and the FG; for anybody else they do not exist (S18, B9, B10)."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dossiers.access.reading import find
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.functions import SEES_EVERYBODY
from dossiers.journal import actions as journal
from dossiers.log import access_report, access_report_pdf, queries
from dossiers.log import export as log_export
from dossiers.log.forms import ExportForm, LogForm, recent
from dossiers.models import Dossier, LogEntry, Person
from dossiers.pagination import counted, leaf
from dossiers.reauthentication import recently_authenticated
from dossiers.scope import has_function
from dossiers.text import spreadsheets
from dossiers.verbs import Verb

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from dossiers.actors import StaffRequest

PER_PAGE = 50


def for_readers(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view for those who read the log; for others it is not found, and that they asked leaves a line."""

    @wraps(view)
    def known(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_function(request.user, *SEES_EVERYBODY):
            journal.deny(LogEntry, request.path, by=request.user)
            raise Http404
        return view(request, *args, **kwargs)

    return known


@require_safe
@for_readers
def line_list(request: StaffRequest) -> HttpResponse:
    """Who did or looked at what: filtered, by page. Reading it leaves a line too."""
    form = LogForm(request.GET or recent())
    lines = queries.lines_of(form.sought) if form.is_valid() else LogEntry.objects.none()
    reader = request.user
    journal.record(Verb.LOG_READ, reader, by=reader, subject_id=_subject(form))
    page = leaf(lines, after=_line(request, "na"), before=_line(request, "voor"), size=PER_PAGE)
    chosen = {name: value for name in form.fields if (value := form.data.get(name))}
    rows = queries.shown(page.rows)
    shown = {
        "form": form,
        "rows": rows,
        "acts": queries.folded(rows),
        "count": counted(lines),
        "state": queries.state(),
        "chosen": urlencode(chosen),
        "previous_url": _address(chosen, "voor", page.before),
        "next_url": _address(chosen, "na", page.after),
    }
    return render(request, "dossiers/log/list.html", shown)


def _subject(form: LogForm) -> UUID | None:
    """About whom the lines are that are asked for, if they are about one person."""
    reference = form.cleaned_data.get("reference") if form.is_valid() else ""
    people = Person.objects.filter(reference=reference) if reference else Person.objects.none()
    return people.values_list("pk", flat=True).first()


def _line(request: HttpRequest, name: str) -> LogEntry | None:
    """The line that a page hangs on. Raises Http404 when there is none with this number."""
    number = request.GET.get(name, "")
    if not number:
        return None
    line = LogEntry.objects.filter(pk=number).first() if number.isdecimal() and len(number) < 19 else None
    if line is None:
        raise Http404
    return line


def _address(chosen: dict[str, str], name: str, line: LogEntry | None) -> str:
    return f"?{urlencode({**chosen, name: line.pk})}" if line else ""


@form_view
@for_readers
@recently_authenticated
def export(request: StaffRequest) -> HttpResponse:
    """The lines of the filter as a file, for a purpose that is kept. Raises Http404 when the filter is not valid."""
    sought = LogForm(request.GET or recent())
    form = ExportForm(request.POST if request.method == "POST" else None)
    if not sought.is_valid():
        raise Http404
    if form.is_valid():
        with refusing(form):
            content = log_export.take_along(sought=sought.sought, **form.cleaned_data, by=request.user)
            return _file(content, form.cleaned_data["kind"])
    shown = {"form": form, "count": counted(queries.lines_of(sought.sought)), "chosen": request.GET.urlencode()}
    return form_page(request, "dossiers/log/export.html", shown)


def _file(content: bytes, kind: str) -> HttpResponse:
    """A file to be kept, not shown inside the site."""
    media_type = {"csv": spreadsheets.CSV, "xlsx": spreadsheets.XLSX, "pdf": "application/pdf"}[kind]
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="logboek-{timezone.localdate()}.{kind}"'
    return response


@require_safe
@for_readers
def looks(request: HttpRequest, reference: str) -> HttpResponse:
    """Who looked at what is kept about the person of this dossier, by department, in plain words (B9)."""
    dossier = find(Dossier.objects.select_related("person"), request.user, reference=reference)
    journal.record(Verb.ACCESS_REPORTED, dossier, by=request.user)
    return render(
        request, "dossiers/log/looks.html", {"dossier": dossier, "found": access_report.lookers_of(dossier.person_id)}
    )


@require_safe
@for_readers
def looks_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """The same on paper, to give to the person."""
    dossier = find(Dossier.objects.select_related("person"), request.user, reference=reference)
    journal.record(Verb.ACCESS_REPORTED, dossier, by=request.user)
    return _file(access_report_pdf.paper(dossier.person, timezone.localdate()), "pdf")
