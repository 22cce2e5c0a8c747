"""The pages for sending the answer, renewing its code, and fetching letters and the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.decision.signing import views as signing_views
from cases.delivery import actions as delivery
from cases.delivery import code_letter
from cases.delivery.forms import SendForm
from cases.flow import addressing
from cases.flow.lookup import case_for_work, case_to_read, refused
from cases.flow.notices import notices
from cases.identity import verification
from cases.letters import readability, receiver_check
from cases.models import Case, Decision, Delivery, Letter
from cases.public_access.codes import spaced
from dossiers.access.reading import find
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.reauthentication import recently_authenticated
from dossiers.refusal import Refused
from dossiers.verbs import Common

if TYPE_CHECKING:
    from uuid import UUID

    from dossiers.actors import StaffRequest


@form_view
def sending(request: StaffRequest, reference: str) -> HttpResponse:
    """The last check, and sending; the code for the person is shown once (S10)."""
    case = case_for_work(request, reference)
    form = SendForm(request.POST or None, initial={"channel": _usual_channel(case)})
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            channel = form.cleaned_data["channel"]
            sent, secret = delivery.send(case=case, channel=channel, by=request.user, on=timezone.localdate())
            return render(
                request, "cases/delivery/sent.html", {"case": sent.case, "delivery": sent, "code": spaced(secret)}
            )
    signed = signing_views.about_signing(request, case)
    context = {
        "case": case,
        "form": form,
        **_receiver(case),
        "too_light": verification.why_too_light(case),
        "notices": notices(case, timezone.localdate()),
        "why_not": delivery.why_not_send(case, Delivery.Channel.POST, signed["unsigned"]),
        "reading": readability.read(_outward(case)),
        **signed,
    }
    return form_page(request, "cases/delivery/sending.html", context)


def _outward(case: Case) -> str:
    """The words of the officer that stand in the letter, to see how easily they are read."""
    answer = getattr(case, "answer", None)
    reasons = Decision.objects.filter(finding__case=case).exclude(reason="").order_by("reason")
    kept = reasons.values_list("reason", flat=True).distinct()
    return "\n".join([answer.late_because, answer.reasons, *kept] if answer else kept)


def _usual_channel(case: Case) -> str:
    return Delivery.Channel.PORTAL if addressing.addressee_of(case).email else Delivery.Channel.POST


def _receiver(case: Case) -> dict[str, object]:
    """What to look at before the answer goes, by each road (S10)."""
    today, to = timezone.localdate(), addressing.addressee_of(case)
    return {
        "mail_check": receiver_check.by_mail(case, to.email, today) if to.email else None,
        "post_check": receiver_check.by_post(case, ", ".join(to.address), today),
    }


@require_POST
def code(request: StaffRequest, reference: str) -> HttpResponse:
    """A new code for an answer that stands ready, shown once."""
    case = case_for_work(request, reference)
    try:
        secret = delivery.renew_code(case=case, by=request.user)
    except Refused as refusal:
        return refused(request, case, refusal.why)
    return render(
        request,
        "cases/delivery/sent.html",
        {"case": case, "delivery": case.delivery, "code": spaced(secret), "renewed": True},
    )


@require_POST
def code_by_letter(request: StaffRequest, reference: str) -> HttpResponse:
    """A letter with a new code to the known address; it waits with the post."""
    case = case_for_work(request, reference)
    try:
        made = code_letter.make(case=case, by=request.user, on=timezone.localdate())
    except Refused as refusal:
        return refused(request, case, refusal.why)
    messages.success(
        request, _("De brief met de code ligt bij de brieven voor de post. Een oude code werkt niet meer.")
    )
    return redirect("cases:letter_sending", reference, made.pk)


@require_safe
def letter(request: HttpRequest, reference: str, pk: UUID) -> HttpResponse:
    """A letter as it went out."""
    case = case_to_read(request, reference)
    row: Letter = find(Letter.objects.filter(case=case), request.user, pk=pk)
    journal.record(Common.LETTER_READ, case, by=request.user)
    return HttpResponse(bytes(row.pdf), content_type="application/pdf")


@require_safe
@recently_authenticated
def package(request: HttpRequest, reference: str) -> HttpResponse:
    """The whole package as it went out, to print or to hand over. Raises Http404 when nothing went out yet."""
    case = case_to_read(request, reference)
    sent = Delivery.objects.filter(case=case).first()
    if sent is None:
        raise Http404
    journal.record(Common.EXPORTED, case, by=request.user)
    response = HttpResponse(bytes(sent.package), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{case.reference}.zip"'
    return response
