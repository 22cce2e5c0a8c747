"""What is filled in about a recipient that is to be told."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import Telling
from dossiers.text.fields import DayField, TypedField


class TellForm(forms.Form):
    """How it ended with one recipient."""

    outcome = forms.ChoiceField(
        label=_("Hoe liep het af? Deze ontvanger"),
        choices=[
            (Telling.Outcome.TOLD, _("weet het: u liet het weten")),
            (Telling.Outcome.NEVER, _("kreeg dit niet van ons")),
            (Telling.Outcome.CANNOT, _("weet het niet: het kan niet, of kost te veel moeite")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het afliep.")},
    )
    told_on = DayField(
        label=_("Wanneer liet u het weten?"), help_text=_("Alleen als u het liet weten."), required=False
    )
    how = forms.ChoiceField(
        label=_("Hoe liet u het weten?"), choices=Telling.How.choices, widget=forms.RadioSelect, required=False
    )
    reason = TypedField(
        label=_("Waarom niet?"),
        help_text=_("Alleen als u het niet liet weten."),
        longest=1_000,
        rows=3,
        required=False,
    )
