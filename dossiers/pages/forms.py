"""What is typed on the pages of the dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dossiers.sections import Purpose
from dossiers.text.fields import TypedField
from dossiers.viewing.search import is_enough

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from dossiers.models import Complex

MOST_LISTED = 50  # complexes: more make a long page, that grows with the association


class ComplexForm(forms.Form):
    """Which complex the list is about, of `complexes`: from a list, or by its code when there are too many to list."""

    complex = forms.CharField(label=_("Complex"), required=False, max_length=12)

    def __init__(self, *args: Any, complexes: QuerySet[Complex], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.complexes = complexes
        self.why = _("Kies een complex uit de lijst.")
        field: Any = self.fields["complex"]
        listed = list(complexes[: MOST_LISTED + 1])
        if len(listed) <= MOST_LISTED:
            choices = [("", _("Alle complexen")), *((each.code, f"{each.code}, {each.name}") for each in listed)]
            field.widget = forms.Select(choices=choices)
        else:
            self.why = _("Vul de code van een complex in.")
            field.label = _("Code van het complex")
        field.error_messages |= {"null_characters_not_allowed": self.why, "max_length": self.why}

    def clean_complex(self) -> Complex | None:
        """The complex with this code, if it is among those that one may choose; None when none is asked for.

        Raises ValidationError for any other code.
        """
        code = self.cleaned_data["complex"]
        found = self.complexes.filter(code__iexact=code).first() if code else None
        if code and found is None:
            raise forms.ValidationError(self.why)
        return found


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
        """The text, if something is left of it to look for.

        Raises ValidationError for less than two letters or digits.
        """
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
    reason = TypedField(
        label=_("Toelichting"),
        help_text=_("Schrijf hier geen namen. Kiest u ‘iets anders’? Leg dan kort uit waarvoor."),
        required=False,
        longest=200,
    )
