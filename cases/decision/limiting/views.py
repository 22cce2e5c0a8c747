"""Restrictions of UAVG 41(1): their account before the decision, and looking again afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.decision import rules as decision_rules
from cases.decision.limiting import actions as limiting
from cases.decision.signing.forms import LimitForm, ReviewForm
from cases.flow import rules as flow_rules
from cases.flow.lookup import case_for_work
from cases.models import Limitation
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.functions import SEES_EVERYBODY
from dossiers.journal import actions as journal
from dossiers.scope import has_function
from dossiers.verbs import Common
from law.checklist import Point

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from dossiers.actors import StaffRequest


def shown(accounts: Mapping[str, Limitation | None]) -> list[dict[str, Any]]:
    """Each ground of UAVG 41(1) in a case, with its account if there is one."""
    return [{"ground": ground, "name": limiting.name_of(ground), "row": row} for ground, row in accounts.items()]


@form_view
def limitation(request: StaffRequest, reference: str, ground: str) -> HttpResponse:
    """The points of UAVG 41(2) for one ground. Raises Http404 for a ground that nothing in this case rests on."""
    case = case_for_work(request, reference)
    row = case.limitations.filter(ground=ground).first()
    if row is None and ground not in decision_rules.restrictions_in(case):
        raise Http404
    points = row.points if row else limiting.known(case, ground)
    initial = {f"punt_{point.value}": points.get(point, "") for point in Point}
    form = LimitForm(request.POST or None, initial={**initial, "review_on": row.review_on if row else None})
    if request.method == "POST" and form.is_valid():
        words = {"ground": ground, "points": form.points, "review_on": form.cleaned_data["review_on"]}
        with refusing(form):
            limiting.limit(case=case, by=request.user, on=timezone.localdate(), **words)
            messages.success(request, _("De beperking is vastgelegd."))
            return redirect("cases:decision", reference)
    context = {"case": case, "form": form, "name": limiting.name_of(ground)}
    return form_page(request, "cases/decision/limiting/limitation.html", context)


@require_safe
def limitations(request: StaffRequest) -> HttpResponse:
    """Every restriction that runs, the first to look at again on top.

    Raises PermissionDenied for anyone who does not see everybody.
    """
    if not has_function(request.user, *SEES_EVERYBODY):
        raise PermissionDenied
    today = timezone.localdate()
    running = Limitation.objects.filter(lifted_on__isnull=True, case__status="sent").select_related("case")
    context = {"rows": list(_shown(running[:200], today)), "may_work": flow_rules.may_work(request.user)}
    return render(request, "cases/decision/limiting/limitations.html", context)


def _shown(rows: Iterable[Limitation], today: dt.date) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {"row": row, "name": limiting.name_of(row.ground), "days_left": (row.review_on - today).days}


@form_view
def review(request: StaffRequest, reference: str, ground: str) -> HttpResponse:
    """Look again whether a restriction is still needed."""
    case = case_for_work(request, reference)
    row = get_object_or_404(Limitation.objects.select_related("case"), case=case, ground=ground)
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        words = {"remark": said["remark"], "lifted": said["lifted"] == "yes", "review_on": said["review_on"]}
        with refusing(form):
            limiting.review(row=row, by=request.user, on=timezone.localdate(), **words)
            messages.success(request, _("Dat is vastgelegd."))
            return redirect("cases:limitations")
    journal.record(Common.LOOKED, case, by=request.user, purpose="request")
    points = [(point.question, row.points.get(point, "")) for point in Point]
    context = {"case": case, "row": row, "form": form, "name": limiting.name_of(ground), "points": points}
    return form_page(request, "cases/decision/limiting/review.html", context)
