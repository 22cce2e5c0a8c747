"""The texts of the letters: the list, one text with its versions, and an example with fictional values (S19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.flow import rules as flow_rules
from cases.letter_kinds import SPECS, LetterKind
from cases.letters.forms import TextForm
from cases.letters.texts import actions as texts
from cases.models import LetterText
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.functions import SEES_EVERYBODY
from dossiers.scope import has_function

if TYPE_CHECKING:
    from dossiers.actors import StaffRequest


def _only_for_readers(request: HttpRequest) -> None:
    if not has_function(request.user, *SEES_EVERYBODY):
        raise PermissionDenied


@require_safe
def text_list(request: StaffRequest) -> HttpResponse:
    """Every kind of letter with the version of its text that is in use."""
    _only_for_readers(request)
    newest = LetterText.objects.order_by("kind", "-version").distinct("kind").select_related("made_by")
    known = {text.kind: text for text in newest}
    rows = [known[kind] for kind in SPECS]
    return render(
        request, "cases/letters/texts/list.html", {"rows": rows, "may_work": flow_rules.may_work(request.user)}
    )


@form_view
def text(request: StaffRequest, kind: str) -> HttpResponse:
    """One text with its words and its versions; posting keeps a new version.

    Raises Http404 for a kind of letter that has no text, and PermissionDenied for anyone who saves a version and does
    not work on requests.
    """
    _only_for_readers(request)
    if kind not in SPECS:
        raise Http404
    if request.method != "POST":
        current = LetterText.objects.current(kind)
        first = {"seen": current.version, "subject": current.subject, "body": current.body}
        return _page(request, kind, TextForm(initial=first))
    if not flow_rules.may_work(request.user):
        raise PermissionDenied
    form = TextForm(request.POST)
    if form.is_valid():
        with refusing(form):
            texts.save_version(kind=kind, by=request.user, **form.cleaned_data)
            messages.success(request, _("De tekst is bewaard. Brieven die u nu schrijft, krijgen deze tekst."))
            return redirect("cases:text", kind)
    return _page(request, kind, form)


def _page(request: StaffRequest, kind: str, form: TextForm) -> HttpResponse:
    spec = SPECS[kind]
    context = {
        "form": form,
        "kind": kind,
        "label": LetterKind(kind).label,
        "words": [(word, word.name in spec.must_stand) for word in spec.all_words],
        "versions": LetterText.objects.filter(kind=kind).select_related("made_by"),
        "may_work": flow_rules.may_work(request.user),
    }
    return form_page(request, "cases/letters/texts/text.html", context)


@require_POST
def preview(request: StaffRequest, kind: str) -> HttpResponse:
    """An example of the letter with the text as it stands on screen; nothing is kept.

    Raises Http404 for a kind of letter that has no text.
    """
    _only_for_readers(request)
    if kind not in SPECS:
        raise Http404
    form = TextForm(request.POST)
    if form.is_valid():
        with refusing(form):
            subject, body = form.cleaned_data["subject"], form.cleaned_data["body"]
            pdf = texts.preview(kind=kind, subject=subject, body=body, on=timezone.localdate())
            return HttpResponse(pdf, content_type="application/pdf")
    return _page(request, kind, form)
