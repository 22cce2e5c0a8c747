"""What is typed about the day from which a term runs."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dossiers.text.fields import (
    DayField,
)


class SettleForm(forms.Form):
    """On which day a matter was done."""

    on = DayField(label=_("Afgehandeld op"))
