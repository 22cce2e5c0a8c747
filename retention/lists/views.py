"""The pages of destruction lists, their items and the mentions on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dossiers.form_pages import form_page, form_view, refusing
from dossiers.refusal import Refused
from retention.lists import actions, residual_mentions
from retention.lists.forms import ApproveForm, KeepForm, MentionForm, StopForm
from retention.lists.page_data import list_context
from retention.models import DestructionList, Item, MentionItem
from retention.permissions import check_keeper, check_reader

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpResponse

    from dossiers.actors import StaffRequest


@require_POST
def propose(request: StaffRequest) -> HttpResponse:
    """A new list of what is due today."""
    check_keeper(request)
    try:
        made = actions.propose(by=request.user, on=timezone.localdate())
    except Refused as refusal:
        messages.info(request, refusal.why)
        return redirect("cleaning")
    return redirect("retention:list", made.pk)


@require_safe
def show_list(request: StaffRequest, pk: int) -> HttpResponse:
    """One list: what is on it, who signed, and what can be done now."""
    return _list_page(request, _list(request, pk))


def _list(request: StaffRequest, pk: int) -> DestructionList:
    check_reader(request)
    rows = DestructionList.objects.select_related("proposed_by").prefetch_related("steps__by")
    return get_object_or_404(rows, pk=pk)


def _list_page(request: StaffRequest, of: DestructionList, *, is_refused: bool = False, **forms: Form) -> HttpResponse:
    shown = list_context(of, request.user) | {"form": next(iter(forms.values()), None), **forms}
    return form_page(request, "retention/lists/list.html", shown, is_refused=is_refused)


@require_POST
def submit(request: StaffRequest, pk: int) -> HttpResponse:
    """Put a list to somebody else."""
    of = _list(request, pk)
    try:
        actions.submit(of=of, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.why)
        return _list_page(request, of, is_refused=True)
    messages.success(request, _("De lijst is aangeboden. Iemand anders moet haar goedkeuren."))
    return redirect("retention:list", of.pk)


@require_POST
def approve(request: StaffRequest, pk: int) -> HttpResponse:
    """Sign a list, by typing its number over."""
    of = _list(request, pk)
    form = ApproveForm(request.POST)
    if form.is_valid():
        with refusing(form):
            actions.approve(of=of, typed=form.cleaned_data["typed"], by=request.user)
            messages.success(request, _("U keurde de lijst goed."))
            return redirect("retention:list", of.pk)
    return _list_page(request, of, approve_form=form)


@require_POST
def stop(request: StaffRequest, pk: int) -> HttpResponse:
    """Stop a list: nothing on it goes."""
    of = _list(request, pk)
    form = StopForm(request.POST)
    if form.is_valid():
        with refusing(form):
            actions.stop(of=of, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("De lijst is gestopt. Er wordt niets van vernietigd."))
            return redirect("retention:list", of.pk)
    return _list_page(request, of, stop_form=form)


@form_view
def item(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """Keep one record of a list after all."""
    check_keeper(request)
    row = get_object_or_404(Item.objects.select_related("of", "rule"), pk=number, of=pk)
    form = KeepForm(request.POST or None)
    if form.is_valid():
        with refusing(form):
            actions.retain(item=row, by=request.user, on=timezone.localdate(), **form.cleaned_data)
            messages.success(request, _("Dit gegeven blijft, en staat niet meer op de lijst."))
            return redirect("retention:list", pk)
    return form_page(request, "retention/lists/item.html", {"item": row, "form": form})


@form_view
def mention(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """Decide about one mention."""
    check_keeper(request)
    row = get_object_or_404(MentionItem.objects.select_related("of"), pk=number, of=pk)
    form = MentionForm(request.POST or None, initial={"choice": row.choice, "reason": row.reason})
    if form.is_valid():
        with refusing(form):
            residual_mentions.decide(item=row, by=request.user, **form.cleaned_data)
            messages.success(request, _("Uw besluit over de vermelding is vastgelegd."))
            return redirect("retention:list", pk)
    return form_page(request, "retention/lists/mention.html", {"item": row, "form": form})


@require_POST
def unlink_all(request: StaffRequest, pk: int) -> HttpResponse:
    """Have every link of a list go about which nobody decided."""
    check_keeper(request)
    of = get_object_or_404(DestructionList, pk=pk)
    try:
        residual_mentions.unlink_all(of=of, by=request.user)
        messages.success(request, _("Alle koppelingen gaan weg, samen met het dossier."))
    except Refused as refusal:
        messages.warning(request, refusal.why)
    return redirect("retention:list", of.pk)
