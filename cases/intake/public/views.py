"""Asking, without an account: the first page, the steps of the form, and the confirmation."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from cases.flow import next_steps
from cases.intake.actions import receive
from cases.intake.public.draft import ALL_STEPS, CHECK, ORDER, Draft
from cases.intake.public.forms import STEPS
from cases.letters import sender
from cases.models import Case
from cases.public_access import row_access, throttles
from cases.public_access.row_access import at_door
from consent.models import Regulation
from dossiers.access import wall
from dossiers.form_pages import form_view
from dossiers.refusal import Refused
from dossiers.register import listing
from dossiers.sections import Section

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cases.intake.public.forms import StepForm

log = logging.getLogger(__name__)
TOTAL = len(ALL_STEPS)
TOO_OFTEN = gettext_lazy(
    "Hiervandaan zijn veel verzoeken verstuurd. Wacht een uur, of bel ons. Uw antwoorden staan er nog."
)
WITH_PARTS = Prefetch("parts", Case.objects.select_related("regulation").prefetch_related("events"))

FOUR_WEEKS = 28


@login_not_required
@form_view
def start(request: HttpRequest) -> HttpResponse:
    """What can be asked (P1). Posting wipes what was filled in and not sent."""
    draft = Draft(request.session)
    if request.method == "POST":
        draft.drop()
        messages.success(request, _("Wat u had ingevuld is gewist."))
        return redirect("cases:start")
    shown = {"is_busy": bool(draft), "address": settings.ASSOCIATION_ADDRESS}
    terms = Regulation.objects.standing(timezone.localdate()).order_by("-since").first()
    shown |= {"to_see": _term(terms.access_days), "to_change": _term(terms.correction_days)} if terms else {}
    return render(request, "cases/intake/public/start.html", shown)


def _term(days: int) -> str:
    """A term of the regulation as it says it: whole weeks from four on, else days."""
    if days >= FOUR_WEEKS and days % 7 == 0:
        return ngettext("%(n)s week", "%(n)s weken", days // 7) % {"n": days // 7}
    return ngettext("%(n)s dag", "%(n)s dagen", days) % {"n": days}


@login_not_required
@form_view
def step(request: HttpRequest, step: str) -> HttpResponse:
    """One step of the form (P2-P6). Raises Http404 for a step that does not exist."""
    if step not in ALL_STEPS:
        raise Http404
    draft = Draft(request.session)
    if request.method == "POST":
        return _send(request, draft) if step == CHECK else _answer(request, draft, step)
    if gap := draft.gap(step):
        return _to_gap(request, gap)
    if step == CHECK:
        return _check(request, draft)
    return _page(request, step, draft.blank(step, **_chosen_before(request, step)))


def _answer(request: HttpRequest, draft: Draft, step: str) -> HttpResponse:
    """Keep what was typed in one step and go on."""
    form = STEPS[step](request.POST, asked=draft.kinds)
    if not form.is_valid():
        return _page(request, step, form)
    draft.keep(step, request.POST)
    if not request.user.is_authenticated:
        request.session.set_expiry(0)  # the next person at a shared computer opens a new browser
    if gap := draft.gap(step):
        return _to_gap(request, gap)
    onward = ALL_STEPS[ALL_STEPS.index(step) + 1] if draft.gap() else CHECK
    return redirect("cases:step", onward)


def _page(request: HttpRequest, step: str, form: StepForm) -> HttpResponse:
    """One step with its number and the way back."""
    number = ALL_STEPS.index(step) + 1
    before = CHECK if request.GET.get("van") == CHECK else ("", *ORDER)[number - 1]
    back = reverse("cases:step", args=[before]) if before else reverse("cases:start")
    return render(
        request, "cases/intake/public/step.html", {"form": form, "number": number, "total": TOTAL, "back": back}
    )


def _chosen_before(request: HttpRequest, step: str) -> dict[str, list[str]]:
    """The kind that a link to the first step has chosen already."""
    kind = request.GET.get("soort", "")
    return {"kind": [kind]} if step == "wat" and kind in Case.Kind.values else {}


def _to_gap(request: HttpRequest, gap: str) -> HttpResponse:
    """To the first question without an answer; what was typed stays."""
    if Draft(request.session):
        messages.warning(request, _("Beantwoord eerst deze vraag. Wat u al invulde, is bewaard."))
    else:
        messages.warning(request, _("Begin bij deze vraag. Er is nog niets verstuurd."))
    return redirect("cases:step", gap)


def _check(request: HttpRequest, draft: Draft, *, why: str = "", status: int = 200) -> HttpResponse:
    """Everything once more, before it is sent (P6); `why` it was not sent just now."""
    context = {
        "answers": list(draft.answers()),
        "submission": draft.submission,
        "number": TOTAL,
        "total": TOTAL,
        "back": reverse("cases:step", args=[ORDER[-1]]),
        "why": why,
        "activity": listing.first_of(Section.PRIVACY),
    }
    return render(request, "cases/intake/public/check.html", context, status=status)


def _send(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Send the request. The same sending twice, even at once, is one request and ends on the same page."""
    submission = _submission_of(request)
    if submission and _is_sent(request, submission):
        if submission == draft.submission:
            draft.drop()
        return redirect("cases:confirmation", submission)
    if submission != draft.submission or draft.gap():
        return _not_sent(request, draft)
    if throttles.sends_too_often(request):
        return _check(request, draft, why=str(TOO_OFTEN), status=429)
    try:
        receive(
            asked=draft.asked(), channel=Case.Channel.FORM, received_at=timezone.now(), submission=submission, by=None
        )
    except (DatabaseError, Refused) as fault:
        log.error("a request could not be kept: %s", type(fault).__name__)
        why = _("Er ging iets mis bij ons. Probeer het opnieuw; uw antwoorden staan er nog.")
        return _check(request, draft, why=why, status=503)
    draft.drop()
    return redirect("cases:confirmation", submission)


