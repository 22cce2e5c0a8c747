"""What staff type about money for a request."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cases.fee import actions as fee
from cases.models import Fee
from dossiers.text.fields import DayField, TypedField


class FeeForm(forms.Form):
    """For what, how much, why, and until when the person may choose."""

    ground = forms.ChoiceField(
        label=gettext_lazy("Waarom mag u geld vragen?"),
        choices=Fee.Ground.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarom u geld mag vragen.")},
    )
    amount = forms.DecimalField(
        label=gettext_lazy("Bedrag in euro"),
        max_digits=6,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput({"inputmode": "decimal", "class": "short"}),
        help_text=gettext_lazy("Niet meer dan het u echt kost, bijvoorbeeld 4,50."),
        error_messages={
            "required": gettext_lazy("Vul een bedrag in."),
            "invalid": gettext_lazy("Vul een bedrag in, bijvoorbeeld 4,50."),
            "max_digits": gettext_lazy("Vul een bedrag in tussen € 0,01 en € 999,99."),
            "max_decimal_places": gettext_lazy("Vul niet meer dan twee cijfers in achter de komma."),
            "max_whole_digits": gettext_lazy("Vul een bedrag in tussen € 0,01 en € 999,99."),
        },
    )
    purpose = TypedField(
        label=gettext_lazy("Waarvoor is dit bedrag?"),
        help_text=gettext_lazy("Komt in de brief. Leg uit wat het kost en waarom dit deel niet gratis is."),
        longest=1_000,
        rows=4,
        error_messages={"required": gettext_lazy("Leg uit waarvoor u dit bedrag vraagt. De aanvrager leest dit.")},
    )
    until = DayField(
        label=gettext_lazy("Tot en met welke dag mag de aanvrager kiezen?"),
        initial=lambda: timezone.localdate() + 2 * fee.TIME_TO_ANSWER,
    )


class OutcomeForm(forms.Form):
    """How an announced fee ended."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Hoe liep het af?"),
        choices=[choice for choice in Fee.Outcome.choices if choice[0] != Fee.Outcome.OPEN],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies hoe het afliep.")},
    )
    because = TypedField(
        label=gettext_lazy("Waarom vraagt u geen geld?"),
        help_text=gettext_lazy("Alleen als u het bedrag kwijtscheldt."),
        longest=1_000,
        rows=3,
        required=False,
    )
