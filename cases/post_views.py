"""The post: the letters on paper that wait, printing them in one go, and recording that they went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from cases import posting, printing, rules
from cases.letter_forms import PostForm
from cases.models.case import READERS
from dossiers.refusal import Refused
from dossiers.scope import has_function

if TYPE_CHECKING:
    from django.http import QueryDict

SHOWN = 100  # letters on one page; the next ones follow when these are gone


@require_http_methods(["GET", "HEAD", "POST"])
def post(request: HttpRequest) -> HttpResponse:
    """The letters that wait for the post; posting records that some of them went, and on which day."""
    if request.method == "POST":
        return _record(request)
    if not has_function(request.user, *READERS):
        raise PermissionDenied
    return _page(request, _form())


def _form(typed: QueryDict | None = None) -> PostForm:
    return PostForm(typed, dispatches=list(posting.waiting()[:SHOWN]))


def _page(request: HttpRequest, form: PostForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "count": len(form.known), "may_work": rules.may_work(request.user)}
    return render(request, "cases/post.html", context, status=status)


def _record(request: HttpRequest) -> HttpResponse:
    """Record that letters went in the post."""
    _only_for_work(request)
    form = _form(request.POST)
    if not form.is_valid():
        return _page(request, form)
    by_hand = "by_hand" in request.POST
    went = {"posted_on": form.cleaned_data["posted_on"], "by_hand": by_hand}
    try:
        today = timezone.localdate()
        count = posting.put_in_post(dispatches=form.chosen(), by=request.user, on=today, **went)
    except Refused as refusal:
        form.add_error("posted_on", refusal.why)
        return _page(request, form, status=409)
    if by_hand:
        told = ngettext("%(n)s brief is meegegeven.", "%(n)s brieven zijn meegegeven.", count)
    else:
        told = ngettext("%(n)s brief is op de post gedaan.", "%(n)s brieven zijn op de post gedaan.", count)
    messages.success(request, told % {"n": count})
    return redirect("cases:post")


@require_POST
def print_post(request: HttpRequest) -> HttpResponse:
    """The letters that were ticked, in one file to print."""
    _only_for_work(request)
    form = _form(request.POST)
    del form.fields["posted_on"]
    if not form.is_valid():
        return _page(request, _form_again(form))
    try:
        pdf = printing.bundle(dispatches=form.chosen(), by=request.user, on=timezone.localdate())
    except Refused as refusal:
        form = _form_again(form)
        form.add_error(None, refusal.why)
        return _page(request, form, status=409)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="post-{timezone.localdate()}.pdf"'
    return response


def _form_again(form: PostForm) -> PostForm:
    """The form with all its boxes, and what was wrong."""
    whole = _form(form.data)  # type: ignore[arg-type]
    whole.full_clean()
    return whole


def _only_for_work(request: HttpRequest) -> None:
    if not rules.may_work(request.user):
        raise PermissionDenied
