"""The pages for taking emergency access to a section and reviewing it afterwards."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dossiers.access.emergency import actions as emergency
from dossiers.access.forms import EmergencyForm, ReviewForm
from dossiers.access.reading import find, sections_of
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.functions import SEES_EVERYBODY
from dossiers.journal import actions as journal
from dossiers.models import Dossier, Emergency
from dossiers.scope import has_function
from dossiers.sections import Section

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from dossiers.actors import StaffRequest


SHOWN = 100


A_MINUTE = dt.timedelta(minutes=1)


MONTH = dt.timedelta(days=31)


@form_view
def enter(request: StaffRequest, reference: str, section: str) -> HttpResponse:
    """Asks why a section outside the function is needed now, and lets in until the end of the working day."""
    dossier = find(Dossier.objects.select_related("person"), request.user, reference=reference)
    onward = f"{reverse('dossiers:detail', args=[reference])}#{section}"
    if not _is_outside(request, dossier, section) and request.method != "POST":
        return redirect(onward)
    now = timezone.now()
    form = EmergencyForm(request.POST if request.method == "POST" else None)
    last = emergency.ends_at(now) - A_MINUTE
    shown = {"dossier": dossier, "section": Section(section), "form": form, "until": last}
    if form.is_valid():
        with refusing(form):
            emergency.enter(dossier=dossier, section=section, **form.cleaned_data, by=request.user, at=now)
            return redirect(onward)
    return form_page(request, "dossiers/access/emergency/enter.html", shown)


def _is_outside(request: HttpRequest, dossier: Dossier, section: str) -> bool:
    """Whether the section is outside the function. Raises Http404, with a line, when it holds nothing or is none."""
    standing = sections_of(dossier, request.user).get(section)
    if standing is None:
        journal.deny(Dossier, str(dossier), by=request.user)
        raise Http404
    return standing.state == "outside"


def admit_reader(request: HttpRequest) -> None:
    """Raises PermissionDenied for anyone who neither reviews nor supervises."""
    if not has_function(request.user, *SEES_EVERYBODY):
        raise PermissionDenied


@require_safe
def emergencies(request: HttpRequest) -> HttpResponse:
    """The emergency entrances: those to be reviewed, then the newest of the others."""
    admit_reader(request)
    rows = Emergency.objects.select_related("dossier", "by", "reviewed_by")
    shown = {
        "waiting": rows.filter(outcome="").order_by("at", "id"),
        "reviewed": rows.exclude(outcome="")[:SHOWN],
        "tab": "emergencies",
        "reads_content": True,
    }
    return render(request, "dossiers/access/emergency/emergencies.html", shown)


@form_view
def review(request: StaffRequest, pk: int) -> HttpResponse:
    """One emergency entrance with its reason, and judging it.

    Raises PermissionDenied for anyone who does not see everybody, and for a judgement by anyone who may not review.
    """
    admit_reader(request)
    found = get_object_or_404(Emergency.objects.select_related("dossier", "by", "reviewed_by"), pk=pk)
    may_review = has_function(request.user, *emergency.REVIEWERS) and not found.outcome
    if request.method == "POST" and not has_function(request.user, *emergency.REVIEWERS):
        raise PermissionDenied
    form = ReviewForm(request.POST if request.method == "POST" else None)
    shown: dict[str, Any] = {
        "emergency": found,
        "section": Section(found.section),
        "form": form,
        "may_review": may_review,
    }
    shown["last_at"] = found.until - A_MINUTE
    if form.is_valid():
        with refusing(form):
            emergency.review(emergency=found, **form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, _("Uw oordeel is vastgelegd."))
            return redirect("grants:emergencies")
    return form_page(request, "dossiers/access/emergency/review.html", shown)
