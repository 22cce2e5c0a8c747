"""The pages of records without a last day, of records that are due and stay, and of the day from which a term runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dossiers.access.reading import find, opened
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.models import Record
from dossiers.records.rules import sections_for
from dossiers.sections import Section
from retention.permissions import check_keeper
from retention.schedule import actions, rules
from retention.schedule.due import Schedule, held
from retention.schedule.forms import TriggerForm

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

    from dossiers.actors import StaffRequest


SHOWN = 100  # records on a page; the rest shows when these are done


@require_safe
def without_end(request: StaffRequest) -> HttpResponse:
    """The records without a last day: somebody has to write down the day of the trigger."""
    check_keeper(request)
    schedule = Schedule.of(timezone.localdate())
    return _records_page(request, schedule, schedule.without_end(), "retention/schedule/without_end.html")


@require_safe
def blocked(request: StaffRequest) -> HttpResponse:
    """The records that are due and stay: each with what holds it."""
    check_keeper(request)
    schedule = Schedule.of(timezone.localdate())
    return _records_page(request, schedule, held(schedule.due(), schedule.on), "retention/schedule/blocked.html")


def _records_page(request: StaffRequest, schedule: Schedule, records: QuerySet[Record], template: str) -> HttpResponse:
    visible = Record.objects.visible_to(request.user).filter(pk__in=records.values("pk"))
    rows = visible.select_related("dossier", "basis__activity").order_by("happened_on", "pk")[: SHOWN + 1]
    shown = [(row, rules.why_kept(row, on=schedule.on, schedule=schedule)) for row in rows]
    return render(request, template, {"rows": shown[:SHOWN], "has_more": len(shown) > SHOWN, "shown": SHOWN})


@form_view
def trigger(request: StaffRequest, reference: str) -> HttpResponse:
    """Write down on which day the matter of a record was closed, by whoever records in that section.

    Raises PermissionDenied for whoever does not, and Http404.
    """
    row: Record = find(
        Record.objects.select_related("dossier__person", "basis__activity"), request.user, reference=reference
    )
    section = Section(row.section)
    if section not in sections_for(row.dossier, request.user):
        raise PermissionDenied
    if section.is_closed and not opened(row.dossier, request.user, section):
        return redirect("dossiers:record", row.reference)
    form = TriggerForm(request.POST or None, initial={"on": row.trigger_on})
    if form.is_valid():
        with refusing(form):
            actions.set_trigger(record=row, by=request.user, on=form.cleaned_data["on"])
            messages.success(request, _("Vanaf deze dag loopt de bewaartermijn."))
            return redirect("dossiers:record", row.reference)
    shown = {"record": row, "form": form, "why": rules.why_kept(row)}
    return form_page(request, "retention/schedule/trigger.html", shown)
