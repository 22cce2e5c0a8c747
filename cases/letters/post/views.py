"""The post: the letters on paper that wait, printing them in one go, and recording that they went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cases.flow import rules as flow_rules
from cases.letters import dispatch
from cases.letters.forms import PostForm
from cases.letters.post import printing
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.functions import SEES_EVERYBODY
from dossiers.scope import has_function

if TYPE_CHECKING:
    from django.http import QueryDict

    from dossiers.actors import StaffRequest

SHOWN = 100  # letters on one page; the next ones follow when these are gone


@form_view
def post(request: StaffRequest) -> HttpResponse:
    """The letters that wait for the post; posting records that some of them went, and on which day.

    Raises PermissionDenied for anyone who does not see everybody.
    """
    if request.method == "POST":
        return _record(request)
    if not has_function(request.user, *SEES_EVERYBODY):
        raise PermissionDenied
    return _page(request, _form())


def _form(typed: QueryDict | None = None) -> PostForm:
    return PostForm(typed, dispatches=list(dispatch.waiting()[:SHOWN]))


def _page(request: StaffRequest, form: PostForm) -> HttpResponse:
    context = {"form": form, "count": len(form.known), "may_work": flow_rules.may_work(request.user)}
    return form_page(request, "cases/letters/post/post.html", context)


def _record(request: StaffRequest) -> HttpResponse:
    """Record that letters went in the post."""
    _only_for_work(request)
    form = _form(request.POST)
    if not form.is_valid():
        return _page(request, form)
    by_hand = "by_hand" in request.POST
    went = {"posted_on": form.cleaned_data["posted_on"], "by_hand": by_hand}
    with refusing(form, "posted_on"):
        today = timezone.localdate()
        count = dispatch.put_in_post(dispatches=form.chosen(), by=request.user, on=today, **went)
        messages.success(request, _went(count, by_hand=by_hand))
        return redirect("cases:post")
    return _page(request, form)


def _went(count: int, *, by_hand: bool) -> str:
    if by_hand:
        return ngettext("%(n)s brief is meegegeven.", "%(n)s brieven zijn meegegeven.", count) % {"n": count}
    told = ngettext("%(n)s brief is op de post gedaan.", "%(n)s brieven zijn op de post gedaan.", count)
    return told % {"n": count}


@require_POST
def print_post(request: StaffRequest) -> HttpResponse:
    """The letters that were ticked, in one file to print."""
    _only_for_work(request)
    form = _form(request.POST)
    day = form.fields.pop("posted_on")  # printing asks for no day; the page does
    if form.is_valid():
        with refusing(form):
            pdf = printing.bundle(dispatches=form.chosen(), by=request.user, on=timezone.localdate())
            response = HttpResponse(pdf, content_type="application/pdf")
            response["Content-Disposition"] = f'attachment; filename="post-{timezone.localdate()}.pdf"'
            return response
    form.fields["posted_on"] = day
    return _page(request, form)


def _only_for_work(request: StaffRequest) -> None:
    if not flow_rules.may_work(request.user):
        raise PermissionDenied
