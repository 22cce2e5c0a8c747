"""What is typed on the pages of the dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dossiers.searching import is_enough
from dossiers.sections import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiers.models import Complex


class ComplexForm(forms.Form):
    """Which complex the list is about; `complexes` are those that this user may choose from."""

    complex = forms.TypedChoiceField(label=_("Complex"), required=False, empty_value=None)

    def __init__(self, *args: Any, complexes: Iterable[Complex], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_code = {each.code: each for each in complexes}
        field: Any = self.fields["complex"]
        field.choices = [("", _("Alle complexen")), *((code, f"{code}, {each.name}") for code, each in by_code.items())]
        field.coerce = by_code.get
        field.error_messages["invalid_choice"] = _("Kies een complex uit de lijst.")


class SearchForm(forms.Form):
    """What one looks for, in one box."""

    text = forms.CharField(
        label=_("Zoek op naam, adres of nummer"),
        max_length=120,
        error_messages={
            "required": _("Vul in wie of wat u zoekt."),
            "max_length": _("Dit is te lang. Gebruik hoogstens 120 tekens."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_text(self) -> str:
        """The text, if something is left of it to look for."""
        text: str = self.cleaned_data["text"]
        if not is_enough(text):
            raise forms.ValidationError(_("Vul minstens twee letters of cijfers in."))
        return text


class ReasonForm(forms.Form):
    """For what a closed section is opened (regulation, nuisance and arrears)."""

    purpose = forms.ChoiceField(
        label=_("Waarvoor hebt u dit nodig?"),
        choices=Purpose.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies waarvoor u dit nodig hebt."),
            "invalid_choice": _("Kies waarvoor u dit nodig hebt."),
        },
    )
    reason = forms.CharField(
        label=_("Toelichting"),
        help_text=_("Schrijf hier geen namen. Kiest u ‘iets anders’? Leg dan kort uit waarvoor."),
        required=False,
        max_length=200,
        error_messages={"max_length": _("Maak de toelichting korter: hoogstens 200 tekens.")},
    )
