"""The pages of certificates of destruction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dossiers.journal import actions as journal
from retention.models import Certificate
from retention.permissions import check_prover
from retention.verbs import Verb

if TYPE_CHECKING:
    from dossiers.actors import StaffRequest

ON_A_PAGE = 50


@require_safe
def certificates(request: StaffRequest) -> HttpResponse:
    """Every certificate, the newest first."""
    check_prover(request)
    before = request.GET.get("voor", "")
    rows = Certificate.objects.select_related("under").defer("pdf")
    if before.isdecimal():
        rows = rows.filter(pk__lt=before[:18])
    found, here = list(rows[: ON_A_PAGE + 1]), reverse("retention:certificates")
    shown = {
        "rows": found[:ON_A_PAGE],
        "previous_url": here if before else "",
        "next_url": f"{here}?voor={found[ON_A_PAGE - 1].pk}" if len(found) > ON_A_PAGE else "",
    }
    return render(request, "retention/certificates/list.html", shown)


@require_safe
def certificate(request: StaffRequest, pk: int) -> HttpResponse:
    """One certificate as the file that was kept; who takes it along leaves a line."""
    check_prover(request)
    row = get_object_or_404(Certificate, pk=pk)
    journal.record(Verb.CERTIFICATE_FETCHED, row, by=request.user)
    response = HttpResponse(bytes(row.pdf), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{row.reference}.pdf"'
    return response
