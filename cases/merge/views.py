"""Merging a request with an earlier one of the same person (S4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import workflow
from cases.flow.lookup import case_for_work
from cases.merge import actions as repeating
from cases.merge import rules as merge_rules
from cases.models import Case, Repeat
from cases.verbs import Verb
from dossiers.form_pages import form_page, form_view, refusing

if TYPE_CHECKING:
    from dossiers.actors import StaffRequest


class MergeForm(forms.Form):
    """With which earlier request, and whether it is the same question."""

    earlier = forms.ChoiceField(
        label=gettext_lazy("Bij welk verzoek hoort dit?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies het verzoek waar dit bij hoort.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Wat is het?"),
        choices=Repeat.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies of het dezelfde vraag is.")},
    )

    def __init__(self, *args: object, others: list[Case], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.known = {case.reference: case for case in others}
        day = {case.reference: date_format(case.received_on, "j F Y") for case in others}
        self.fields["earlier"].choices = [  # type: ignore[attr-defined]
            (number, _("%(number)s, ontvangen %(day)s") % {"number": number, "day": day[number]}) for number in day
        ]

    def chosen(self) -> Case | None:
        """The earlier request."""
        return self.known.get(self.cleaned_data["earlier"])


@form_view
def merge(request: StaffRequest, reference: str) -> HttpResponse:
    """Have this request go on with an earlier one of the same person."""
    case = case_for_work(request, reference)
    others = list(merge_rules.others_of(case))
    why_not = workflow.why_not(Verb.MERGED, case.status)
    form = MergeForm(request.POST if request.method == "POST" and not why_not else None, others=others)
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            earlier, kind, today = form.chosen(), form.cleaned_data["kind"], timezone.localdate()
            made = repeating.merge(later=case, earlier=earlier, kind=kind, by=request.user, on=today)
            messages.success(request, _("De verzoeken zijn samengevoegd. Verstuur nog de brief die dat zegt."))
            return redirect("cases:detail", made.earlier.reference)
    context = {"case": case, "form": form, "others": others, "why_not": why_not}
    is_refused = request.method == "POST" and bool(why_not)
    return form_page(request, "cases/merge/merge.html", context, is_refused=is_refused)
