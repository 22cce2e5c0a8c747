"""The list of findings to decide on together, with every text on it, and the way to undo it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cases.findings.bulk import actions, rules
from cases.findings.bulk.forms import TickForm
from cases.flow.lookup import case_for_work, refused
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.verbs import Common

if TYPE_CHECKING:
    from uuid import UUID

    from cases.models import Case
    from dossiers.actors import StaffRequest


@form_view
def rest(request: StaffRequest, reference: str) -> HttpResponse:
    """What can be given whole at once, to read first; posting gives what is ticked."""
    case = case_for_work(request, reference)
    if why := rules.why_not(case):
        return refused(request, case, why)
    form = TickForm(request.POST if request.method == "POST" else None, proposal=rules.to_give(case))
    if form.is_valid():
        with refusing(form, "pieces"):
            count = actions.give(case=case, marks=form.cleaned_data["pieces"], by=request.user)
            told = ngettext("%(n)s stuk staat op ‘geven’.", "%(n)s stukken staan op ‘geven’.", count)
            messages.success(request, told % {"n": count})
            return redirect("cases:findings", reference)
    return _page(request, case, form, {})


@form_view
def shielded(request: StaffRequest, reference: str) -> HttpResponse:
    """What can be given in part at once, because the only others in it are hidden; posting gives what is ticked."""
    case = case_for_work(request, reference)
    if why := rules.why_not(case):
        return refused(request, case, why)
    form = TickForm(request.POST if request.method == "POST" else None, proposal=rules.to_give_in_part(case))
    if form.is_valid():
        with refusing(form, "pieces"):
            count = actions.give_in_part(case=case, marks=form.cleaned_data["pieces"], by=request.user)
            told = ngettext("%(n)s stuk staat op ‘deels geven’.", "%(n)s stukken staan op ‘deels geven’.", count)
            messages.success(request, told % {"n": count})
            return redirect("cases:findings", reference)
    return _page(request, case, form, {"said": rules.shielded_only(case.kind)})


def _page(request: StaffRequest, case: Case, form: TickForm, more: dict[str, Any]) -> HttpResponse:
    journal.record(Common.LOOKED, case, by=request.user, purpose="request")
    return form_page(request, "cases/findings/bulk/list.html", {"case": case, "form": form, **more})


@require_POST
def undo(request: StaffRequest, reference: str, act: UUID) -> HttpResponse:
    """Open again what was decided together."""
    case = case_for_work(request, reference)
    try:
        count = actions.undo(case=case, act=act, by=request.user)
    except Refused as refusal:
        return refused(request, case, refusal.why)
    told = ngettext("%(n)s stuk staat weer open.", "%(n)s stukken staan weer open.", count) % {"n": count}
    messages.success(request, told)
    return redirect("cases:findings", reference)
