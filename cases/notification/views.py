"""One recipient that is to be told what was done to records: what to write, and how it ended (AVG art. 19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.flow import rules as flow_rules
from cases.flow.lookup import case_for_work, case_to_read, refused
from cases.models import Telling
from cases.notification import actions as notification
from cases.notification import letter
from cases.notification.forms import TellForm, WhoForm
from cases.verbs import Verb
from dossiers.access.reading import find
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.verbs import Common

if TYPE_CHECKING:
    from uuid import UUID

    from cases.models import Case
    from dossiers.actors import StaffRequest


def _telling(request: HttpRequest, case: Case, pk: UUID) -> Telling:
    """One recipient of this case. Raises Http404, with a line, for one that is not there."""
    rows = Telling.objects.filter(case=case).select_related("case", "settled_by")
    row: Telling = find(rows, request.user, pk=pk)
    return row


@form_view
def recipient(request: StaffRequest, reference: str, pk: UUID) -> HttpResponse:
    """Who is to be told what; posting records how it ended."""
    is_post = request.method == "POST"
    case = case_for_work(request, reference) if is_post else case_to_read(request, reference)
    row = _telling(request, case, pk)
    form = TellForm(request.POST if is_post else None)
    if is_post and form.is_valid():
        with refusing(form):
            said = notification.Settled(**form.cleaned_data)
            notification.record_outcome(row=row, said=said, by=request.user, on=timezone.localdate())
            messages.success(request, _("Dat is vastgelegd."))
            return redirect("cases:detail", reference)
    return _page(request, case, row, form)


def _page(request: StaffRequest, case: Case, row: Telling, form: TellForm, who: WhoForm | None = None) -> HttpResponse:
    """The page with its two forms; 409 when an act was refused."""
    journal.record(Common.LOOKED, case, by=request.user)
    context = {
        "case": case,
        "row": row,
        "form": form,
        "who": who or WhoForm(initial={"name": row.to_name, "address": row.to_address}),
        "sent": who or form,
        "may_work": flow_rules.may_work(request.user),
        "paragraphs": letter.paragraphs(row),
    }
    return form_page(request, "cases/notification/recipient.html", context)


@require_POST
def recipient_named(request: StaffRequest, reference: str, pk: UUID) -> HttpResponse:
    """Record who the recipient is."""
    case = case_for_work(request, reference)
    row, form = _telling(request, case, pk), WhoForm(request.POST)
    if form.is_valid():
        with refusing(form):
            notification.name_recipient(row=row, by=request.user, **form.cleaned_data)
            messages.success(request, _("Dat is vastgelegd. Druk nu de brief af."))
            return redirect("cases:recipient", reference, pk)
    return _page(request, case, row, TellForm(), form)


@require_safe
def recipient_letter(request: HttpRequest, reference: str, pk: UUID) -> HttpResponse:
    """The letter to a recipient, to print; 409 before it is known to whom it goes."""
    case = case_to_read(request, reference)
    row = _telling(request, case, pk)
    try:
        pdf = letter.letter(row, timezone.localdate())
    except Refused as refusal:
        return refused(request, case, refusal.why)
    journal.record(Verb.RECIPIENT_LETTER_PRINTED, case, by=request.user)
    return HttpResponse(pdf, content_type="application/pdf")
