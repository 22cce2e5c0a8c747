"""What is filled in about a recipient that is to be told."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import Telling
from dossiers.text.fields import AddressField, DayField, TypedField


class WhoForm(forms.Form):
    """Who the recipient really is."""

    name = TypedField(
        label=_("Aan wie gaat de brief?"),
        help_text=_("De naam van de organisatie, met de afdeling. Bijvoorbeeld: Gemeente Voorbeeld, Burgerzaken."),
        longest=160,
        error_messages={"required": _("Vul in aan wie de brief gaat.")},
    )
    address = AddressField(label=_("Adres"), help_text=_("Leeg als u mailt."), required=False)


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
