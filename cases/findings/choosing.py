"""Choosing which records a request to correct, remove, freeze or stop is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.findings import actions as findings
from cases.findings.measures.forms import ChoiceForm
from cases.flow import rules as flow_rules
from cases.flow.lookup import refused
from cases.flow.rights import right_of
from dossiers.form_pages import form_page, refusing
from dossiers.journal import actions as journal
from dossiers.sections import Section

if TYPE_CHECKING:
    from cases.models import Case

MOST_SHOWN = 500


def _form(request: HttpRequest, case: Case) -> ChoiceForm:
    """The form with the records about the person that are no findings yet, newest first within a section."""
    records = findings.records_about(case).defer("text")[:MOST_SHOWN]
    choices = [
        (
            str(record.pk),
            f"{record.title} ({Section(record.section).label}, {date_format(record.happened_on, 'j F Y')})",
        )
        for record in records
    ]
    return ChoiceForm(request.POST or None, choices=choices)


def page(request: HttpRequest, case: Case, form: ChoiceForm | None = None) -> HttpResponse:
    """The records about the person, to choose from."""
    journal.record("looked", case, by=request.user, purpose="request")
    form = form or _form(request, case)
    context = {"case": case, "right": right_of(case), "form": form, "may_work": flow_rules.may_work(request.user)}
    return form_page(request, "cases/findings/choosing.html", context)


def gather(request: HttpRequest, case: Case) -> HttpResponse:
    """Take the chosen records as findings; without a choice, show what there is to choose from."""
    if why := flow_rules.why_not_gather(case):
        return refused(request, case, why)
    if "nothing" in request.POST:
        findings.gather(case=case, by=request.user, on=timezone.localdate(), chosen=())
        messages.success(request, _("Vastgelegd: wij hebben hier niets over."))
        return redirect("cases:decision", case.reference)
    form = _form(request, case)
    if "records" not in request.POST or not form.is_valid():
        return page(request, case, form if "chosen" in request.POST else ChoiceForm(None, choices=_choices(form)))
    with refusing(form):
        fresh = findings.gather(
            case=case, by=request.user, on=timezone.localdate(), chosen=form.cleaned_data["records"]
        )
        told = ngettext("%(n)s gegeven gekozen.", "%(n)s gegevens gekozen.", fresh) % {"n": fresh}
        messages.success(request, told + " " + _("Beslis nu over elk gegeven."))
        return redirect("cases:findings", case.reference)
    return page(request, case, form)


def _choices(form: ChoiceForm) -> list[tuple[str, str]]:
    return list(form.fields["records"].choices)  # type: ignore[attr-defined]
