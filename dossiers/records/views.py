"""The pages on which something is put in a dossier, set right, or put beside a record; and fetching a file."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dossiers.access.reading import find, opened
from dossiers.files import encryption, store
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.models import Dossier, LawfulBasis, Record, RecordFile
from dossiers.records import actions as records
from dossiers.records import freezing
from dossiers.records import page_data as records_page_data
from dossiers.records import rules as records_rules
from dossiers.records.forms import CorrectionForm, EntryForm, FileForm, StatementForm
from dossiers.sections import Section
from dossiers.verbs import Common
from dossiers.viewing import actions as viewing

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from dossiers.actors import StaffRequest

SHUT = "sandbox; default-src 'none'"


@require_safe
def start(request: StaffRequest, reference: str) -> HttpResponse:
    """For what something is recorded: the activities of the sections of this function, with their bases."""
    dossier = _dossier(request, reference)
    choices = records_page_data.choices_for(dossier, request.user, timezone.localdate())
    return render(request, "dossiers/records/start.html", {"dossier": dossier, "choices": choices})


@form_view
def entry(request: StaffRequest, reference: str, basis: int) -> HttpResponse:
    """A new record under one activity and basis."""
    dossier = _dossier(request, reference)
    chosen = _basis(request, dossier, basis)
    if request.method != "POST":
        return _entry_page(request, dossier, EntryForm(basis=chosen))
    people = records_page_data.people_chosen(dossier, request.user, request.POST)
    form = EntryForm(request.POST, request.FILES, basis=chosen, people=people)
    form.full_clean()
    papers = form.papers()
    if not form.errors:
        told = records.Told(**form.told(), papers=papers)
        with refusing(form):
            row = records.add(dossier=dossier, basis=chosen, told=told, by=request.user, on=timezone.localdate())
            return _on_to(request, row, _("Het gegeven staat in het dossier."), [paper.warning for paper in papers])
    return _entry_page(request, dossier, form)


@require_POST
def entry_search(request: StaffRequest, reference: str, basis: int) -> HttpResponse:
    """Look for people who are named in what is being typed, keeping what was typed."""
    dossier = _dossier(request, reference)
    chosen = _basis(request, dossier, basis)
    people = records_page_data.people_chosen(dossier, request.user, request.POST)
    found = records.look_for(dossier=dossier, name=request.POST.get("name", ""), by=request.user)
    if not found:
        messages.info(request, _("Niemand gevonden met deze naam. Zoek op een deel van de naam, of ga zonder verder."))
    if request.FILES:
        messages.warning(request, _("Kies de bestanden opnieuw. Uw browser onthoudt ze niet."))
    typed = EntryForm(request.POST, basis=chosen, people=people)
    kept = {field.name: field.value() for field in typed}
    everybody = [*people, *(person for person in found if person not in people)]
    return _entry_page(request, dossier, EntryForm(initial=kept, basis=chosen, people=everybody))


def _dossier(request: StaffRequest, reference: str) -> Dossier:
    """The dossier in which this user may record something. Raises PermissionDenied for anyone who may only look."""
    dossier: Dossier = find(Dossier.objects.select_related("person"), request.user, reference=reference)
    if not records_rules.sections_for(dossier, request.user):
        raise PermissionDenied
    return dossier


def _basis(request: StaffRequest, dossier: Dossier, pk: int) -> LawfulBasis:
    """The basis, if its activity is of a section in which this user may record here. Raises Http404, with a line."""
    sections = records_rules.sections_for(dossier, request.user)
    rows = LawfulBasis.objects.select_related("activity").filter(activity__section__in=sections)
    if (basis := rows.filter(pk=pk).first()) is None:
        journal.deny(LawfulBasis, str(pk), by=request.user)
        raise Http404
    return basis


def _entry_page(request: HttpRequest, dossier: Dossier, form: EntryForm) -> HttpResponse:
    section = Section(form.basis.activity.section)
    shown = {"dossier": dossier, "form": form, "basis": form.basis, "section": section}
    return form_page(request, "dossiers/records/entry.html", shown)


@form_view
def attachment(request: StaffRequest, reference: str) -> HttpResponse:
    """Files with a record that stands."""
    row, shut = _record(request, reference)
    if shut:
        return redirect(shut)
    if request.method != "POST":
        return _page(request, "attachment", row, FileForm())
    form = FileForm(request.POST, request.FILES)
    papers = form.papers() if form.is_valid() else ()
    if not form.errors:
        with refusing(form):
            records.attach(record=row, papers=papers, by=request.user)
            return _on_to(request, row, _("Wat u koos staat bij het gegeven."), [paper.warning for paper in papers])
    return _page(request, "attachment", row, form)


@form_view
def statement(request: StaffRequest, reference: str) -> HttpResponse:
    """The person's own words beside a record."""
    row, shut = _record(request, reference)
    if shut:
        return redirect(shut)
    form = StatementForm(request.POST or None)
    if form.is_valid():
        with refusing(form):
            records.state(record=row, **form.cleaned_data, by=request.user)
            return _on_to(request, row, _("De verklaring staat bij het gegeven."))
    return _page(request, "statement", row, form)


