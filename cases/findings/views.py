"""Handling a request: who is it, what do we have, and what does the person get of each finding."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cases import workflow
from cases.findings import (
    actions,
    choosing,
)
from cases.findings import (
    page_data as findings_page_data,
)
from cases.findings.forms import JudgeForm
from cases.findings.measures import views as measures_views
from cases.flow import rules as flow_rules
from cases.flow.lookup import (
    case_for_work,
    case_to_read,
    refused,
)
from cases.flow.rights import (
    Gathers,
    right_of,
)
from cases.models import Case, Finding
from cases.redacting.names import shield
from cases.redacting.people import choices_of
from cases.search import page_data as search_page_data
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.refusal import Refused

PER_PAGE = 50


LONGEST_NUMBER = 10  # digits; Python itself refuses to read some thousands of them


@form_view
def findings(request: HttpRequest, reference: str) -> HttpResponse:
    """All findings of a request with their decisions; posting gathers what there is (S7, first cut)."""
    if request.method == "POST":
        case = case_for_work(request, reference)
        return choosing.gather(request, case) if right_of(case).gathers is Gathers.CHOSEN else _gather(request, case)
    case = case_to_read(request, reference)
    return choosing.page(request, case) if flow_rules.must_choose_first(case) else _findings_page(request, case)


def _findings_page(request: HttpRequest, case: Case, status: int = 200) -> HttpResponse:
    start = _number(request.GET.get("vanaf", ""))
    rows = Finding.objects.visible_to(request.user).filter(case=case, number__gte=start)
    rows = (
        rows.select_related("case", "record", "paper__task", "decision")
        .prefetch_related("record__mentions")
        .order_by("number")
    )
    shown = list(rows[: PER_PAGE + 1])
    found, undecided = findings_page_data.findings_count(case)
    journal.record("looked", case, by=request.user, purpose="request")
    context = {
        "case": case,
        "findings": [(row, measures_views.verdict_of(row)) for row in shown[:PER_PAGE]],
        "gives": right_of(case).gives,
        "must_choose": right_of(case).gathers is Gathers.CHOSEN,
        "found": found,
        "undecided": undecided,
        "next_url": f"?vanaf={shown[PER_PAGE].number}" if len(shown) > PER_PAGE else "",
        "previous_url": f"?vanaf={max(1, start - PER_PAGE)}" if start > 1 else "",
        "first_undecided": Finding.objects.filter(case=case).undecided().order_by("number").first(),
        "may_work": flow_rules.may_work(request.user),
        "searched": search_page_data.progress(case, timezone.localdate()),
        "why_not_gather": flow_rules.why_not_gather(case),
    }
    return render(request, "cases/findings/findings.html", context, status=status)


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
    if not right_of(case).gives:
        return measures_views.page(request, case, row, _to_next)
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
        "may_work": flow_rules.may_work(request.user),
        "why_not": workflow.why_not("judge", case.status),
    }
    return form_page(request, "cases/findings/finding.html", context)


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
