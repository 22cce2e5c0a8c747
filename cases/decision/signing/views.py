"""The second signature: the officer asks, another person reads, and signs or sends back (S9)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.answer.proof import fingerprint
from cases.decision.limiting import actions as limiting
from cases.decision.signing import actions as signing
from cases.decision.signing import page_data as signing_page_data
from cases.decision.signing.forms import AskSignatureForm, ReturnForm
from cases.findings.measures import page_data as measures_page_data
from cases.flow import rules as flow_rules
from cases.flow.lookup import case_for, case_for_work, refused
from cases.flow.notices import notices
from cases.flow.rights import right_of
from cases.models import Case, Proof, Reading, Signature
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.functions import SEES_EVERYBODY
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.scope import has_function
from dossiers.verbs import Common

if TYPE_CHECKING:
    from dossiers.actors import StaffRequest

SHUT = "default-src 'none'; sandbox"


def about_signing(request: StaffRequest, case: Case) -> dict[str, Any]:
    """What the page of sending says of the second signature."""
    reasons = signing.because(case) if case.status == "decided" else []
    rows = list(case.signatures.select_related("to").defer("proof")) if reasons else []
    signed = {row.content for row in rows if row.state == Signature.State.SIGNED}
    is_signed = bool(signed) and fingerprint(case) in signed
    form = (
        AskSignatureForm(people=signing.signers(case).exclude(pk=request.user.pk))
        if reasons and not is_signed
        else None
    )
    return {
        "because": [Signature.Why(each).label for each in reasons],
        "signatures": rows,
        "is_signed": is_signed,
        "unsigned": signing.unsigned() if reasons and not is_signed else "",
        "ask_form": form,
        "asked": next((row for row in rows if row.state == Signature.State.ASKED), None),
    }


@form_view
def signature(request: StaffRequest, reference: str) -> HttpResponse:
    """What somebody is asked to sign; posting asks for a signature."""
    if request.method == "POST":
        return _ask(request, case_for_work(request, reference))
    case, row = _asked(request, reference)
    if row is None:
        return redirect("cases:sending" if flow_rules.may_work(request.user) else "cases:detail", reference)
    journal.record(Common.LOOKED, case, by=request.user, purpose="request")
    return _page(request, case, row, ReturnForm())


def _ask(request: StaffRequest, case: Case) -> HttpResponse:
    """Ask the chosen person to sign."""
    form = AskSignatureForm(request.POST, people=signing.signers(case).exclude(pk=request.user.pk))
    if not form.is_valid():
        messages.error(request, _("Kies wie er tekent."))
        return redirect("cases:sending", case.reference)
    try:
        signing.request_signature(case=case, to=form.chosen, by=request.user, on=timezone.localdate())
    except Refused as refusal:
        return refused(request, case, refusal.why)
    messages.success(request, _("De vraag is verstuurd. U leest hier of er getekend is."))
    return redirect("cases:sending", case.reference)


def _asked(request: HttpRequest, reference: str) -> tuple[Case, Signature | None]:
    """The case, and the last signature that was asked of this user. Raises Http404, with a line, for anybody else."""
    case = case_for(request, reference)
    row = case.signatures.filter(to_id=request.user.pk).last()
    if row is None and not has_function(request.user, *SEES_EVERYBODY):
        journal.deny(Case, reference, by=request.user)
        raise Http404
    return case, row


def _page(request: StaffRequest, case: Case, row: Signature, form: ReturnForm, refusal: str = "") -> HttpResponse:
    """What is asked: why, to whom it goes, what the person gets, what not and on which rule, and the letter."""
    prefetch_related_objects([case], "limitations")  # read once for the page and for its fingerprint
    why_not = signing.why_not_sign(row, request.user)
    decisions, readings = signing_page_data.decisions_of(case), list(Reading.objects.of(row))
    context = {
        "case": case,
        "row": row,
        "form": form,
        "because": [Signature.Why(each).label for each in row.because],
        "notices": notices(case, timezone.localdate()),
        "gives": right_of(case).gives,
        "tally": measures_page_data.tally_of(case, Counter(each.outcome for each in decisions)),
        "withheld": signing_page_data.withheld(case, decisions),
        "receiver": signing_page_data.receiver_of(case),
        "readings": readings,
        "unread": "" if why_not else signing.why_unread(row, readings),
        "limitations": [{"row": each, "name": limiting.name_of(each.ground)} for each in case.limitations.all()],
        "why_not": why_not,
        "refusal": refusal,
    }
    return form_page(request, "cases/decision/signing/signature.html", context, is_refused=bool(refusal))


@require_safe
def reading(request: StaffRequest, reference: str) -> HttpResponse:
    """All that goes out, in one page, for who is asked to sign. Raises Http404 when nothing was asked of this user."""
    case, row = _asked(request, reference)
    if row is None:
        raise Http404
    try:
        kept = signing.keep_reading(row=row, paper=signing.PAGE, by=request.user)
    except Refused as refusal:
        return refused(request, case, refusal.why)
    context = {"case": case, "receiver": signing_page_data.receiver_of(case), **signing_page_data.reading_page(kept)}
    return render(request, "cases/decision/signing/reading.html", context)


@require_safe
def paper(request: StaffRequest, reference: str, name: str) -> HttpResponse:
    """One paper of what goes out, as it goes out: PDF in the page, other files to save. Raises Http404 for no paper."""
    case, row = _asked(request, reference)
    if row is None:
        raise Http404
    kept = Proof.objects.filter(case=case).first()
    if kept is None or (content := signing_page_data.file_in(kept, name)) is None:
        raise Http404
    try:
        signing.keep_reading(row=row, paper=name, by=request.user)
    except Refused as refusal:
        return refused(request, case, refusal.why)
    is_pdf = name.endswith(".pdf")
    response = HttpResponse(content, content_type="application/pdf" if is_pdf else "application/octet-stream")
    response["Content-Disposition"] = f'{"inline" if is_pdf else "attachment"}; filename="{name}"'
    if not is_pdf:
        response["Content-Security-Policy"] = SHUT
    return response


@require_POST
def sign(request: StaffRequest, reference: str) -> HttpResponse:
    """Sign the decision that this user was asked to sign. Raises Http404 when nothing was asked."""
    case, row = _asked(request, reference)
    if row is None:
        raise Http404
    try:
        signing.sign(row=row, by=request.user)
    except Refused as refusal:
        return _page(request, case, row, ReturnForm(), refusal.why)
    messages.success(request, _("U hebt getekend. Dank u wel."))
    return redirect("cases:signature", reference)


@require_POST
def send_back(request: StaffRequest, reference: str) -> HttpResponse:
    """Send the decision back with a reason. Raises Http404 when nothing was asked of this user."""
    case, row = _asked(request, reference)
    if row is None:
        raise Http404
    form = ReturnForm(request.POST)
    if form.is_valid():
        with refusing(form):
            signing.send_back(row=row, reason=form.cleaned_data["reason"], by=request.user, on=timezone.localdate())
            messages.success(request, _("Het besluit is terug bij de behandelaar."))
            return redirect("cases:signature", reference)
    return _page(request, case, row, form)


@require_safe
def proof(request: StaffRequest, reference: str) -> HttpResponse:
    """The letter as it was put to this person. Raises Http404 when nothing was asked of this user."""
    case, row = _asked(request, reference)
    if row is None:
        raise Http404
    if signing.why_not_sign(row, request.user):
        journal.record(Common.PREVIEWED, case, by=request.user)
    else:
        signing.keep_reading(row=row, paper=signing.LETTER, by=request.user)
    return HttpResponse(bytes(row.proof), content_type="application/pdf")


@require_POST
def reopen(request: StaffRequest, reference: str) -> HttpResponse:
    """Open a decision again, to change it before it is sent."""
    case = case_for_work(request, reference)
    try:
        signing.reopen(case=case, by=request.user, on=timezone.localdate())
    except Refused as refusal:
        return refused(request, case, refusal.why)
    messages.success(request, _("U kunt het besluit veranderen. Neem het daarna opnieuw."))
    return redirect("cases:findings", reference)
