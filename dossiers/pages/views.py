"""The pages of the dossiers: who is on file, one dossier, the reason for a closed section, one record."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dossiers.access.reading import find, find_section, opened, with_sections
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.functions import SEES_EVERYBODY, Function
from dossiers.models import Dossier, Record
from dossiers.pages import page_data as pages_page_data
from dossiers.pages.forms import ComplexForm, ReasonForm, SearchForm
from dossiers.pagination import counted, leaf
from dossiers.people import page_data as people_page_data
from dossiers.records import freezing
from dossiers.records.page_data import beside
from dossiers.records.rules import sections_for
from dossiers.scope import has_function
from dossiers.sections import Section
from dossiers.viewing import actions as viewing
from dossiers.viewing import alarm
from dossiers.viewing import page_data as viewing_page_data

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from dossiers.actors import StaffRequest

SHOWN = ("person", "unit", "complex")


@require_safe
def dossier_list(request: StaffRequest) -> HttpResponse:
    """The dossiers that this user may know of, by page."""
    form = ComplexForm(request.GET, complexes=pages_page_data.complexes_for(request.user))
    dossiers = Dossier.objects.visible_to(request.user) if form.is_valid() else Dossier.objects.none()
    if chosen := form.cleaned_data.get("complex"):
        dossiers = dossiers.filter(complex=chosen)
    page = leaf(
        viewing_page_data.listed(dossiers, request.user), after=_key(request, "na"), before=_key(request, "voor")
    )
    viewing.leaf_through(by=request.user)
    code = chosen.code if chosen else ""
    shown = {
        "rows": viewing_page_data.rows_for(page.rows, request.user),
        "count": counted(dossiers),
        "previous_url": _address(complex=code, voor=page.before),
        "next_url": _address(complex=code, na=page.after),
        "form": form,
        "search": SearchForm(),
        "alarm": alarm.notice_for(request.user),
    }
    return render(request, "dossiers/pages/list.html", shown)


def _key(request: HttpRequest, name: str) -> Dossier | None:
    """The dossier that a page hangs on: its reference stands in the address, its name does not."""
    reference = request.GET.get(name)
    return find(Dossier.objects.all(), request.user, reference=reference) if reference else None


def _address(**parts: object) -> str:
    """The address of another page of the list, or an empty string when there is none."""
    *_filters, key = parts.values()
    return f"?{urlencode({name: part for name, part in parts.items() if part})}" if key else ""


@require_safe
def detail(request: StaffRequest, reference: str) -> HttpResponse:
    """One dossier: what this function needs to know of the person, and the sections."""
    dossiers = people_page_data.with_ties(Dossier.objects.select_related(*SHOWN), request.user)
    dossier = find(with_sections(dossiers, request.user), request.user, reference=reference)
    section, last = request.GET.get("onderdeel"), request.GET.get("na")
    if section and last:
        parts = [pages_page_data.rest_of(dossier, request.user, section, last)]
    else:
        parts = pages_page_data.parts_of(dossier, request.user)
    viewing.look(dossier, by=request.user, purpose=next((part.standing.purpose for part in parts if part.purpose), ""))
    shown = {
        "dossier": dossier,
        "parts": [part for part in parts if part.standing.state != "outside"],
        "outside": [part.section for part in parts if part.standing.state == "outside"],
        "facts": pages_page_data.facts_about(dossier, request.user),
        "functions": pages_page_data.functions_of(request.user),
        "looks": pages_page_data.looks_at(dossier, request.user),
        "alarm": alarm.notice_for(request.user),
        "is_rest": bool(section and last),
        "household": None if section and last else people_page_data.household_of(dossier, request.user),
        "reads_people": has_function(request.user, *SEES_EVERYBODY),
        "may_record": bool(sections_for(dossier, request.user)),
        "may_export": has_function(request.user, Function.PRIVACY_OFFICER),
    }
    return render(request, "dossiers/pages/detail.html", shown)


@form_view
def reason(request: StaffRequest, reference: str, section: str) -> HttpResponse:
    """Asks for what a closed section is needed, and opens it for today."""
    dossier = find(Dossier.objects.select_related("person"), request.user, reference=reference)
    standing = find_section(dossier, request.user, section)
    is_post = request.method == "POST"
    if standing.state == "open" and not is_post:
        return redirect(_onward(request, reference, section))
    form = ReasonForm(request.POST if is_post else None)
    if form.is_valid():
        today = timezone.localdate()
        with refusing(form):
            viewing.open_section(dossier=dossier, section=section, **form.cleaned_data, by=request.user, on=today)
            return redirect(_onward(request, reference, section))
    shown = {"dossier": dossier, "section": Section(section), "form": form}
    return form_page(request, "dossiers/pages/reason.html", shown)


def _onward(request: HttpRequest, reference: str, section: str) -> str:
    """Where somebody was going before the reason was asked: a record, or the section."""
    record = request.GET.get("gegeven", "")
    if record.replace("-", "").isalnum():
        return reverse("dossiers:record", args=[record])
    return f"{reverse('dossiers:detail', args=[reference])}#{section}"


@require_safe
def record(request: StaffRequest, reference: str) -> HttpResponse:
    """One record: its text, and why it is kept."""
    rows = Record.objects.select_related("dossier__person", "basis__activity", "recorded_by")
    row = find(rows, request.user, reference=reference)
    section = Section(row.section)
    purpose = opened(row.dossier, request.user, section) if section.is_closed else ""
    if section.is_closed and not purpose:
        ask = reverse("dossiers:reason", args=[row.dossier.reference, section])
        return redirect(f"{ask}?{urlencode({'gegeven': row.reference})}")
    viewing.look(row, by=request.user, purpose=purpose)
    shown = {
        "record": row,
        "section": section,
        "mentions": people_page_data.named_in(row, request.user),
        "beside": beside(row, request.user),
        "ice": freezing.freeze_on(row),
        "why_not_read": freezing.why_not_read(row, request.user),
        "reads_people": has_function(request.user, *SEES_EVERYBODY),
    }
    return render(request, "dossiers/pages/record.html", shown)
