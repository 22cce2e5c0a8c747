"""Handling a request: who is it, what do we have, and what does the person get of each finding."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cases import actions, choosing, ladder, listing, measuring, people, rules, search_showing, workflow
from cases.choices import choices_of
from cases.forms import IdentityForm, SearchForm
from cases.judge_forms import JudgeForm
from cases.kinds import Gathers, sort_of
from cases.models import Case, Finding
from cases.shielding import shield
from cases.views import case_for_work, case_to_read, refused
from dossiers import journal
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.models import Person
from dossiers.refusal import Refused

PER_PAGE = 50
LONGEST_NUMBER = 10  # digits; Python itself refuses to read some thousands of them


@form_view
def identity(request: HttpRequest, reference: str) -> HttpResponse:
    """Record who the person is and how they showed it (S5)."""
    case = case_for_work(request, reference)
    found = people.candidates(request.user, case.requester.name, case.requester.born_on)
    journal.record("looked", case, by=request.user, purpose="request")
    if request.method != "POST":
        start = {"method": ladder.proposal_for(case).method}
        return _identity_page(request, case, IdentityForm(initial=start, people=people.choices(found, request.user)))
    known = Person.objects.visible_to(request.user)
    chosen = known.filter(pk__in=[pk for pk in [_uuid(request.POST.get("subject"))] if pk])
    everybody = [*found, *(person for person in chosen if person not in found)]
    form = IdentityForm(request.POST, people=people.choices(everybody, request.user))
    if form.is_valid():
        with refusing(form):
            subject, method = chosen.get(), form.cleaned_data["method"]
            actions.identify(case=case, subject=subject, method=method, by=request.user, on=timezone.localdate())
            return redirect("cases:detail", reference)
    return _identity_page(request, case, form)


@require_POST
def identity_search(request: HttpRequest, reference: str) -> HttpResponse:
    """Look for somebody else in the client list."""
    case = case_for_work(request, reference)
    search = SearchForm(request.POST)
    found = people.candidates(request.user, search.cleaned_data["text"]) if search.is_valid() else []
    journal.record("searched", case, by=request.user)
    return _identity_page(request, case, IdentityForm(people=people.choices(found, request.user)), search=search)


def _identity_page(
    request: HttpRequest,
    case: Case,
    form: IdentityForm,
    *,
    search: SearchForm | None = None,
    is_refused: bool = False,
) -> HttpResponse:
    """The page of the identity step, with the reason why it cannot be taken now, if there is one."""
    context = {
        "case": case,
        "form": form,
        "people": form.fields["subject"].choices,  # type: ignore[attr-defined]
        "search": search or SearchForm(auto_id="zoek_%s"),
        "proposal": ladder.proposal_for(case),
        "known": getattr(case, "identification", None),
        "heavier": [step for step in ladder.STEPS if case.is_open and not ladder.why_not_strengthen(case, step)],
        "why_not": rules.why_not_identify(case, case.subject or Person()),
        "why_not_ask": rules.why_not_ask_identity(case),
    }
    return form_page(request, "cases/identity.html", context, is_refused=is_refused)


@require_POST
def identity_heavier(request: HttpRequest, reference: str) -> HttpResponse:
    """Record a heavier way in which the person showed who they are."""
    case = case_for_work(request, reference)
    try:
        ladder.strengthen(case=case, method=request.POST.get("method", ""), by=request.user)
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
def identity_question(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask the person who they are."""
    case = case_for_work(request, reference)
    try:
        actions.ask_identity(case=case, by=request.user, on=timezone.localdate())
    except Refused as refusal:
        messages.error(request, refusal.why)
        case = case_for_work(request, reference)
        found = people.candidates(request.user, case.requester.name, case.requester.born_on)
        form = IdentityForm(people=people.choices(found, request.user))
        return _identity_page(request, case, form, is_refused=True)
    told = _("Wij hebben een bericht gestuurd.") if case.requester.email else _("Bel of schrijf de aanvrager zelf.")
    messages.success(request, _("U vroeg wie de aanvrager is. Dat is vastgelegd.") + " " + told)
    return redirect("cases:detail", reference)


@form_view
def findings(request: HttpRequest, reference: str) -> HttpResponse:
    """All findings of a request with their decisions; posting gathers what there is (S7, first cut)."""
    if request.method == "POST":
        case = case_for_work(request, reference)
        return choosing.gather(request, case) if sort_of(case).gathers is Gathers.CHOSEN else _gather(request, case)
    case = case_to_read(request, reference)
    return choosing.page(request, case) if rules.must_choose_first(case) else _findings_page(request, case)


