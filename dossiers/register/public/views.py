"""The register for everybody: what is published of it, today and on any day, each version at its own address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dossiers.models import Activity, ActivityVersion
from dossiers.register import listing, papers
from dossiers.register.content import content_of, facts, in_words
from dossiers.register.forms import DayForm
from dossiers.register.information import information

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@require_safe
def public_list(request: HttpRequest) -> HttpResponse:
    """For what the association keeps personal data, as it stood on a day (regulation, purposes; AVG art. 30)."""
    form = DayForm(request.GET)
    on = form.cleaned_data["op"] if form.is_valid() else timezone.localdate()
    shown = {
        "form": form,
        "on": on,
        "versions": listing.standing_on(on),
        "is_today": on == timezone.localdate(),
    }
    return render(request, "dossiers/register/public/register_public.html", shown)


@login_not_required
@require_safe
def newest(request: HttpRequest, number: int) -> HttpResponse:
    """To the version of an activity that stands now."""
    activity = get_object_or_404(Activity, number=number)
    return redirect("register:version", number, activity.revision)


def _version(number: int, version: int) -> ActivityVersion:
    return get_object_or_404(
        ActivityVersion.objects.select_related("activity"), activity__number=number, number=version
    )


@login_not_required
@require_safe
def version(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """One version of an activity, which never changes, at an address of its own."""
    row = _version(number, version)
    ended_on = row.content["ended_on"]
    shown = {
        "version": row,
        "facts": facts(row.content, inside=False),
        "versions": row.activity.versions.all(),
        "is_newest": row.number == row.activity.revision,
        "ended_on": in_words(ended_on) if ended_on else "",
    }
    return render(request, "dossiers/register/public/register_version.html", shown)


@login_not_required
@require_safe
def version_jsonld(_request: HttpRequest, number: int, version: int) -> HttpResponse:
    """One version for other systems, in the terms of the Data Privacy Vocabulary."""
    return papers.as_file(papers.jsonld([_version(number, version)]))


@login_not_required
@require_safe
def public_jsonld(_request: HttpRequest) -> HttpResponse:
    """The published register as it stands today, for other systems."""
    return papers.as_file(papers.jsonld(listing.standing_on(timezone.localdate())))


@login_not_required
@require_safe
def inform(request: HttpRequest, number: int) -> HttpResponse:
    """What somebody must be told who gives data for this purpose (AVG art. 13 and 14)."""
    activity = get_object_or_404(Activity, number=number, ended_on__isnull=True)
    shown = {"activity": activity, "parts": information(content_of(activity))}
    return render(request, "dossiers/register/public/register_information.html", shown)


@login_not_required
@require_safe
def inform_pdf(_request: HttpRequest, number: int) -> HttpResponse:
    """The same on paper."""
    activity = get_object_or_404(Activity, number=number, ended_on__isnull=True)
    return papers.as_file(papers.information_pdf(content_of(activity), timezone.localdate()))
