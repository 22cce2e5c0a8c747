"""The pages of orders for other systems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from retention import permissions
from retention.certificates.views import ON_A_PAGE
from retention.deletion_orders import actions as deletion_orders
from retention.deletion_orders.forms import ProveForm
from retention.models import Slip
from retention.permissions import check_prover

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def slip_list(request: HttpRequest) -> HttpResponse:
    """The slips for other systems that are open, the first due on top, and the last that were proved."""
    check_prover(request)
    today, rows = timezone.localdate(), Slip.objects.select_related("of", "executor")
    waiting = [(row, row.days_left(today)) for row in rows.open().annotate(n=Count("lines"))]
    done = rows.filter(proved_at__isnull=False).order_by("-proved_at")[:ON_A_PAGE]
    return render(request, "retention/slips.html", {"waiting": waiting, "done": done})


@require_http_methods(["GET", "HEAD", "POST"])
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """One slip: what has to go where, and, for who keeps the lists, the proof that it went."""
    check_prover(request)
    row = get_object_or_404(Slip.objects.select_related("of", "executor", "proved_by"), pk=pk)
    form = ProveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            deletion_orders.prove(slip=row, by=request.user, on=timezone.localdate(), **form.cleaned_data)
            messages.success(request, _("Het bewijs is vastgelegd. De klantnummers zijn hier gewist."))
            return redirect("retention:slips")
        except Refused as refusal:
            form.add_error(None, refusal.why)
    journal.record("looked", row, by=request.user)
    lines = row.lines.select_related("rule")
    can_prove = not row.proved_at and permissions.may_propose(request.user)
    days_left = row.days_left(timezone.localdate())
    shown = {"slip": row, "lines": lines, "days_left": days_left, "form": form if can_prove else None}
    return render(request, "retention/slip.html", shown, status=409 if form.errors.get("__all__") else 200)