@require_safe
def corrections(request: StaffRequest, reference: str) -> HttpResponse:
    """What can be set right in a record."""
    row, shut = _record(request, reference)
    if shut:
        return redirect(shut)
    viewing.look(row, by=request.user, purpose=_purpose(request, row))
    shown = {"record": row, "values": records_page_data.values_of(row)}
    return render(request, "dossiers/records/corrections.html", shown)


@form_view
def correction(request: StaffRequest, reference: str, field: str) -> HttpResponse:
    """One field of a record set right, with the evidence. Raises Http404 for a field that cannot be corrected."""
    row, shut = _record(request, reference)
    if field not in records_rules.CORRECTABLE:
        raise Http404
    if shut:
        return redirect(shut)
    is_post = request.method == "POST"
    mark = {"mark": records.seen(row, field)}
    form = CorrectionForm(request.POST if is_post else None, record=row, name=field, initial=mark)
    if not is_post:
        viewing.look(row, by=request.user, purpose=_purpose(request, row))
    if form.is_valid():
        with refusing(form):
            records.correct(record=row, change=records.Change(field, **form.cleaned_data), by=request.user)
            return _on_to(request, row, _("Het gegeven is verbeterd."))
        row.refresh_from_db()
    return _correction_page(request, row, field, form)


def _correction_page(request: HttpRequest, row: Record, field: str, form: CorrectionForm) -> HttpResponse:
    shown = {
        "record": row,
        "form": form,
        "what": records_page_data.label_of(field),
        "now": records_page_data.shown(row, field),
    }
    return form_page(request, "dossiers/records/correction.html", shown)


def _page(request: HttpRequest, page: str, row: Record, form: Any) -> HttpResponse:
    return form_page(request, PAGES[page], {"record": row, "form": form})


PAGES = {"attachment": "dossiers/records/attachment.html", "statement": "dossiers/records/statement.html"}


def _record(request: StaffRequest, reference: str) -> tuple[Record, str]:
    """The record, and where to go instead: its section is closed and asks a reason first, or it is frozen.

    Raises PermissionDenied for anyone who may only look.
    """
    row = find(Record.objects.select_related("dossier__person", "basis__activity"), request.user, reference=reference)
    if not records_rules.may_record(request.user):
        raise PermissionDenied
    frozen = freezing.why_not_read(row, request.user)
    return row, _asks_reason(request, row) or (reverse("dossiers:record", args=[row.reference]) if frozen else "")


def _asks_reason(request: HttpRequest, row: Record) -> str:
    """The address of the page that asks the reason, or an empty string when the section is open for this user."""
    if not Section(row.section).is_closed or _purpose(request, row):
        return ""
    ask = reverse("dossiers:reason", args=[row.dossier.reference, row.section])
    return f"{ask}?{urlencode({'gegeven': row.reference})}"


def _purpose(request: HttpRequest, row: Record) -> str:
    """For what this user opened the section today, if it is a closed one."""
    return opened(row.dossier, request.user, row.section) if Section(row.section).is_closed else ""


def _on_to(request: HttpRequest, row: Record, done: str, warnings: list[str] | None = None) -> HttpResponse:
    """To the record, with what was done."""
    messages.success(request, done)
    for warning in sorted(set(filter(None, warnings or ()))):
        messages.warning(request, warning)
    return redirect("dossiers:record", row.reference)


@require_safe
def file(request: StaffRequest, pk: UUID) -> HttpResponse | StreamingHttpResponse:
    """A file, to be saved and never shown in the page: piece by piece, and kept in no cache."""
    row = find(RecordFile.objects.select_related("record__dossier__person"), request.user, pk=pk)
    if shut := _asks_reason(request, row.record):
        return redirect(shut)
    if why := freezing.why_not_read(row.record, request.user):
        messages.error(request, why)
        return redirect("dossiers:record", row.record.reference)
    try:
        pieces = store.content_of(row)
        first = next(pieces)
    except (OSError, encryption.Unreadable):
        journal.record(Common.FILE_NOT_OPENED, row, by=request.user)
        return render(request, "dossiers/records/unreadable.html", {"record": row.record}, status=409)
    journal.record(Common.FETCHED, row, by=request.user, purpose=_purpose(request, row.record))
    response = StreamingHttpResponse(chain([first], pieces), content_type=row.media_type)
    response["Content-Length"] = str(row.size)
    response["Content-Disposition"] = content_disposition_header(True, row.name) or "attachment"
    response["Content-Security-Policy"] = SHUT
    response["X-Content-Type-Options"] = "nosniff"
    return response
