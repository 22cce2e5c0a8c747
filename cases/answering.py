"""Answering a request: the decision, a proof of the letter, sending, and the papers that went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cases import (
    actions,
    addressing,
    complaint_rules,
    deciding,
    delivery,
    limiting_views,
    measuring,
    papers,
    readability,
    recipients,
    rules,
    signing,
    signing_views,
)
from cases.forms import DecisionForm, SendForm
from cases.kinds import sort_of
from cases.models import Answer, Case, Decision, Delivery, Letter
from cases.views import case_for_work, case_to_read, refused
from dossiers import journal
from dossiers.access import find
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.recent import recently_authenticated
from dossiers.refusal import Refused

if TYPE_CHECKING:
    from uuid import UUID


@form_view
def decision(request: HttpRequest, reference: str) -> HttpResponse:
    """The decision on the request as a whole, with the reasons that open the letter (S9)."""
    case = case_for_work(request, reference)
    today, outcomes = timezone.localdate(), case.findings.outcomes()
    outcome = actions.outcome_of(set(outcomes))
    form = DecisionForm(
        request.POST or None,
        initial=_first_words(case, outcome),
        is_late=case.clock.is_late(today),
        is_nothing=outcome == Answer.Outcome.REFUSED,
    )
    is_check = "nakijken" in request.POST
    if request.method == "POST" and form.is_valid() and not is_check:
        with refusing(form):
            actions.decide(case=case, by=request.user, on=today, **form.cleaned_data)
            return redirect("cases:sending", reference)
    accounts = deciding.accounts_of(case)
    context = {
        "case": case,
        "form": form,
        "outcome": Answer.Outcome(outcome).label,
        "verdict": sort_of(case).verdicts.get(Answer.Outcome(outcome), ""),
        "tally": measuring.tally_of(case, outcomes),
        "limits": limiting_views.shown(accounts),
        "reading": readability.read(str(form["reasons"].value() or "")),
        "is_check": is_check,
        "returned": signing.returned(case),
        "why_not": deciding.why_not(case, accounts),
    }
    return form_page(request, "cases/decision.html", context)


def _first_words(case: Case, outcome: str) -> dict[str, str]:
    """What the form starts with: the words of a decision that was opened again, or those for this outcome."""
    if answer := getattr(case, "answer", None):
        return {name: getattr(answer, name) for name in ("reasons", "late_because", "no_part_because")}
    if complaint_rules.is_forwarded(case):
        return {"reasons": complaint_rules.WHAT_FOLLOWS}
    return {"reasons": str(sort_of(case).openings.get(Answer.Outcome(outcome), ""))}


@require_safe
def proof(request: HttpRequest, reference: str) -> HttpResponse:
    """The letter as it would go out today, to read before sending."""
    case = case_for_work(request, reference)
    if why := rules.why_not_send(case, Delivery.Channel.POST):
        raise Http404(why)
    try:
        pdf, _package = papers.make(case, timezone.localdate())
    except Refused as refusal:
        return refused(request, case, refusal.why)
    journal.record("previewed", case, by=request.user)
    return HttpResponse(pdf, content_type="application/pdf")


@form_view
def sending(request: HttpRequest, reference: str) -> HttpResponse:
    """The last check, and sending; the code for the person is shown once (S10)."""
    case = case_for_work(request, reference)
    form = SendForm(request.POST or None, initial={"channel": _usual_channel(case)})
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            channel = form.cleaned_data["channel"]
            sent, secret = delivery.send(case=case, channel=channel, by=request.user, on=timezone.localdate())
            return render(request, "cases/sent.html", {"case": sent.case, "delivery": sent, "code": _spaced(secret)})
    signing = signing_views.about_signing(request, case)
    context = {
        "case": case,
        "form": form,
        **_receiver(case),
        "why_not": delivery.why_not_send(case, Delivery.Channel.POST, signing["unsigned"]),
        "reading": readability.read(_outward(case)),
        **signing,
    }
    return form_page(request, "cases/sending.html", context)


def _outward(case: Case) -> str:
    """The words of the officer that stand in the letter, to see how easily they are read."""
    answer = getattr(case, "answer", None)
    reasons = Decision.objects.filter(finding__case=case).exclude(reason="").order_by("reason")
    kept = reasons.values_list("reason", flat=True).distinct()
    return "\n".join([answer.late_because, answer.reasons, *kept] if answer else kept)


def _usual_channel(case: Case) -> str:
    return Delivery.Channel.PORTAL if addressing.addressee_of(case).email else Delivery.Channel.POST


def _spaced(code: str) -> str:
    """A code in two groups of four, as it is read aloud."""
    return f"{code[:4]} {code[4:]}".strip()


def _receiver(case: Case) -> dict[str, object]:
    """What to look at before the answer goes, by each road (S10)."""
    today, to = timezone.localdate(), addressing.addressee_of(case)
    return {
        "mail_check": recipients.by_mail(case, to.email, today) if to.email else None,
        "post_check": recipients.by_post(case, ", ".join(to.address), today),
    }


@require_POST
def code(request: HttpRequest, reference: str) -> HttpResponse:
    """A new code for an answer that stands ready, shown once."""
    case = case_for_work(request, reference)
    try:
        secret = delivery.renew_code(case=case, by=request.user)
    except Refused as refusal:
        return refused(request, case, refusal.why)
    return render(
        request, "cases/sent.html", {"case": case, "delivery": case.delivery, "code": _spaced(secret), "renewed": True}
    )


@require_safe
def letter(request: HttpRequest, reference: str, pk: UUID) -> HttpResponse:
    """A letter as it went out."""
    case = case_to_read(request, reference)
    row: Letter = find(Letter.objects.filter(case=case), request.user, pk=pk)
    journal.record("read_letter", case, by=request.user)
    return HttpResponse(bytes(row.pdf), content_type="application/pdf")


@require_safe
@recently_authenticated
def package(request: HttpRequest, reference: str) -> HttpResponse:
    """The whole package as it went out, to print or to hand over."""
    case = case_to_read(request, reference)
    sent = Delivery.objects.filter(case=case).first()
    if sent is None:
        raise Http404
    journal.record("exported", case, by=request.user)
    response = HttpResponse(bytes(sent.package), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{case.reference}.zip"'
    return response
