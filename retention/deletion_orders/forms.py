"""What is typed to prove that an order was carried out."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dossiers.text.fields import DayField, TypedField


class ProveForm(forms.Form):
    """That an order was carried out: when, by whom and how one knows."""

    done_on = DayField(label=_("Verwijderd op"))
    done_as = TypedField(label=_("Wie deed het?"), longest=80, help_text=_("Uw collega of de leverancier."))
    proof = TypedField(
        label=_("Hoe blijkt dat?"),
        longest=400,
        rows=3,
        help_text=_("Bijvoorbeeld het nummer van de melding. Zonder klantnummers of namen van huurders."),
    )
