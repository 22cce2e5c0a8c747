"""The pages for choosing the findings of a request and deciding on each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases import workflow
from cases.findings import actions
from cases.findings import page_data as findings_page_data
from cases.findings import rules as findings_rules
from cases.findings.bulk import actions as bulk
from cases.findings.bulk import rules as bulk_rules
from cases.findings.files.page_data import files_of
from cases.findings.forms import JudgeForm
from cases.findings.measures import actions as measures
from cases.findings.measures import page_data as measures_page_data
from cases.findings.measures.forms import ChoiceForm, MeasureForm
from cases.flow import exemptions
from cases.flow import rules as flow_rules
from cases.flow.lookup import case_for_work, case_to_read, refused
from cases.flow.rights import Gathers, right_of
from cases.identity import verification
from cases.models import Case, Finding
from cases.redacting import doubts
from cases.redacting.names import shield
from cases.redacting.people import choices_of
from cases.search import page_data as search_page_data
from cases.verbs import Verb
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.verbs import Common

if TYPE_CHECKING:
    from cases.redacting.people import Choices
    from dossiers.actors import StaffRequest

PER_PAGE = 50


USUAL = "gewoon"  # the button that asks for the usual words of a letter
LONGEST_NUMBER = 10  # digits; Python itself refuses to read some thousands of them


@form_view
def findings(request: StaffRequest, reference: str) -> HttpResponse:
    """All findings of a request with their decisions; posting gathers what there is (S7, first cut)."""
    if request.method == "POST":
        case = case_for_work(request, reference)
        return _choose(request, case) if right_of(case).gathers is Gathers.CHOSEN else _gather(request, case)
    case = case_to_read(request, reference)
    if flow_rules.must_choose_first(case):
        return _choice_page(request, case, findings_page_data.choice_form(case))
    return _findings_page(request, case)


def _choice_page(request: StaffRequest, case: Case, form: ChoiceForm) -> HttpResponse:
    """The records about the person, to choose from."""
    journal.record(Common.LOOKED, case, by=request.user, purpose="request")
    context = {"case": case, "right": right_of(case), "form": form, "may_work": flow_rules.may_work(request.user)}
    return form_page(request, "cases/findings/choosing.html", context)


def _choose(request: StaffRequest, case: Case) -> HttpResponse:
    """Take the chosen records as findings; without a choice, show what there is to choose from."""
    if why := flow_rules.why_not_gather(case):
        return refused(request, case, why)
    today = timezone.localdate()
    if "nothing" in request.POST:
        actions.gather(case=case, by=request.user, on=today, chosen=())
        messages.success(request, _("Vastgelegd: wij hebben hier niets over."))
        return redirect("cases:decision", case.reference)
    form = findings_page_data.choice_form(case, request.POST if {"chosen", "records"} & set(request.POST) else None)
    if form.is_valid():
        with refusing(form):
            fresh = actions.gather(case=case, by=request.user, on=today, chosen=form.cleaned_data["records"])
            told = ngettext("%(n)s gegeven gekozen.", "%(n)s gegevens gekozen.", fresh) % {"n": fresh}
            messages.success(request, told + " " + _("Beslis nu over elk gegeven."))
            return redirect("cases:findings", case.reference)
    return _choice_page(request, case, form)


def _findings_page(request: StaffRequest, case: Case) -> HttpResponse:
    start = _number(request.GET.get("vanaf", ""))
    rows = Finding.objects.visible_to(request.user).filter(case=case, number__gte=start)
    rows = (
        rows.select_related("case", "record", "paper__task", "decision")
        .prefetch_related("record__mentions")
        .order_by("number")
    )
    shown = list(rows[: PER_PAGE + 1])
    found, undecided = findings_page_data.findings_count(case)
    journal.record(Common.LOOKED, case, by=request.user, purpose="request")
    context = {
        "case": case,
        "findings": [(row, measures_page_data.verdict_of(row)) for row in shown[:PER_PAGE]],
        "gives": right_of(case).gives,
        "must_choose": right_of(case).gathers is Gathers.CHOSEN,
        "found": found,
        "undecided": undecided,
        "next_url": f"?vanaf={shown[PER_PAGE].number}" if len(shown) > PER_PAGE else "",
        "previous_url": f"?vanaf={max(1, start - PER_PAGE)}" if start > 1 else "",
        "first_undecided": Finding.objects.filter(case=case).undecided().order_by("number").first(),
        "may_work": flow_rules.may_work(request.user),
        "searched": search_page_data.progress(case, timezone.localdate()),
        "too_light": verification.why_too_light(case),
        "why_not_gather": flow_rules.why_not_gather(case),
        "undoable": bulk.acts_to_undo(case) if flow_rules.may_work(request.user) else (),
    }
    return render(request, "cases/findings/findings.html", context)


def _number(typed: str) -> int:
    """The number of the first finding to show; what is no number begins at the beginning."""
    return int(typed) if typed.isdecimal() and len(typed) < LONGEST_NUMBER else 1


def _gather(request: StaffRequest, case: Case) -> HttpResponse:
    try:
        fresh = actions.gather(case=case, by=request.user, on=timezone.localdate())
    except Refused as refusal:
        return refused(request, case, refusal.why)
    told = ngettext("%(n)s nieuw stuk gevonden.", "%(n)s nieuwe stukken gevonden.", fresh) % {"n": fresh}
    messages.success(request, told)
    return redirect("cases:findings", case.reference)


@form_view
def finding(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """One finding: what it says, who else is in it, and what the person gets."""
    case = case_for_work(request, reference) if request.method == "POST" else case_to_read(request, reference)
    row = get_object_or_404(_with_record(request), case=case, number=number)
    journal.record(Common.LOOKED, row.thing, by=request.user, purpose="request")
    if not right_of(case).gives:
        return _measured(request, case, row)
    chosen = choices_of(case)
    form = _judge_form(request, row, chosen)
    if request.method == "POST" and form.is_valid():
        with refusing(form, "outcome"):
            actions.judge(finding=row, by=request.user, **form.said)
            return _to_next(case)
    context = {
        "case": case,
        "finding": row,
        "others": row.others(),
        "files": files_of(row),
        "form": form,
        "sentences": _shown(form, row, chosen),
        "may_work": flow_rules.may_work(request.user),
        "why_not": workflow.why_not(Verb.JUDGED, case.status),
    }
    return form_page(request, "cases/findings/finding.html", context)


def _measured(request: StaffRequest, case: Case, row: Finding) -> HttpResponse:
    """One finding where something is asked to be done to it: corrected, removed, frozen, stopped or taken along."""
    form = MeasureForm(request.POST or None, initial=measures_page_data.proposal(row), case=case, finding=row)
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            measures.decide(finding=row, by=request.user, **form.said)
            return _to_next(case)
    context = {
        "form": form,
        "may_work": flow_rules.may_work(request.user),
        "why_not": flow_rules.why_not_judge(case, row, form.initial["revision"]),
        **measures_page_data.about(case, row),
    }
    return form_page(request, "cases/findings/measures/measure.html", context)


def _with_record(request: HttpRequest) -> Any:
    rows = Finding.objects.visible_to(request.user)
    return rows.whole().select_related("decision__by", "measure", "case")


def _judge_form(request: HttpRequest, row: Finding, chosen: Choices) -> JudgeForm:
    """The form of a finding, with the decision as it stands, or the usual one where nobody else is in it but hidden.

    Who asks for the usual words gets the form back with those of the letter that was chosen.
    """
    decision = getattr(row, "decision", None)
    initial: dict[str, Any] = {"revision": 0}
    if decision is None and bulk_rules.is_shielded_only(row, chosen):
        said = bulk_rules.shielded_only(row.case.kind)
        initial |= {"outcome": said.outcome, "code": said.code, "reason": said.reason}
    if decision:
        names = ("outcome", "code", "ground", "necessity", "reason", "note", "revision")
        initial = {name: getattr(decision, name) for name in names}
        initial["given_text"] = "" if decision.is_derived else decision.given_text
    passages = decision.passages if decision else ()
    about: dict[str, Any] = {"kind": row.case.kind, "text": row.text, "passages": passages}
    about["is_whole"] = row.is_paper and not row.redacted.all()
    if USUAL in request.POST:
        typed = request.POST.dict()
        usual = exemptions.usual_reason(request.POST.get("code", ""))
        form = JudgeForm(initial={**typed, "reason": usual or typed.get("reason", "")}, **about)
    else:
        form = JudgeForm(request.POST or None, initial=initial, **about)
    form.has_others = findings_rules.has_others(row, chosen)
    known = doubts.said_of(row)
    form.ask_of({each: known.get(each.place) for each in doubts.doubts_in(row, chosen.to_shield(row))})
    return form


def _shown(form: JudgeForm, row: Finding, chosen: Choices) -> list[tuple[str, Any]]:
    """Each sentence as the person would read it, names of others shielded, with its list of codes."""
    hidden = chosen.to_shield(row)
    return [(shield(text, hidden), field) for text, field in form.sentences()]


def _to_next(case: Case) -> HttpResponse:
    """On to the next finding without a decision, or to the list when there is none."""
    following = Finding.objects.filter(case=case).undecided().order_by("number").first()
    if following:
        return redirect("cases:finding", case.reference, following.number)
    return redirect("cases:decision", case.reference)
