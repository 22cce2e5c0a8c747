"""A file that a colleague found for a request: to be saved by who answers, and never shown in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.models import FoundPaper
from cases.paperkeeping import content_of
from cases.views import case_to_read
from dossiers import journal
from dossiers.access import find
from dossiers.files import sealing

if TYPE_CHECKING:
    from django.http import HttpRequest

SHUT = "default-src 'none'; sandbox"


@require_safe
def found(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The file of one finding."""
    case = case_to_read(request, reference)
    papers = FoundPaper.objects.filter(finding__case=case).select_related("task__case")
    paper: FoundPaper = find(papers, request.user, finding__number=number)
    try:
        content = content_of(paper)
    except sealing.Unreadable:
        journal.record("not readable", paper, by=request.user)
        why = _("Dit bestand is niet meer te lezen. Waarschuw ICT en vraag de collega om het opnieuw te sturen.")
        return render(request, "cases/refused.html", {"case": case, "why": why}, status=409)
    journal.record("fetched", paper, by=request.user, purpose="request")
    response = HttpResponse(content, content_type=paper.media_type)
    response["Content-Disposition"] = content_disposition_header(True, paper.name) or "attachment"
    response["Content-Security-Policy"] = SHUT
    response["X-Content-Type-Options"] = "nosniff"
    return response
