"""What is typed about the day from which a term runs."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dossiers.text.fields import DayField


class TriggerForm(forms.Form):
    """On which day a matter was done: from then its term runs."""

    on = DayField(label=_("Afgehandeld op"))
