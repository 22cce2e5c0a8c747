"""Fetching a letter without an account: the link from the message, the code that came another way, then the letter."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from cases.flow import rules as flow_rules
from cases.letters import dispatch
from cases.models import Dispatch
from cases.public_access import passes, row_access
from cases.public_access.forms import CodeForm
from cases.public_access.row_access import at_door
from dossiers.form_pages import form_page, form_view, refusing

WHAT = "letter"


@login_not_required
@form_view
@at_door(row_access.of_letter)
def fetch(request: HttpRequest, token: str) -> HttpResponse:
    """A letter that stands ready: first the code, then the letter."""
    found = dispatch.find(token)
    if found is None:
        return render(request, "cases/answer_gone.html", status=404)
    if _is_open(request, found):
        return render(request, "cases/letters/public/letter_ready.html", {"token": token, "dispatch": found})
    form = CodeForm(request.POST if request.method == "POST" else None)
    today = timezone.localdate()
    why = flow_rules.why_not_fetch(found, today)
    if request.method == "POST" and not why and form.is_valid():
        with refusing(form, "code"):
            dispatch.unlock(token=token, code=form.cleaned_data["code"], today=today)
            passes.give(request.session, WHAT, found.pk)
            return redirect("cases:letter_fetch", token)
        found.refresh_from_db(fields=["wrong_codes"])
        why = flow_rules.why_not_fetch(found, today)
    context = {"form": form, "why": why, "until": found.until, "is_letter": True}
    return form_page(request, "cases/answer_code.html", context)


def _is_open(request: HttpRequest, found: Dispatch) -> bool:
    """Whether this session may fetch this letter now."""
    is_in_time = found.until is not None and timezone.localdate() <= found.until
    return is_in_time and passes.held(request.session, WHAT) == str(found.pk)


@login_not_required
@require_GET
@at_door(row_access.of_letter)
def paper(request: HttpRequest, token: str) -> HttpResponse:
    """The letter itself, for a session that gave the code."""
    found = dispatch.find(token)
    if found is None or not _is_open(request, found):
        return redirect("cases:letter_fetch", token)
    response = HttpResponse(dispatch.fetched(dispatch=found), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="brief.pdf"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
