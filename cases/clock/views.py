"""The pages about time: a question to the person, the extension, and what would happen if."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.clock import actions as waiting
from cases.clock import page_data as clock_page_data
from cases.clock.forms import AnswerForm, ExtensionForm, QuestionForm, SuppositionForm
from cases.flow import extending
from cases.flow import rules as flow_rules
from cases.flow.lookup import case_for_work, case_to_read
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.verbs import Common
from law.clock import EventKind
from law.deadlines import avg_extended

if TYPE_CHECKING:
    from django import forms

    from cases.models import Case
    from dossiers.actors import StaffRequest


@form_view
def clarification(request: StaffRequest, reference: str) -> HttpResponse:
    """Ask the person what they mean; or, while a question is open, record what they answered."""
    case, today = case_for_work(request, reference), timezone.localdate()
    journal.record(Common.LOOKED, case, by=request.user)
    asked = case.clarifications.filter(answered_on__isnull=True).first()
    why_not = flow_rules.why_not_ask_clarification(case, "?") if asked is None else ""
    form: forms.Form = (AnswerForm if asked else QuestionForm)(None if why_not else request.POST or None)
    if request.method == "POST" and form.is_valid():
        act = waiting.clarify if asked else waiting.ask_clarification
        with refusing(form):
            act(case=case, by=request.user, on=today, **form.cleaned_data)
            messages.success(request, _("Het antwoord is vastgelegd.") if asked else _asked(case.requester.email))
            return redirect("cases:detail", reference)
    context = {"case": case, "form": form, "asked": asked, "why_not": why_not}
    is_refused = request.method == "POST" and bool(why_not)
    return form_page(request, "cases/clock/clarification.html", context, is_refused=is_refused)


def _asked(email: str) -> str:
    told = _("Wij hebben een bericht gestuurd.") if email else _("De brief ligt klaar voor de post.")
    return _("Uw vraag is vastgelegd.") + " " + told


@form_view
def extension(request: StaffRequest, reference: str) -> HttpResponse:
    """Announce that the answer takes longer, with the reason that the person reads."""
    case, today = case_for_work(request, reference), timezone.localdate()
    journal.record(Common.LOOKED, case, by=request.user)
    form = ExtensionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            waiting.extend(case=case, by=request.user, on=today, **form.cleaned_data)
            messages.success(request, _announced(case))
            return redirect("cases:detail", reference)
    context = {
        "case": case,
        "form": form,
        "why_not": flow_rules.why_not_extend(case, today),
        "until": avg_extended(case.received_on).on,
        "last": case.clock.last_day_to_extend.on,
    }
    return form_page(request, "cases/clock/extension.html", context)


def _announced(case: Case) -> str:
    """What follows: the new date where a message goes at once, the post that must leave first where there is none."""
    last = date_format(case.clock.last_day_to_extend.on, "l j F")
    if not case.requester.email:
        return _("De brief ligt klaar voor de post. De verlenging telt als hij uiterlijk %(day)s weg is.") % {
            "day": last
        }
    until = date_format(avg_extended(case.received_on).on, "l j F Y")
    return _("Het bericht gaat nu weg. Daarna geldt: antwoord uiterlijk %(day)s.") % {"day": until}


@require_safe
def supposition(request: HttpRequest, reference: str) -> HttpResponse:
    """What the dates would be if something happened on a day; it changes nothing."""
    case, today = case_to_read(request, reference), timezone.localdate()
    journal.record(Common.LOOKED, case, by=request.user)
    form = SuppositionForm(request.GET if "what" in request.GET else None)
    context = {"case": case, "form": form, "now": clock_page_data.dates_of(case.clock)}
    if form.is_valid():
        clock = extending.suppose(case, EventKind(form.cleaned_data["what"]), form.cleaned_data["on"])
        then = clock_page_data.compared(case.clock, clock)
        context |= {"clock": clock, "then": then, "timeline": clock_page_data.road(clock, today)}
        context["is_same"] = not any(row.moves for row in then)
    return render(request, "cases/clock/supposition.html", context)
