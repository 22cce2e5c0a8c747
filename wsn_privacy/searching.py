"""Searching in one box, across the apps: dossiers by name, address or client number, and a request by its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render

from cases.models import Case
from dossiers import actions, alarm, showing
from dossiers.form_pages import form_view
from dossiers.forms import SearchForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

NUMBER = re.compile(r"[a-z]{2,6}-\d{4}-\d{4,8}", re.IGNORECASE)


@form_view
def search(request: HttpRequest) -> HttpResponse:
    """What this user may see of what was looked for. It comes by POST: no name in an address."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "wsn_privacy/search.html", {"form": form})
    text = form.cleaned_data["text"].strip()
    found = actions.search(text=text, by=request.user)
    if case := _case(request, text):
        return redirect("cases:detail", case.reference)
    rows = showing.rows_for(found.dossiers, request.user)
    shown = {"form": form, "found": found, "rows": rows, "alarm": alarm.notice_for(request.user)}
    return render(request, "wsn_privacy/search.html", shown)


def _case(request: HttpRequest, text: str) -> Case | None:
    """The request with this number, if the user may know of it."""
    named = Case.objects.visible_to(request.user).filter(reference=text.upper())
    return named.first() if NUMBER.fullmatch(text) else None
