"""The pages for verifying who the requester is and recording who acts for them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.flow import rules as flow_rules
from cases.flow.addressing import representation_of
from cases.flow.comparison import compared
from cases.flow.lookup import case_for_work, refused
from cases.flow.notices import notices
from cases.flow.subjects import subjects_of
from cases.identity import actions as identity_actions
from cases.identity import candidates, code_letters, doubles, page_data, rules, verification
from cases.identity import heirs as heirs_actions
from cases.identity import representation as representing
from cases.identity.forms import (
    ExplainForm,
    IdentityForm,
    NotOnFileForm,
    RepresentationForm,
    SearchForm,
    ToldForm,
    started_with,
)
from cases.models import Case
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.models import Person
from dossiers.refusal import Refused
from dossiers.verbs import Common

if TYPE_CHECKING:
    from dossiers.actors import StaffRequest


@form_view
def representation(request: StaffRequest, reference: str) -> HttpResponse:
    """Who asks on behalf of whom, and what was seen of that."""
    case, today = case_for_work(request, reference), timezone.localdate()
    form = RepresentationForm(request.POST if request.method == "POST" else None, initial=started_with(case))
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            seen = form.cleaned_data["seen"]
            representing.note(case=case, said=form.said(), seen=seen, by=request.user, on=today)
            messages.success(request, _("Dat is vastgelegd."))
            return redirect("cases:detail", reference)
    journal.record(Common.LOOKED, case, by=request.user)
    context = {
        "case": case,
        "form": form,
        "acting": representation_of(case),
        "notices": notices(case, today),
    }
    return form_page(request, "cases/identity/representation.html", context)


@form_view
def identity(request: StaffRequest, reference: str) -> HttpResponse:
    """Record who the person is and how they showed it (S5)."""
    case = case_for_work(request, reference)
    found = candidates.candidates(request.user, case.requester.name, case.requester.born_on)
    journal.record(Common.LOOKED, case, by=request.user, purpose="request")
    if request.method != "POST":
        return _identity_page(request, case, IdentityForm(case=case, people=found, user=request.user))
    chosen = _chosen(request, "subject")
    everybody = [*found, *(person for person in [chosen] if person and person not in found)]
    form = IdentityForm(request.POST, case=case, people=everybody, user=request.user)
    if form.is_valid():
        with refusing(form):
            words = {name: form.cleaned_data[name] for name in ("method", "because")}
            identity_actions.identify(case=case, subject=chosen, by=request.user, on=timezone.localdate(), **words)
            return redirect("cases:detail", reference)
    return _identity_page(request, case, form)


@require_POST
def identity_search(request: StaffRequest, reference: str) -> HttpResponse:
    """Look for somebody else in the client list."""
    case = case_for_work(request, reference)
    search = SearchForm(request.POST)
    found = candidates.candidates(request.user, search.cleaned_data["text"]) if search.is_valid() else []
    journal.record(Common.SEARCHED, case, by=request.user)
    form = IdentityForm(case=case, people=found, user=request.user)
    return _identity_page(request, case, form, search=search)


def _identity_page(
    request: StaffRequest,
    case: Case,
    form: IdentityForm,
    *,
    is_refused: bool = False,
    **typed: Form,
) -> HttpResponse:
    """The page of the identity step, with the reason why it cannot be taken now, if there is one.

    `typed` are the other forms of the page as they were filled in: search, explain or told.
    """
    today = timezone.localdate()
    context = {
        "case": case,
        "form": form,
        "people": page_data.beside(case, form.people, today),
        "search": typed.get("search") or SearchForm(auto_id="zoek_%s"),
        "is_asking_late": not case.clock.asked_in_time(today),
        "proposal": verification.proposal_for(case),
        "known": getattr(case, "identification", None),
        "heavier": [
            step for step in verification.STEPS if case.is_open and not verification.why_not_strengthen(case, step)
        ],
        "notices": notices(case, today),
        "letter": code_letters.newest_of(case),
        "told": typed.get("told") or ToldForm(),
        "may_write": case.is_open,
        "doubles": doubles.doubles_of(case, request.user) if case.is_open else [],
        "also": subjects_of(case)[1:],
        "lines": compared(case, case.subject) if case.subject else [],
        "explain": typed.get("explain") or (ExplainForm() if case.is_open and rules.why_not_deliver(case) else None),
        "why_not": flow_rules.why_not_identify(case, case.subject or Person()),
        "why_not_ask": flow_rules.why_not_ask_identity(case),
    }
    return form_page(request, "cases/identity/identity.html", context, is_refused=is_refused)


@form_view
def not_on_file(request: StaffRequest, reference: str) -> HttpResponse:
    """Record that who asks is not in the client list, so that elsewhere can be searched."""
    case = case_for_work(request, reference)
    form = NotOnFileForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusing(form):
            because = form.cleaned_data["because"]
            identity_actions.not_on_file(case=case, because=because, by=request.user, on=timezone.localdate())
            messages.success(request, _("Dat is vastgelegd. Vraag nu de zoekplekken."))
            return redirect("cases:detail", reference)
    why_not = flow_rules.why_not_identify(case, Person())
    context = {"case": case, "form": form, "why_not": why_not}
    return form_page(request, "cases/identity/not_on_file.html", context)


@require_POST
def difference(request: StaffRequest, reference: str) -> HttpResponse:
    """Record why it is the same person although something differs."""
    case = case_for_work(request, reference)
    form = ExplainForm(request.POST)
    if form.is_valid():
        with refusing(form):
            identity_actions.explain(case=case, because=form.cleaned_data["because"], by=request.user)
            messages.success(request, _("Dat is vastgelegd."))
            return redirect("cases:detail", reference)
    people = IdentityForm(case=case, people=[], user=request.user)
    return _identity_page(request, case, people, explain=form)


@require_POST
def code_letter(request: StaffRequest, reference: str) -> HttpResponse:
    """Make a letter with a code to the known address of the person who is chosen; it waits with the post."""
    case = case_for_work(request, reference)
    chosen = case.subject or _chosen(request, "subject")
    try:
        code_letters.make(case=case, person=chosen, by=request.user, on=timezone.localdate())
    except Refused as refusal:
        return refused(request, case, refusal.why)
    messages.success(request, _("De brief met de code ligt bij de brieven voor de post."))
    return redirect("cases:identity", reference)


@require_POST
def code_told(request: StaffRequest, reference: str) -> HttpResponse:
    """Check the code from the letter, as the person told it."""
    case = case_for_work(request, reference)
    form = ToldForm(request.POST)
    if form.is_valid():
        with refusing(form, "code"):
            code_letters.tell(case=case, code=form.cleaned_data["code"], by=request.user, on=timezone.localdate())
            messages.success(request, _("De code klopt. Kies nu bij Identiteit voor de code uit een brief."))
            return redirect("cases:identity", reference)
    found = candidates.candidates(request.user, case.requester.name, case.requester.born_on)
    people = IdentityForm(case=case, people=found, user=request.user)
    return _identity_page(request, case, people, told=form)


@require_POST
def also(request: StaffRequest, reference: str) -> HttpResponse:
    """Record that somebody else in the client list is the one who asks too."""
    case = case_for_work(request, reference)
    try:
        doubles.mark(case=case, other=_chosen(request, "person"), by=request.user, on=timezone.localdate())
    except Refused as refusal:
        return refused(request, case, refusal.why)
    messages.success(request, _("Vastgelegd. Verzamel de gegevens (opnieuw): wij zoeken nu bij beide."))
    return redirect("cases:identity", reference)


@require_POST
def heirs(request: StaffRequest, reference: str) -> HttpResponse:
    """Answer a request about somebody who died with the letter to heirs; then on to sending it."""
    case = case_for_work(request, reference)
    try:
        letter = heirs_actions.answer(
            case=case, died=_chosen(request, "subject"), by=request.user, on=timezone.localdate()
        )
    except Refused as refusal:
        return refused(request, case, refusal.why)
    messages.success(request, _("Het verzoek is gesloten. Verstuur nu de brief aan de nabestaanden."))
    return redirect("cases:letter_sending", reference, letter.pk)


def _chosen(request: StaffRequest, name: str) -> Person | None:
    """Who was chosen, as far as this user may know of them."""
    key = _uuid(request.POST.get(name))
    return Person.objects.visible_to(request.user).filter(pk=key).first() if key else None


@require_POST
def identity_heavier(request: StaffRequest, reference: str) -> HttpResponse:
    """Record a heavier way in which the person showed who they are."""
    case = case_for_work(request, reference)
    try:
        verification.strengthen(case=case, method=request.POST.get("method", ""), by=request.user)
    except Refused as refusal:
        return refused(request, case, refusal.why)
    messages.success(request, _("De zwaardere manier is vastgelegd."))
    return redirect("cases:detail", reference)


def _uuid(text: str | None) -> str | None:
    """`text` when it is a key, else None: nobody's key is nobody."""
    try:
        return str(UUID(text or ""))
    except ValueError:
        return None


@require_POST
def identity_question(request: StaffRequest, reference: str) -> HttpResponse:
    """Ask the person who they are."""
    case = case_for_work(request, reference)
    try:
        identity_actions.ask_identity(case=case, by=request.user, on=timezone.localdate())
    except Refused as refusal:
        messages.error(request, refusal.why)
        case = case_for_work(request, reference)
        found = candidates.candidates(request.user, case.requester.name, case.requester.born_on)
        form = IdentityForm(case=case, people=found, user=request.user)
        return _identity_page(request, case, form, is_refused=True)
    told = _("Wij hebben een bericht gestuurd.") if case.requester.email else _("De brief ligt klaar voor de post.")
    messages.success(request, _("U vroeg wie de aanvrager is. Dat is vastgelegd.") + " " + told)
    return redirect("cases:detail", reference)
