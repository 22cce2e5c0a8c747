"""Money for a request: announcing it, and recording how that ended (regulation, vergoedingen)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.fee import actions as fees
from cases.fee.forms import FeeForm, OutcomeForm
from cases.flow.lookup import case_for_work
from cases.models import Case, Fee
from dossiers.access.reading import find
from dossiers.form_pages import form_page, form_view, refusing

if TYPE_CHECKING:
    from uuid import UUID

    from dossiers.actors import StaffRequest


@form_view
def fee(request: StaffRequest, reference: str) -> HttpResponse:
    """The fees of a request; posting announces one, with a letter that is sent next."""
    case = case_for_work(request, reference)
    form = FeeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            charge = fees.Charge(**form.cleaned_data)
            made = fees.announce(case=case, charge=charge, by=request.user, on=timezone.localdate())
            messages.success(request, _("De brief is gemaakt. Verstuur hem: dan weet de aanvrager het."))
            return redirect("cases:letter_sending", reference, made.letter_id)
    return _page(request, case, form)


def _page(request: HttpRequest, case: Case, form: Any, outcome: Any = None) -> HttpResponse:
    """The page with its two forms; 409 when an act was refused."""
    rows = list(case.fees.select_related("letter__dispatch", "announced_by", "settled_by"))
    context = {
        "case": case,
        "form": form,
        "fees": [(row, fees.in_euro(row.amount)) for row in rows],
        "open_fee": next((row for row in rows if row.outcome == Fee.Outcome.OPEN), None),
        "outcome": outcome or OutcomeForm(),
        "why_not": _never(case),
    }
    return form_page(request, "cases/fee/fee.html", context)


def _never(case: Case) -> str:
    """Why no money can be asked on any ground; empty when one ground is left."""
    whys = [fees.why_not_ask(case, ground) for ground in Fee.Ground]
    return whys[-1] if all(whys) else ""


@require_POST
def fee_outcome(request: StaffRequest, reference: str, pk: UUID) -> HttpResponse:
    """Record how an announced fee ended."""
    case = case_for_work(request, reference)
    row: Fee = find(case.fees.all(), request.user, pk=pk)
    form = OutcomeForm(request.POST)
    if form.is_valid():
        with refusing(form):
            fees.record_outcome(fee=row, by=request.user, on=timezone.localdate(), **form.cleaned_data)
            messages.success(request, _("Dat is vastgelegd."))
            return redirect("cases:detail", reference)
    return _page(request, case, FeeForm(), form)
