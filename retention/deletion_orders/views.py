"""The pages of orders to delete in other systems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.verbs import Common
from retention.deletion_orders import actions
from retention.deletion_orders.forms import ProveForm
from retention.models import Slip
from retention.permissions import check_prover, may_propose

if TYPE_CHECKING:
    from django.http import HttpResponse

    from dossiers.actors import StaffRequest


DONE = 50  # orders that were proved and still show


@require_safe
def orders(request: StaffRequest) -> HttpResponse:
    """The orders for other systems that are open, the first due on top, and the last that were proved."""
    check_prover(request)
    today, rows = timezone.localdate(), Slip.objects.select_related("of", "executor")
    waiting = [(row, row.days_left(today)) for row in rows.open().annotate(n=Count("lines"))]
    done = rows.filter(proved_at__isnull=False).order_by("-proved_at")[:DONE]
    return render(request, "retention/deletion_orders/list.html", {"waiting": waiting, "done": done})


@form_view
def order(request: StaffRequest, pk: int) -> HttpResponse:
    """One order: what has to go where, and, for who keeps the lists, the proof that it went."""
    check_prover(request)
    row = get_object_or_404(Slip.objects.select_related("of", "executor", "proved_by"), pk=pk)
    form = ProveForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusing(form):
            actions.prove(slip=row, by=request.user, on=timezone.localdate(), **form.cleaned_data)
            messages.success(request, _("Het bewijs is vastgelegd. De klantnummers zijn hier gewist."))
            return redirect("retention:slips")
    journal.record(Common.LOOKED, row, by=request.user)
    shown = {
        "order": row,
        "lines": row.lines.select_related("rule"),
        "days_left": row.days_left(timezone.localdate()),
        "form": form,
        "may_prove": not row.proved_at and may_propose(request.user),
    }
    return form_page(request, "retention/deletion_orders/order.html", shown)
