"""The pages of access: who sees which sections, who works where, and who may see one dossier for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dossiers.access import actions as grants
from dossiers.access import page_data as access_page_data
from dossiers.access.forms import AreaForm, GrantForm, PersonForm, SectionsForm, TeamForm
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.functions import SEES_EVERYBODY, Function
from dossiers.models import Complex, DossierUserObjectPermission
from dossiers.reauthentication import recently_authenticated
from dossiers.refusal import Refused
from dossiers.scope import has_function

if TYPE_CHECKING:
    from django.http import HttpResponse

    from dossiers.actors import Actor, StaffRequest


def _admit(request: StaffRequest, *functions: Function) -> dict[str, Any]:
    """What this user may do here besides reading. Raises PermissionDenied for anyone who may not even read it."""
    if not has_function(request.user, *functions):
        raise PermissionDenied
    may_keep = not grants.why_not_keep(request.user)
    if request.method == "POST" and not may_keep:
        raise PermissionDenied
    return {"may_keep": may_keep, "reads_content": has_function(request.user, *SEES_EVERYBODY)}


@require_safe
def matrix(request: StaffRequest) -> HttpResponse:
    """Which function sees which section, and where."""
    shown = {**_admit(request, *grants.READS_ACCESS), "rows": access_page_data.matrix(), "tab": "matrix"}
    return render(request, "dossiers/access/matrix.html", shown)


@form_view
@recently_authenticated
def function(request: StaffRequest, function: str) -> HttpResponse:
    """The sections of one function. Raises Http404 for a function that does not exist."""
    _admit(request, Function.PRIVACY_OFFICER)
    if function not in Function:
        raise Http404
    standing = access_page_data.sections_of(function)
    form = SectionsForm(request.POST if request.method == "POST" else None, standing=standing)
    shown = {"form": form, "function": Function(function), "why_not": grants.why_not_sections(function, request.user)}
    if form.is_valid():
        with refusing(form):
            grants.set_sections(function=function, sections=form.sections, by=request.user)
            messages.success(request, _("De wijziging geldt vanaf de volgende pagina die iemand opent."))
            return redirect("grants:matrix")
    return form_page(request, "dossiers/access/function.html", shown)


@require_safe
def people(request: StaffRequest) -> HttpResponse:
    """Everybody with an account: functions, teams and work area."""
    shown = {**_admit(request, *grants.READS_ACCESS), "people": access_page_data.people(), "tab": "people"}
    return render(request, "dossiers/access/people.html", shown)


@form_view
@recently_authenticated
def person(request: StaffRequest, pk: str) -> HttpResponse:
    """What one member of staff may see, and changing it."""
    may = _admit(request, *grants.READS_ACCESS)
    user: Any = get_object_or_404(get_user_model(), pk=pk)
    held = access_page_data.held_by(user)
    form = PersonForm(request.POST if request.method == "POST" else None, initial=held)
    shown = {"person": user, "form": form, **may, **access_page_data.about(user, request.user)}
    if form.is_valid():
        with refusing(form):
            _set_all(user, form.cleaned_data, request.user)
            messages.success(request, _("De wijziging geldt vanaf de volgende pagina die deze medewerker opent."))
            return redirect("grants:person", pk)
    return form_page(request, "dossiers/access/person.html", shown)


@transaction.atomic
def _set_all(user: Actor, wanted: dict[str, Any], by: Actor) -> None:
    """Functions, teams and complexes together, or nothing."""
    grants.set_functions(user=user, functions=wanted["functions"], by=by)
    grants.set_teams(user=user, teams=wanted["teams"], by=by)
    grants.set_area(user=user, complexes=Complex.objects.filter(pk__in=wanted["complexes"]), by=by)


@require_POST
@recently_authenticated
def leaving(request: StaffRequest, pk: str) -> HttpResponse:
    """Somebody leaves: everything ends at once."""
    _admit(request, Function.PRIVACY_OFFICER)
    user: Any = get_object_or_404(get_user_model(), pk=pk)
    try:
        grants.end_all(user=user, by=request.user)
        messages.success(request, _("Het account is gesloten. Alle toegang en alle sessies zijn voorbij."))
    except Refused as refusal:
        messages.error(request, refusal.why)
    return redirect("grants:person", pk)


@form_view
@recently_authenticated
def areas(request: StaffRequest) -> HttpResponse:
    """Who works in which complex: people and teams; and a new team."""
    may = _admit(request, *grants.READS_ACCESS)
    form = TeamForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusing(form, "name"):
            made = grants.make_team(name=form.cleaned_data["name"], by=request.user)
            return redirect("grants:team", made.pk)
    shown = {"form": form, "tab": "areas", **may, **access_page_data.areas()}
    return form_page(request, "dossiers/access/areas.html", shown)


@form_view
@recently_authenticated
def team(request: StaffRequest, pk: int) -> HttpResponse:
    """The complexes of one team. Who is in it stands on the page of each member of staff."""
    _admit(request, Function.PRIVACY_OFFICER)
    group = get_object_or_404(Group.objects.exclude(name__in=Function.values), pk=pk)
    form = AreaForm(request.POST if request.method == "POST" else None, initial=access_page_data.area_of(group))
    if form.is_valid():
        chosen = Complex.objects.filter(pk__in=form.cleaned_data["complexes"])
        grants.set_team_area(team=group, complexes=chosen, by=request.user)
        messages.success(request, _("Het werkgebied van dit team is gewijzigd."))
        return redirect("grants:areas")
    members = group.user_set.filter(is_active=True).order_by("name")
    return render(request, "dossiers/access/team.html", {"form": form, "team": group, "members": members})


@form_view
@recently_authenticated
def personal(request: StaffRequest) -> HttpResponse:
    """The personal grants that run, and giving one."""
    may = _admit(request, *SEES_EVERYBODY)
    form = GrantForm(request.POST if request.method == "POST" else None, by=request.user)
    if form.is_valid():
        with refusing(form):
            grants.give(**form.wanted, by=request.user)
            messages.success(request, _("De toegang is gegeven. Zij eindigt vanzelf."))
            return redirect("grants:personal")
    shown = {"form": form, "tab": "personal", "grants": access_page_data.personal(), **may}
    return form_page(request, "dossiers/access/personal.html", shown)


@require_POST
@recently_authenticated
def ending(request: StaffRequest, pk: int) -> HttpResponse:
    """Ends a personal grant now."""
    _admit(request, Function.PRIVACY_OFFICER)
    grants.take(grant=get_object_or_404(DossierUserObjectPermission, pk=pk), by=request.user)
    messages.success(request, _("De toegang is voorbij."))
    return redirect("grants:personal")
