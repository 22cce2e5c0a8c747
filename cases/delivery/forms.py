"""What is typed to send an answer."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from cases.models import Delivery


class SendForm(forms.Form):
    """How the answer goes out, and that the receiver was checked (S10)."""

    channel = forms.ChoiceField(
        label=gettext_lazy("Hoe krijgt de aanvrager het antwoord?"),
        choices=Delivery.Channel.choices,
        widget=forms.RadioSelect,
    )
    checked = forms.BooleanField(
        label=gettext_lazy("Ik heb de ontvanger en de brief nagekeken"),
        error_messages={"required": gettext_lazy("Kijk de ontvanger en de brief na, en zet dan het vinkje.")},
    )
