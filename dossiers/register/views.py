"""The pages of the register for staff: all may read it, the privacy officer keeps it, the FG advises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dossiers.form_pages import form_page, form_view, refusing
from dossiers.functions import Function
from dossiers.models import Activity
from dossiers.reauthentication import recently_authenticated
from dossiers.refusal import Refused
from dossiers.register import actions as register
from dossiers.register import listing, papers
from dossiers.register import rules as register_rules
from dossiers.register.content import PARTS, content_of, facts
from dossiers.register.forms import ActivityForm, AdviceForm, DpiaForm, ExportForm, FilterForm
from dossiers.scope import has_function
from law.calendar import add_years

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from dossiers.actors import Actor, StaffRequest


def _for_keeping(request: StaffRequest, number: int) -> Activity:
    """The activity that this user keeps. Raises PermissionDenied for somebody who may only read the register."""
    activity = get_object_or_404(Activity, number=number)
    if not register_rules.may_keep(request.user):
        raise PermissionDenied
    return activity


@require_safe
def activity_list(request: StaffRequest) -> HttpResponse:
    """The register with what nobody looked at in time (S14)."""
    form = FilterForm(request.GET)
    form.is_valid()
    found = listing.rows(timezone.localdate())
    shown = {
        "form": form,
        "rows": listing.chosen(found, **form.cleaned_data),
        "notices": listing.notices(found),
        "may_keep": register_rules.may_keep(request.user),
        "may_export": register_rules.may_export(request.user),
    }
    return render(request, "dossiers/register/list.html", shown)


@require_safe
def detail(request: StaffRequest, number: int) -> HttpResponse:
    """One activity as it stands, with its versions and its assessment."""
    activity = get_object_or_404(Activity.objects.select_related("dpia"), number=number)
    today, content = timezone.localdate(), content_of(activity)
    found = facts(content, inside=True)
    shown = {
        "activity": activity,
        "asked": [fact for fact in found if not fact.is_extra],
        "extras": [fact for fact in found if fact.is_extra],
        "versions": activity.versions.select_related("made_by"),
        "row": listing.row_of(activity, today),
        "dpia": getattr(activity, "dpia", None),
        "dpia_standing": listing.dpia_standing(activity, today),
        "may_keep": register_rules.may_keep(request.user),
        "may_advise": has_function(request.user, Function.FG),
    }
    return render(request, "dossiers/register/detail.html", shown)


@form_view
def new(request: StaffRequest) -> HttpResponse:
    """A new activity in the register. Raises PermissionDenied for anyone who does not keep the register."""
    if not register_rules.may_keep(request.user):
        raise PermissionDenied
    form = ActivityForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusing(form):
            activity = register.add(wanted=form.wanted, by=request.user, on=timezone.localdate())
            messages.success(request, _("Deze verwerking staat nu in het register."))
            return redirect("register:detail", activity.number)
    return form_page(request, "dossiers/register/edit.html", {"form": form})


@form_view
def edit(request: StaffRequest, number: int) -> HttpResponse:
    """An activity to be changed: every save that changes something is a version."""
    activity = _for_keeping(request, number)
    form = ActivityForm(request.POST) if request.method == "POST" else ActivityForm.of(activity)
    if form.is_valid():
        with refusing(form):
            changed = register.change(
                activity=activity,
                wanted=form.wanted,
                revision=form.cleaned_data["revision"] or 0,
                by=request.user,
                on=timezone.localdate(),
            )
            messages.success(request, _("Bewaard. Dit is nu versie %(n)s.") % {"n": changed.revision})
            return redirect("register:detail", number)
    return form_page(request, "dossiers/register/edit.html", {"form": form, "activity": activity})


@require_POST
def check(request: StaffRequest, number: int) -> HttpResponse:
    """The yearly look in one click: this is still right."""
    return _act(request, number, register.check, _("Vastgelegd: deze verwerking klopt nog."))


@require_POST
def end(request: StaffRequest, number: int) -> HttpResponse:
    """The end of an activity: nothing new can rest on it."""
    return _act(request, number, register.end, _("Deze verwerking is beëindigd."))


@require_POST
def resume(request: StaffRequest, number: int) -> HttpResponse:
    """An ended activity taken up again."""
    return _act(request, number, register.resume, _("Deze verwerking loopt weer."))


def _act(request: StaffRequest, number: int, act: Any, done: str) -> HttpResponse:
    """Do `act` on an activity, and say that it is `done` or, on a page of its own, why not."""
    activity = _for_keeping(request, number)
    url = reverse("register:detail", args=[number])
    try:
        act(activity=activity, by=request.user, on=timezone.localdate())
    except Refused as refusal:
        return render(request, "409.html", {"why": refusal.why, "url": url}, status=409)
    messages.success(request, done)
    return redirect("register:list" if "terug" in request.POST else url)


@form_view
def dpia(request: StaffRequest, number: int) -> HttpResponse:
    """The assessment of an activity (AVG art. 35): the privacy officer writes it, the FG advises.

    Raises PermissionDenied for anybody else.
    """
    activity = get_object_or_404(Activity.objects.select_related("dpia"), number=number)
    keeps = register_rules.may_keep(request.user)
    if not keeps and not has_function(request.user, Function.FG):
        raise PermissionDenied
    kept = getattr(activity, "dpia", None)
    form = _dpia_form(request, kept) if keeps else _advice_form(request, kept)
    if form.is_valid():
        with refusing(form):
            _keep_assessment(activity, form, request.user)
            messages.success(request, _("Bewaard."))
            return redirect("register:detail", number)
    shown = {"form": form, "activity": activity, "dpia": kept, "keeps": keeps}
    return form_page(request, "dossiers/register/dpia.html", shown)


def _dpia_form(request: HttpRequest, kept: Any) -> DpiaForm:
    if request.method == "POST":
        return DpiaForm(request.POST)
    initial = {name: getattr(kept, name) for name in PARTS} if kept else {}
    return DpiaForm(initial={**initial, "review_on": add_years(timezone.localdate(), 1)})


def _advice_form(request: HttpRequest, kept: Any) -> AdviceForm:
    return AdviceForm(
        request.POST if request.method == "POST" else None, initial={"advice": kept.advice if kept else ""}
    )


def _keep_assessment(activity: Activity, form: DpiaForm | AdviceForm, by: Actor) -> None:
    words = dict(form.cleaned_data)
    if isinstance(form, AdviceForm):
        register.advise(activity=activity, advice=words["advice"], by=by)
    else:
        review_on = words.pop("review_on")
        register.assess(activity=activity, parts=words, review_on=review_on, by=by, on=timezone.localdate())


@form_view
@recently_authenticated
def export(request: StaffRequest) -> HttpResponse:
    """The whole register as a file, for a purpose that is kept.

    Raises PermissionDenied for anyone who may not export.
    """
    if not register_rules.may_export(request.user):
        raise PermissionDenied
    form = ExportForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "dossiers/register/export.html", {"form": form})
    kind, purpose = form.cleaned_data["kind"], form.cleaned_data["purpose"]
    register.take_along(purpose=purpose, by=request.user)
    label = str(ExportForm.Purpose(purpose).label)
    origin = papers.Origin(str(getattr(request.user, "name", "")), label, timezone.localdate())
    return papers.as_file(papers.whole(kind, origin))