def _findings_page(request: HttpRequest, case: Case, status: int = 200) -> HttpResponse:
    start = _number(request.GET.get("vanaf", ""))
    rows = Finding.objects.visible_to(request.user).filter(case=case, number__gte=start)
    rows = (
        rows.select_related("case", "record", "paper__task", "decision")
        .prefetch_related("record__mentions")
        .order_by("number")
    )
    shown = list(rows[: PER_PAGE + 1])
    found, undecided = listing.findings_count(case)
    journal.record("looked", case, by=request.user, purpose="request")
    context = {
        "case": case,
        "findings": [(row, measuring.verdict_of(row)) for row in shown[:PER_PAGE]],
        "gives": sort_of(case).gives,
        "must_choose": sort_of(case).gathers is Gathers.CHOSEN,
        "found": found,
        "undecided": undecided,
        "next_url": f"?vanaf={shown[PER_PAGE].number}" if len(shown) > PER_PAGE else "",
        "previous_url": f"?vanaf={max(1, start - PER_PAGE)}" if start > 1 else "",
        "first_undecided": Finding.objects.filter(case=case).undecided().order_by("number").first(),
        "may_work": rules.may_work(request.user),
        "searched": search_showing.progress(case, timezone.localdate()),
        "why_not_gather": rules.why_not_gather(case),
    }
    return render(request, "cases/findings.html", context, status=status)


def _number(typed: str) -> int:
    """The number of the first finding to show; what is no number begins at the beginning."""
    return int(typed) if typed.isdecimal() and len(typed) < LONGEST_NUMBER else 1


def _gather(request: HttpRequest, case: Case) -> HttpResponse:
    try:
        fresh = actions.gather(case=case, by=request.user, on=timezone.localdate())
    except Refused as refusal:
        return refused(request, case, refusal.why)
    told = ngettext("%(n)s nieuw stuk gevonden.", "%(n)s nieuwe stukken gevonden.", fresh) % {"n": fresh}
    messages.success(request, told)
    return redirect("cases:findings", case.reference)


@require_POST
def rest(request: HttpRequest, reference: str) -> HttpResponse:
    """Give every finding in which nobody else is named."""
    try:
        given = actions.grant_rest(case=case_for_work(request, reference), by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.why)
        return _findings_page(request, case_to_read(request, reference), status=409)
    told = ngettext("%(n)s stuk staat op ‘geven’.", "%(n)s stukken staan op ‘geven’.", given) % {"n": given}
    messages.success(request, told)
    return redirect("cases:findings", reference)


@form_view
def finding(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """One finding: what it says, who else is in it, and what the person gets."""
    case = case_for_work(request, reference) if request.method == "POST" else case_to_read(request, reference)
    row = get_object_or_404(_with_record(request), case=case, number=number)
    journal.record("looked", row.thing, by=request.user, purpose="request")
    if not sort_of(case).gives:
        return measuring.page(request, case, row, _to_next)
    form = _judge_form(request, row, case)
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            actions.judge(finding=row, by=request.user, **form.said)
            return _to_next(case)
    context = {
        "case": case,
        "finding": row,
        "others": row.others(),
        "files": list(row.record.files.all()) if row.record else [],
        "form": form,
        "sentences": _shown(form, row, case),
        "may_work": rules.may_work(request.user),
        "why_not": workflow.why_not("judge", case.status),
    }
    return form_page(request, "cases/finding.html", context)


def _with_record(request: HttpRequest) -> Any:
    rows = Finding.objects.visible_to(request.user)
    return rows.whole().select_related("decision__by", "measure", "case")


def _judge_form(request: HttpRequest, row: Finding, case: Case) -> JudgeForm:
    """The form of a finding, with the decision as it stands."""
    decision = getattr(row, "decision", None)
    initial: dict[str, Any] = {"revision": 0}
    if decision:
        names = ("outcome", "code", "ground", "necessity", "reason", "note", "revision")
        initial = {name: getattr(decision, name) for name in names}
        initial["given_text"] = "" if decision.is_derived else decision.given_text
    passages = decision.passages if decision else ()
    about: dict[str, Any] = {"kind": case.kind, "is_paper": row.is_paper, "text": row.text, "passages": passages}
    return JudgeForm(request.POST or None, initial=initial, **about)


def _shown(form: JudgeForm, row: Finding, case: Case) -> list[tuple[str, Any]]:
    """Each sentence as the person would read it, names of others shielded, with its list of letters."""
    words = choices_of(case).to_shield(row)
    return [(shield(text, words), field) for text, field in form.sentences()]


def _to_next(case: Case) -> HttpResponse:
    """On to the next finding without a decision, or to the list when there is none."""
    following = Finding.objects.filter(case=case).undecided().order_by("number").first()
    if following:
        return redirect("cases:finding", case.reference, following.number)
    return redirect("cases:decision", case.reference)
