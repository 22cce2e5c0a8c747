"""Who acts for somebody else in a request: the page on which that is noted (UAVG art. 5(4))."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import representation_rules, representing
from cases.addressing import representation_of
from cases.representation_forms import RepresentationForm, started_with
from cases.views import case_for_work
from dossiers import journal
from dossiers.form_pages import form_page, form_view, refusing


@form_view
def representation(request: HttpRequest, reference: str) -> HttpResponse:
    """Who asks on behalf of whom, and what was seen of that."""
    case, today = case_for_work(request, reference), timezone.localdate()
    form = RepresentationForm(request.POST if request.method == "POST" else None, initial=started_with(case))
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            seen = form.cleaned_data["seen"]
            representing.note(case=case, said=form.said(), seen=seen, by=request.user, on=today)
            messages.success(request, _("Dat is vastgelegd."))
            return redirect("cases:detail", reference)
    journal.record("looked", case, by=request.user)
    context = {
        "case": case,
        "form": form,
        "acting": representation_of(case),
        "notices": representation_rules.notices(case, today),
    }
    return form_page(request, "cases/representation.html", context)
