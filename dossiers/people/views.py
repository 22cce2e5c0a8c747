"""The pages of people: who stands how to whom, and where somebody is on file or named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dossiers.access.reading import find
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.functions import SEES_EVERYBODY, Function
from dossiers.journal import actions as journal
from dossiers.models import Dossier, Person, Tie
from dossiers.people import actions as people
from dossiers.people import page_data as people_page_data
from dossiers.people.forms import DeathForm, EndForm, TieForm
from dossiers.people.rules import may_keep
from dossiers.scope import has_function
from dossiers.viewing import actions as viewing

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from dossiers.actors import StaffRequest


@require_safe
def person(request: StaffRequest, reference: str) -> HttpResponse:
    """Somebody, for privacy officer and FG: the dossiers, the ties, and the records of others that name them.

    Raises Http404 for everybody else, with a line.
    """
    if not has_function(request.user, *SEES_EVERYBODY):
        journal.deny(Person, reference, by=request.user)
        raise Http404
    row = find(Person.objects.all(), request.user, reference=reference)
    viewing.look(row, by=request.user)
    mentions = people_page_data.mentions_of(row, request.user)
    shown = {
        "person": row,
        "may_work": has_function(request.user, Function.PRIVACY_OFFICER),
        "facts": people_page_data.facts_about(row),
        "rows": people_page_data.dossiers_of(row, request.user),
        "stands": people_page_data.stands_of(row, request.user),
        "mentions": mentions[: people_page_data.MOST_MENTIONS],
        "more": len(mentions) > people_page_data.MOST_MENTIONS,
    }
    return render(request, "dossiers/people/person.html", shown)


@form_view
def death(request: StaffRequest, reference: str) -> HttpResponse:
    """On which day somebody died. Raises Http404, with a line, for who does not handle requests."""
    if not has_function(request.user, Function.PRIVACY_OFFICER):
        journal.deny(Person, reference, by=request.user)
        raise Http404
    row = find(Person.objects.all(), request.user, reference=reference)
    form = DeathForm(request.POST if request.method == "POST" else None, initial={"died_on": row.died_on})
    if form.is_valid():
        with refusing(form, "died_on"):
            people.record_death(person=row, died_on=form.cleaned_data["died_on"], by=request.user)
            messages.success(request, _("Dat is vastgelegd."))
            return redirect("people:person", reference)
    return form_page(request, "dossiers/people/death.html", {"person": row, "form": form})


@form_view
def tie(request: StaffRequest, reference: str) -> HttpResponse:
    """Somebody who stands in some way to the person of a dossier."""
    dossier = _dossier(request, reference)
    if request.method != "POST":
        return _tie_page(request, dossier, TieForm())
    form = TieForm(request.POST, people=_chosen(request, dossier))
    if form.is_valid():
        with refusing(form):
            people.add(dossier=dossier, other=form.whom(), said=form.said(), by=request.user)
            messages.success(request, _("De relatie staat in het dossier."))
            return redirect("dossiers:detail", reference)
    return _tie_page(request, dossier, form)


@require_POST
def tie_search(request: StaffRequest, reference: str) -> HttpResponse:
    """Look for who it is, keeping what was typed."""
    dossier = _dossier(request, reference)
    found = people.look_for(dossier=dossier, text=request.POST.get("text", ""), by=request.user)
    if not found:
        messages.info(request, _("Niemand gevonden. Zoek op een deel van de naam, of vul de naam hieronder in."))
    kept = {field.name: field.value() for field in TieForm(request.POST)}
    kept["other"] = found[0].reference if len(found) == 1 else kept["other"]
    return _tie_page(request, dossier, TieForm(initial=kept, people=found))


@form_view
def tie_end(request: StaffRequest, reference: str, pk: int) -> HttpResponse:
    """The end of a tie: when and why."""
    dossier = _dossier(request, reference)
    row = find(Tie.objects.of(dossier.person), request.user, pk=pk)
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusing(form):
            people.end(tie=row, **form.cleaned_data, by=request.user)
            messages.success(request, _("De relatie is beëindigd. Zij blijft te zien in het dossier."))
            return redirect("dossiers:detail", reference)
    stand = next(stand for stand in people_page_data.stands_of(dossier.person, request.user) if stand.tie.pk == row.pk)
    shown = {"dossier": dossier, "stand": stand, "form": form}
    return form_page(request, "dossiers/people/tie_end.html", shown)


def _dossier(request: StaffRequest, reference: str) -> Dossier:
    """The dossier whose ties this user may keep.

    Raises PermissionDenied for anyone who may see the dossier and not that.
    """
    dossier: Dossier = find(Dossier.objects.select_related("person"), request.user, reference=reference)
    if not may_keep(dossier, request.user):
        raise PermissionDenied
    return dossier


def _chosen(request: HttpRequest, dossier: Dossier) -> list[Person]:
    """Who was chosen on the form, as far as this user may know of them."""
    known = Person.objects.visible_to(request.user).exclude(pk=dossier.person_id)
    return list(known.filter(reference=request.POST.get("other", "").replace("\0", "")))


def _tie_page(request: HttpRequest, dossier: Dossier, form: TieForm) -> HttpResponse:
    return form_page(request, "dossiers/people/tie.html", {"dossier": dossier, "form": form})