def _is_sent(request: HttpRequest, submission: UUID) -> bool:
    """Whether this sending came in before."""
    with wall.at_door(row_access.of_sending(request, submission)):
        return Case.objects.filter(submission=submission).exists()


def _submission_of(request: HttpRequest) -> UUID | None:
    """The number of the sending that was posted, or None when it is none."""
    try:
        return UUID(request.POST.get("submission", ""))
    except ValueError:
        return None


def _not_sent(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Say that nothing was sent, and lead back to where it can be."""
    if not draft:
        gone = _("Uw verzoek is nog niet verstuurd. De pagina stond te lang open en uw antwoorden zijn gewist.")
        messages.warning(request, f"{gone} {_('Begin opnieuw.')}")
        return redirect("cases:step", ORDER[0])
    if gap := draft.gap():
        return _to_gap(request, gap)
    messages.warning(request, _("Uw verzoek is nog niet verstuurd. Kijk uw antwoorden na en verstuur het daarna."))
    return redirect("cases:step", CHECK)


@login_not_required
@require_safe
@at_door(row_access.of_sending)
def confirmation(request: HttpRequest, submission: UUID) -> HttpResponse:
    """The number and what happens next (P7): no name, no content. Only the sender knows the address."""
    cases = Case.objects.select_related("regulation", "requester").prefetch_related("events", WITH_PARTS)
    case = get_object_or_404(cases, submission=submission)
    return render(
        request, "cases/intake/public/confirmation.html", {"case": case, "steps": next_steps.after_receipt(case)}
    )


@login_not_required
@require_safe
@at_door(row_access.of_sending)
def receipt(request: HttpRequest, submission: UUID) -> HttpResponse:
    """The confirmation as PDF, to keep."""
    case = get_object_or_404(Case.objects.select_related("regulation"), submission=submission)
    response = HttpResponse(sender.receipt(case, next_steps.after_receipt(case)), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="bevestiging-{case.reference}.pdf"'
    return response
