"""Letters of a request: writing one by hand, looking at it first, checking the receiver, and having it go out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from cases.flow.addressing import said_to
from cases.flow.lookup import case_for_work, refused
from cases.letter_kinds import SPECS, LetterKind
from cases.letters import dispatch as posting
from cases.letters import receiver_check, writing
from cases.letters import rules as letters_rules
from cases.letters.forms import QueueForm, WordsForm
from cases.models import Case, Dispatch, Letter
from cases.public_access.codes import spaced
from dossiers.access.reading import find
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.verbs import Common

if TYPE_CHECKING:
    from uuid import UUID

    from dossiers.actors import StaffRequest


@form_view
def write(request: StaffRequest, reference: str, kind: str) -> HttpResponse:
    """Write a letter by hand: its words, then on to the check of the receiver."""
    case = case_for_work(request, reference)
    form = WordsForm(request.POST if request.method == "POST" else None, kind=_known(kind), initial=_begins(case, kind))
    why = letters_rules.why_not_write(case, kind, timezone.localdate())
    if request.method == "POST" and form.is_valid() and not why:
        with refusing(form):
            words, today = form.filled(), timezone.localdate()
            letter = writing.write(case=case, kind=kind, by=request.user, on=today, words=words)
            return redirect("cases:letter_sending", reference, letter.pk)
    return _words_page(request, case, kind, form, why)


def _words_page(request: HttpRequest, case: Case, kind: str, form: WordsForm, why: str) -> HttpResponse:
    """The boxes of a letter by hand; `why` it cannot be written now, if there is a reason."""
    context = {"case": case, "form": form, "kind": kind, "label": LetterKind(kind).label, "why_not": why}
    is_refused = request.method == "POST" and bool(why)
    return form_page(request, "cases/letters/write.html", context, is_refused=is_refused)


def _begins(case: Case, kind: str) -> dict[str, str]:
    """What stands in the boxes already: why it is late, from where the request stands."""
    return {"reden": said_to(case, letters_rules.why_late(case))} if kind == LetterKind.APOLOGY else {}


def _known(kind: str) -> str:
    """`kind` when there is a letter of that kind. Raises Http404."""
    if kind not in SPECS:
        raise Http404
    return kind


@require_POST
def proof(request: StaffRequest, reference: str, kind: str) -> HttpResponse:
    """The letter as these words would make it, to read first; nothing is kept."""
    case = case_for_work(request, reference)
    form = WordsForm(request.POST, kind=_known(kind))
    why = letters_rules.why_not_write(case, kind, timezone.localdate())
    if why or not form.is_valid():
        return _words_page(request, case, kind, form, why)
    try:
        made = writing.make(case=case, kind=kind, on=timezone.localdate(), words=form.filled())
    except Refused as refusal:
        return refused(request, case, refusal.why)
    journal.record(Common.PREVIEWED, case, by=request.user)
    return HttpResponse(made.pdf, content_type="application/pdf")


@form_view
def sending(request: StaffRequest, reference: str, pk: UUID) -> HttpResponse:
    """One letter, and having it go out after a look at the receiver; a code is shown once (S10)."""
    case = case_for_work(request, reference)
    letter: Letter = find(case.letters.defer("pdf").exclude(kind=LetterKind.ANSWER), request.user, pk=pk)
    usual = Dispatch.Channel.MAIL if letter.to_email else Dispatch.Channel.POST
    form = QueueForm(request.POST if request.method == "POST" else None, initial={"channel": usual})
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            typed = form.cleaned_data
            dispatch, code = posting.queue(letter=letter, by=request.user, on=timezone.localdate(), **typed)
            return _queued(request, case, dispatch, code)
    context = {"case": case, "letter": letter, "form": form, **_checks(case, letter)}
    context["dispatch"] = Dispatch.objects.filter(letter=letter).select_related("posted_by").first()
    return form_page(request, "cases/letters/sending.html", context)


def _checks(case: Case, letter: Letter) -> dict[str, Any]:
    """What to look at before this letter goes, by each road."""
    today = timezone.localdate()
    return {
        "mail_check": receiver_check.by_mail(case, letter.to_email, today) if letter.to_email else None,
        "post_check": receiver_check.by_post(case, letter.to_address, today),
    }


def _queued(request: HttpRequest, case: Case, dispatch: Dispatch, code: str) -> HttpResponse:
    return render(request, "cases/letters/queued.html", {"case": case, "dispatch": dispatch, "code": spaced(code)})


@require_POST
def code(request: StaffRequest, reference: str, pk: UUID) -> HttpResponse:
    """A new code for a letter that stands ready on the site, shown once."""
    case = case_for_work(request, reference)
    letter: Letter = find(case.letters.defer("pdf"), request.user, pk=pk)
    try:
        secret = posting.renew_code(letter=letter, by=request.user)
    except Refused as refusal:
        return refused(request, case, refusal.why)
    return _queued(request, case, letter.dispatch, secret)
