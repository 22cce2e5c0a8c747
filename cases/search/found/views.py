"""A file that a colleague found for a request: to be saved by who answers, and never shown in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.flow.lookup import case_for_work, case_to_read, refused
from cases.flow.search_rules import why_not_search
from cases.models import FoundPaper
from cases.search import actions as search
from cases.search.found.storage import content_of
from cases.search.tasks.forms import PaperForm
from dossiers.access.reading import find
from dossiers.files import encryption
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.verbs import Common

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cases.models import Case
    from dossiers.actors import StaffRequest

SHUT = "default-src 'none'; sandbox"


def _paper(request: HttpRequest, case: Case, number: int) -> FoundPaper:
    """The paper of this finding. Raises Http404, with a line, where there is none."""
    papers = FoundPaper.objects.filter(finding__case=case).select_related("task__case")
    paper: FoundPaper = find(papers, request.user, finding__number=number)
    return paper


@require_safe
def found(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The file of one finding."""
    case = case_to_read(request, reference)
    paper = _paper(request, case, number)
    try:
        content = content_of(paper)
    except encryption.Unreadable:
        journal.record(Common.FILE_NOT_OPENED, paper, by=request.user)
        why = _("Dit bestand is niet meer te lezen. Waarschuw ICT en vraag de collega om het opnieuw te sturen.")
        return refused(request, case, why)
    journal.record(Common.FETCHED, paper, by=request.user, purpose="request")
    response = HttpResponse(content, content_type=paper.media_type)
    response["Content-Disposition"] = content_disposition_header(True, paper.name) or "attachment"
    response["Content-Security-Policy"] = SHUT
    response["X-Content-Type-Options"] = "nosniff"
    return response


@form_view
def words(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """What the person reads about this file: what it is, and of when."""
    case = case_for_work(request, reference)
    paper = _paper(request, case, number)
    known = {"title": paper.title, "happened_on": paper.happened_on}
    form = PaperForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        with refusing(form):
            search.describe(paper=paper, by=request.user, **form.cleaned_data)
            return redirect("cases:finding", reference, number)
    journal.record(Common.LOOKED, paper, by=request.user, purpose="request")
    shown = {"case": case, "paper": paper, "number": number, "form": form, "why_not": why_not_search(case)}
    return form_page(request, "cases/search/found/words.html", shown)
