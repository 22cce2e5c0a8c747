"""The pages of retention: lists, what has no end, what is held, rules and holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dossiers.models import Record
from dossiers.refusal import Refused
from retention import list_rules, listing, rules
from retention.due import Book, held
from retention.forms import ApproveForm, KeepForm, StopForm
from retention.models import Certificate, DestructionList, Item, MentionItem

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

FORM_METHODS = ["GET", "HEAD", "POST"]
SHOWN = 100  # records on a page; the rest shows when these are done


def check_reader(request: HttpRequest) -> None:
    """Raises PermissionDenied for whoever has nothing to do with destruction."""
    if not list_rules.may_read(request.user):
        raise PermissionDenied


def check_keeper(request: HttpRequest) -> None:
    """Raises PermissionDenied for whoever does not keep rules and lists."""
    if not list_rules.may_propose(request.user):
        raise PermissionDenied


@require_POST
def propose(request: HttpRequest) -> HttpResponse:
    """A new list of what is due today."""
    check_keeper(request)
    try:
        made = listing.propose(by=request.user, on=timezone.localdate())
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
        "state": list_rules.state_of(of),
        "items": of.items.select_related("rule", "outcome"),
        "mentions": named,
        "undecided": any(not item.choice for item in named),
        "may_decide": list_rules.may_propose(user) and list_rules.state_of(of) == "proposed",
        "to_go": of.to_go.count(),
        "certificate": _certificate(of) if list_rules.may_prove(user) else None,
        "may_keep": list_rules.may_propose(user),
        "why_not_submit": list_rules.why_not_submit(of, user),
        "why_not_approve": list_rules.why_not_approve(of, user),
        "why_not_stop": list_rules.why_not_stop(of, user),
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
        listing.submit(of=of, by=request.user)
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
        listing.approve(of=of, typed=form.cleaned_data["typed"], by=request.user)
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
        listing.stop(of=of, reason=form.cleaned_data["reason"], by=request.user)
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
            listing.keep(item=row, by=request.user, on=timezone.localdate(), **form.cleaned_data)
            messages.success(request, _("Dit gegeven blijft, en staat niet meer op de lijst."))
            return redirect("retention:list", pk)
        except Refused as refusal:
            form.add_error(None, refusal.why)
    context = {"item": row, "form": form}
    return render(request, "retention/item.html", context, status=409 if form.errors.get("__all__") else 200)


@require_safe
def endless(request: HttpRequest) -> HttpResponse:
    """The records without a last day: somebody has to say when they were done."""
    check_keeper(request)
    book = Book.of(timezone.localdate())
    return _records_page(request, book, book.without_end(), "retention/endless.html")


@require_safe
def blocked(request: HttpRequest) -> HttpResponse:
    """The records that are due and stay: each with what holds it."""
    check_keeper(request)
    book = Book.of(timezone.localdate())
    return _records_page(request, book, held(book.due(), book.on), "retention/blocked.html")


def _records_page(request: HttpRequest, book: Book, records: Any, template: str) -> HttpResponse:
    visible = Record.objects.visible_to(request.user).filter(pk__in=records.values("pk"))
    rows = visible.select_related("dossier", "basis__activity").order_by("happened_on", "pk")[: SHOWN + 1]
    shown = [(row, rules.why_kept(row, on=book.on, book=book)) for row in rows]
    return render(request, template, {"rows": shown[:SHOWN], "has_more": len(shown) > SHOWN, "shown": SHOWN})
