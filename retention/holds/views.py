"""The pages of holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dossiers.access.reading import find
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.models import Dossier, Person, Record
from retention.holds import actions
from retention.holds.actions import Cause
from retention.holds.forms import HoldForm, ReviewForm
from retention.models import Hold
from retention.permissions import check_keeper

if TYPE_CHECKING:
    from django.http import HttpResponse

    from dossiers.actors import StaffRequest


PARTS = ("dossier__person", "record__dossier", "person", "placed_by")
SHOWN = 200


@require_safe
def holds(request: StaffRequest) -> HttpResponse:
    """Every hold in force, the first to look at again on top."""
    check_keeper(request)
    today = timezone.localdate()
    rows = Hold.objects.in_force(today).select_related(*PARTS).order_by("review_on", "pk")[:SHOWN]
    shown = [{"hold": row, "days_left": (row.review_on - today).days if row.review_on else None} for row in rows]
    return render(request, "retention/holds/list.html", {"rows": shown})


@form_view
def place(request: StaffRequest, reference: str) -> HttpResponse:
    """Hold a record, a dossier or a person, by its number."""
    check_keeper(request)
    held = _held(request, reference)
    form = HoldForm(request.POST or None)
    if form.is_valid():
        actions.place_hold(held, Cause(**form.cleaned_data), by=request.user, on=timezone.localdate())
        messages.success(request, _("De blokkade is geplaatst."))
        return redirect("retention:holds")
    return form_page(request, "retention/holds/place.html", {"held": held, "form": form})


def _held(request: StaffRequest, reference: str) -> Record | Dossier | Person:
    """What has this number. Raises Http404, with a line, when it is not for this user or is not there."""
    model = {"S": Record, "D": Dossier, "P": Person}.get(reference[:1])
    if model is None:
        journal.deny(Record, reference, by=request.user)
        raise Http404
    row: Record | Dossier | Person = find(model.objects.all(), request.user, reference=reference)  # type: ignore[attr-defined]
    return row


@form_view
def hold(request: StaffRequest, pk: int) -> HttpResponse:
    """Look again whether a hold is needed: keep it until another day, or lift it."""
    check_keeper(request)
    row = get_object_or_404(Hold.objects.select_related(*PARTS), pk=pk)
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        said, on = form.cleaned_data, timezone.localdate()
        with refusing(form):
            if said["outcome"] == "lift":
                actions.lift_hold(hold=row, by=request.user, on=on)
            else:
                actions.renew_hold(hold=row, review_on=said["review_on"], by=request.user, on=on)
            messages.success(request, _("Dat is vastgelegd."))
            return redirect("retention:holds")
    return form_page(request, "retention/holds/hold.html", {"hold": row, "form": form})
