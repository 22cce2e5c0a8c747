"""A complaint: what it is about, the verdict by somebody who did not decide that, or on to the committee."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.complaint import actions as complaining
from cases.complaint.forms import AboutForm, ForwardForm, VerdictForm
from cases.flow import complaint_rules
from cases.flow.lookup import case_for_work
from cases.flow.rights import right_of
from cases.models import Case, Complaint
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.refusal import Refused

if TYPE_CHECKING:
    from dossiers.actors import StaffRequest


def _complaint_for_work(request: StaffRequest, reference: str) -> Case:
    """The complaint that this user handles. Raises Http404 for a case of another kind."""
    case = case_for_work(request, reference)
    if not right_of(case).has_verdict:
        raise Http404
    return case


@form_view
def complaint(request: StaffRequest, reference: str) -> HttpResponse:
    """What the complaint is about; posting notes it."""
    case = _complaint_for_work(request, reference)
    form = AboutForm(request.POST if request.method == "POST" else None, initial=_known(case))
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            about = _about(request, form.cleaned_data["number"])
            complaining.place(case=case, about=about, against=form.cleaned_data["against"], by=request.user)
            messages.success(request, _("Dat is vastgelegd."))
            return redirect("cases:complaint", reference)
    return _page(request, case, form)


def _known(case: Case) -> dict[str, Any]:
    """What the form starts with."""
    known = complaint_rules.complaint_of(case)
    if known is None:
        return {}
    return {"number": known.about.reference if known.about else "", "against": known.against}


def _about(request: HttpRequest, number: str) -> Case | None:
    """The request with this number. Raises Refused when this user knows of none."""
    if not number:
        return None
    found: Case | None = Case.objects.visible_to(request.user).filter(reference=number.strip().upper()).first()
    if found is None:
        raise Refused(_("Er is geen verzoek met dit nummer. Kijk het nummer na, of laat het leeg."))
    return found


def _page(request: StaffRequest, case: Case, form: Any, verdict: Any = None, forward: Any = None) -> HttpResponse:
    """The page with its three forms; 409 when an act was refused."""
    known: Complaint | None = complaint_rules.complaint_of(case)
    context = {
        "case": case,
        "form": form,
        "verdict": verdict or VerdictForm(),
        "forward": forward or ForwardForm(),
        "sent": next((each for each in (verdict, forward) if each), form),
        "known": known,
        "why_not_by": complaint_rules.why_not_by(case, request.user),
        "is_judged": bool(known and known.verdict != Complaint.Verdict.OPEN),
    }
    return form_page(request, "cases/complaint/complaint.html", context)


@require_POST
def verdict(request: StaffRequest, reference: str) -> HttpResponse:
    """Note the verdict on a complaint, and what is done now."""
    case = _complaint_for_work(request, reference)
    form = VerdictForm(request.POST)
    if form.is_valid():
        with refusing(form):
            complaining.judge(case=case, by=request.user, **form.cleaned_data)
            messages.success(request, _("Uw oordeel is vastgelegd. Neem nu het besluit: dat wordt de brief."))
            return redirect("cases:decision", reference)
    return _page(request, case, AboutForm(initial=_known(case)), form)


@require_POST
def forward(request: StaffRequest, reference: str) -> HttpResponse:
    """Hand the complaint to the complaints committee; the letter to it lies ready for the post."""
    case = _complaint_for_work(request, reference)
    form = ForwardForm(request.POST)
    if form.is_valid():
        with refusing(form):
            complaining.forward(case=case, by=request.user, on=timezone.localdate(), **form.cleaned_data)
            messages.success(request, _("De brief aan de commissie ligt klaar voor de post. Antwoord nu de klager."))
            return redirect("cases:decision", reference)
    return _page(request, case, AboutForm(initial=_known(case)), forward=form)
