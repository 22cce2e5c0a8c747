"""What did not reach the person of a request: the list, what came back, and what was done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.flow import rules as flow_rules
from cases.flow.lookup import case_for_work, case_to_read
from cases.models import Undelivered
from cases.undelivered import actions
from cases.undelivered.forms import CameBackForm, SettleForm
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.verbs import Common

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpResponse

    from cases.models import Case
    from dossiers.actors import StaffRequest


@form_view
def undelivered(request: StaffRequest, reference: str) -> HttpResponse:
    """What did not arrive, and recording that something came back."""
    case = case_for_work(request, reference) if request.method == "POST" else case_to_read(request, reference)
    form = CameBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            actions.record(case=case, by=request.user, today=timezone.localdate(), **form.cleaned_data)
            messages.success(request, _("Vastgelegd. Het blijft bij Vandaag staan tot het is opgelost."))
            return redirect("cases:undelivered", reference)
    return _page(request, case, form)


def _page(
    request: StaffRequest, case: Case, form: forms.Form, settling: tuple[int, forms.Form] | None = None
) -> HttpResponse:
    """The page, with the form that was refused, if one was."""
    journal.record(Common.LOOKED, case, by=request.user)
    rows = list(
        Undelivered.objects.filter(case=case)
        .select_related("by", "settled_by", "case__delivery")
        .defer("case__delivery__package")
    )
    is_open = {row.pk for row in Undelivered.objects.open().filter(case=case)}
    context = {
        "case": case,
        "form": settling[1] if settling else form,
        "came_back": CameBackForm() if settling else form,
        "rows": [(row, _settle_form(row, settling) if row.pk in is_open else None) for row in rows],
        "may_work": flow_rules.may_work(request.user),
    }
    return form_page(request, "cases/undelivered/undelivered.html", context)


def _settle_form(row: Undelivered, settling: tuple[int, forms.Form] | None) -> forms.Form:
    """The form of one row; the labels of two rows on a page have names of their own."""
    if settling and settling[0] == row.pk:
        return settling[1]
    return SettleForm(auto_id=f"id_{row.pk}_%s", has_answer=hasattr(row.case, "delivery"))


@require_POST
def settle(request: StaffRequest, reference: str, pk: int) -> HttpResponse:
    """Record what was done about one of them. Raises Http404 when this request has no such row."""
    case = case_for_work(request, reference)
    row = get_object_or_404(Undelivered.objects.select_related("case"), pk=pk, case=case)
    form = SettleForm(request.POST, auto_id=f"id_{pk}_%s", has_answer=hasattr(case, "delivery"))
    if form.is_valid():
        with refusing(form, "how"):
            actions.settle(row=row, by=request.user, **form.cleaned_data)
            messages.success(request, _("Opgelost."))
            return redirect("cases:undelivered", reference)
    return _page(request, case, CameBackForm(), (pk, form))
