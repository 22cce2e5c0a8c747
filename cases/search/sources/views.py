"""The standard plan: the places that are searched for every request, kept by the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.flow import rules as flow_rules
from cases.flow.search_rules import kept_apart, why_not_asked
from cases.models import SearchSource
from cases.search.sources import actions as sources
from cases.search.sources.forms import SourceForm
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.functions import SEES_EVERYBODY
from dossiers.refusal import Refused
from dossiers.scope import has_function

if TYPE_CHECKING:
    from dossiers.actors import StaffRequest

FIELDS = ("name", "department", "answerer", "hint", "activity", "place")


@require_safe
def source_list(request: StaffRequest) -> HttpResponse:
    """The places of the standard plan, and those that were ended.

    Raises PermissionDenied for anyone who does not see everybody.
    """
    if not has_function(request.user, *SEES_EVERYBODY):
        raise PermissionDenied
    return _list_page(request)


def _list_page(request: StaffRequest, status: int = 200) -> HttpResponse:
    apart = kept_apart()
    rows = list(SearchSource.objects.select_related("answerer", "activity"))
    standing = [(row, why_not_asked(row.answerer, apart) if row.answerer else "") for row in rows if not row.ended_on]
    ended = [row for row in rows if row.ended_on]
    shown = {"standing": standing, "ended": ended, "may_work": flow_rules.may_work(request.user)}
    return render(request, "cases/search/sources/list.html", shown, status=status)


def _officer(request: StaffRequest) -> None:
    """Raises PermissionDenied for anyone who does not handle requests."""
    if not flow_rules.may_work(request.user):
        raise PermissionDenied


@form_view
def new(request: StaffRequest) -> HttpResponse:
    """A new place."""
    _officer(request)
    return _kept(request, None)


@form_view
def change(request: StaffRequest, pk: int) -> HttpResponse:
    """Another name, department, colleague or place in the order."""
    _officer(request)
    return _kept(request, get_object_or_404(SearchSource, pk=pk))


def _kept(request: StaffRequest, source: SearchSource | None) -> HttpResponse:
    """Keep what was typed, or show the form."""
    initial: dict[str, Any] = {name: getattr(source, name) for name in FIELDS} if source else {}
    form = SourceForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with refusing(form):
            sources.save(source=source, by=request.user, **form.cleaned_data)
            messages.success(request, _("Het standaardplan is bijgewerkt."))
            return redirect("cases:search_sources")
    return form_page(request, "cases/search/sources/edit.html", {"form": form, "source": source})


@require_POST
def standing(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a place out of the plan, or into it again."""
    _officer(request)
    source = get_object_or_404(SearchSource, pk=pk)
    try:
        if "resume" in request.POST:
            sources.resume(source=source, by=request.user)
        else:
            sources.end(source=source, by=request.user, on=timezone.localdate())
    except Refused as refusal:
        messages.error(request, refusal.why)
        return _list_page(request, status=409)
    return redirect("cases:search_sources")
