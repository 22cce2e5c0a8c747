"""The page for downloading the evidence file of a request, for a stated purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from cases.evidence_file.archive import PURPOSES, evidence
from cases.flow.lookup import case_to_read
from dossiers.form_pages import form_view
from dossiers.log.words import EXPORTS
from dossiers.reauthentication import recently_authenticated

if TYPE_CHECKING:
    from dossiers.actors import StaffRequest


class PurposeForm(forms.Form):
    """For what an evidence file is made."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("Waarvoor hebt u dit nodig?"),
        choices=[(code, EXPORTS[code]) for code in PURPOSES],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarvoor u dit nodig hebt.")},
    )


@form_view
@recently_authenticated
def take(request: StaffRequest, reference: str) -> HttpResponse:
    """The evidence file of one request, for a purpose that is kept."""
    case = case_to_read(request, reference)
    form = PurposeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "cases/evidence/evidence.html", {"case": case, "form": form})
    content = evidence(case=case, purpose=form.cleaned_data["purpose"], by=request.user)
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="bewijs-{case.reference}.zip"'
    return response
