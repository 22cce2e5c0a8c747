"""The pages of destruction lists, their items and the mentions on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dossiers.refusal import Refused
from retention import permissions
from retention.lists import (
    actions as lists,
)
from retention.lists import residual_mentions
from retention.lists import (
    rules as lists_rules,
)
from retention.lists.forms import (
    ApproveForm,
    KeepForm,
    MentionForm,
    StopForm,
)
from retention.models import Certificate, DestructionList, Item, MentionItem
from retention.permissions import check_keeper, check_reader

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse


FORM_METHODS = ["GET", "HEAD", "POST"]


@require_POST
def propose(request: HttpRequest) -> HttpResponse:
    """A new list of what is due today."""
    check_keeper(request)
    try:
        made = lists.propose(by=request.user, on=timezone.localdate())
    except Refused as refusal:
        messages.info(request, refusal.why)
        return redirect("cleaning")
    return redirect("retention:list", made.pk)


@require_safe
def show_list(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: what is on it, who signed, and what can be done now."""
    return _list_page(request, _list(request, pk))


def _list(request: HttpRequest, pk: int) -> DestructionList:
    check_reader(request)
    rows = DestructionList.objects.select_related("proposed_by").prefetch_related("steps__by")
    return get_object_or_404(rows, pk=pk)


def _list_page(request: HttpRequest, of: DestructionList, status: int = 200, **forms: Form) -> HttpResponse:
    user, named = request.user, list(MentionItem.objects.filter(of=of))
    context: dict[str, Any] = {
        "list": of,
        "state": lists_rules.state_of(of),
        "items": of.items.select_related("rule", "outcome"),
        "mentions": named,
        "undecided": any(not item.choice for item in named),
        "may_decide": permissions.may_propose(user) and lists_rules.state_of(of) == "proposed",
        "to_go": of.to_go.count(),
        "certificate": _certificate(of) if permissions.may_prove(user) else None,
        "may_keep": permissions.may_propose(user),
        "why_not_submit": lists_rules.why_not_submit(of, user),
        "why_not_approve": lists_rules.why_not_approve(of, user),
        "why_not_stop": lists_rules.why_not_stop(of, user),
        "approve_form": ApproveForm(),
        "stop_form": StopForm(),
        "form": next(iter(forms.values()), None),
        **forms,
    }
    return render(request, "retention/list.html", context, status=status)


def _certificate(of: DestructionList) -> Certificate | None:
    """The certificate of a list, when it was carried out."""
    return Certificate.objects.defer("pdf").filter(under=of).first()


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a list to somebody else."""
    of = _list(request, pk)
    try:
        lists.submit(of=of, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.why)
        return _list_page(request, of, status=409)
    messages.success(request, _("De lijst is aangeboden. Iemand anders moet haar goedkeuren."))
    return redirect("retention:list", of.pk)


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign a list, by typing its number over."""
    of = _list(request, pk)
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return _list_page(request, of, approve_form=form)
    try:
        lists.approve(of=of, typed=form.cleaned_data["typed"], by=request.user)
    except Refused as refusal:
        form.add_error(None, refusal.why)
        return _list_page(request, of, status=409, approve_form=form)
    messages.success(request, _("U keurde de lijst goed."))
    return redirect("retention:list", of.pk)


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a list: nothing on it goes."""
    of = _list(request, pk)
    form = StopForm(request.POST)
    if not form.is_valid():
        return _list_page(request, of, stop_form=form)
    try:
        lists.stop(of=of, reason=form.cleaned_data["reason"], by=request.user)
    except Refused as refusal:
        form.add_error(None, refusal.why)
        return _list_page(request, of, status=409, stop_form=form)
    messages.success(request, _("De lijst is gestopt. Er wordt niets van vernietigd."))
    return redirect("retention:list", of.pk)


@require_http_methods(FORM_METHODS)
def item(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Keep one record of a list after all."""
    check_keeper(request)
    row = get_object_or_404(Item.objects.select_related("of", "rule"), pk=number, of=pk)
    form = KeepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            lists.keep(item=row, by=request.user, on=timezone.localdate(), **form.cleaned_data)
            messages.success(request, _("Dit gegeven blijft, en staat niet meer op de lijst."))
            return redirect("retention:list", pk)
        except Refused as refusal:
            form.add_error(None, refusal.why)
    context = {"item": row, "form": form}
    return render(request, "retention/item.html", context, status=409 if form.errors.get("__all__") else 200)


@require_http_methods(FORM_METHODS)
def mention(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Decide about one mention."""
    check_keeper(request)
    row = get_object_or_404(MentionItem.objects.select_related("of"), pk=number, of=pk)
    form = MentionForm(request.POST or None, initial={"choice": row.choice, "reason": row.reason})
    if request.method == "POST" and form.is_valid():
        try:
            residual_mentions.decide(item=row, by=request.user, **form.cleaned_data)
            messages.success(request, _("Uw besluit over de vermelding is vastgelegd."))
            return redirect("retention:list", pk)
        except Refused as refusal:
            form.add_error(None, refusal.why)
    context = {"item": row, "form": form}
    return render(request, "retention/mention.html", context, status=409 if form.errors.get("__all__") else 200)


@require_POST
def remove_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Have every link of a list go about which nobody decided."""
    check_keeper(request)
    of = get_object_or_404(DestructionList, pk=pk)
    try:
        residual_mentions.remove_all(of=of, by=request.user)
        messages.success(request, _("Alle koppelingen gaan weg, samen met het dossier."))
    except Refused as refusal:
        messages.warning(request, refusal.why)
    return redirect("retention:list", of.pk)
