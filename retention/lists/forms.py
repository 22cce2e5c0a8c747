"""What is typed about destruction lists."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dossiers.text.fields import DayField, TypedField


class KeepForm(forms.Form):
    """Why something stays after all, and until when."""

    reason = TypedField(label=_("Waarom is dit langer nodig?"), longest=400, rows=3)
    until = DayField(label=_("Bewaren tot en met"))


class MentionForm(forms.Form):
    """What becomes of a mention in the file of another."""

    choice = forms.ChoiceField(
        label=_("Wat gebeurt er met deze vermelding?"),
        choices=[("remove", _("Haal de koppeling weg")), ("keep", _("Laat haar staan"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er met de vermelding gebeurt.")},
    )
    reason = TypedField(label=_("Blijft zij staan: waarom?"), longest=400, rows=2, required=False)


class ApproveForm(forms.Form):
    """The number of the list, typed over."""

    typed = forms.CharField(label=_("Typ het nummer van de lijst over"), max_length=20)


class StopForm(forms.Form):
    """Why a list is stopped."""

    reason = TypedField(label=_("Waarom stopt u deze lijst?"), longest=400, rows=2)
