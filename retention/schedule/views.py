"""The pages of records without a last day, of records that are due and stay, and of the day on which a matter was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dossiers.access.reading import (
    find,
    opened,
)
from dossiers.models import Record
from dossiers.records.rules import sections_for
from dossiers.refusal import Refused
from dossiers.sections import Section
from retention.lists.views import FORM_METHODS
from retention.permissions import check_keeper
from retention.schedule import (
    actions as schedule,
)
from retention.schedule import rules as schedule_rules
from retention.schedule.due import (
    Book,
    held,
)
from retention.schedule.forms import SettleForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


SHOWN = 100  # records on a page; the rest shows when these are done


@require_safe
def endless(request: HttpRequest) -> HttpResponse:
    """The records without a last day: somebody has to say when they were done."""
    check_keeper(request)
    book = Book.of(timezone.localdate())
    return _records_page(request, book, book.without_end(), "retention/endless.html")


@require_safe
def blocked(request: HttpRequest) -> HttpResponse:
    """The records that are due and stay: each with what holds it."""
    check_keeper(request)
    book = Book.of(timezone.localdate())
    return _records_page(request, book, held(book.due(), book.on), "retention/blocked.html")


def _records_page(request: HttpRequest, book: Book, records: Any, template: str) -> HttpResponse:
    visible = Record.objects.visible_to(request.user).filter(pk__in=records.values("pk"))
    rows = visible.select_related("dossier", "basis__activity").order_by("happened_on", "pk")[: SHOWN + 1]
    shown = [(row, schedule_rules.why_kept(row, on=book.on, book=book)) for row in rows]
    return render(request, template, {"rows": shown[:SHOWN], "has_more": len(shown) > SHOWN, "shown": SHOWN})


@require_http_methods(FORM_METHODS)
def settle(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down on which day the matter of a record was done, by whoever records in that section."""
    row: Record = find(
        Record.objects.select_related("dossier__person", "basis__activity"), request.user, reference=reference
    )
    section = Section(row.section)
    if section not in sections_for(row.dossier, request.user):
        raise PermissionDenied
    if section.is_closed and not opened(row.dossier, request.user, section):
        return redirect("dossiers:record", row.reference)
    form = SettleForm(request.POST or None, initial={"on": row.trigger_on})
    if request.method == "POST" and form.is_valid():
        try:
            schedule.settle(record=row, by=request.user, on=form.cleaned_data["on"])
            messages.success(request, _("Vanaf deze dag loopt de bewaartermijn."))
            return redirect("dossiers:record", row.reference)
        except Refused as refusal:
            form.add_error(None, refusal.why)
    context = {"record": row, "form": form, "why": schedule_rules.why_kept(row)}
    return render(request, "retention/settle.html", context, status=409 if form.errors.get("__all__") else 200)
