"""What staff type about a complaint."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from cases.flow.complaint_rules import VERDICTS
from cases.models import Complaint
from dossiers.text.fields import TypedField


class AboutForm(forms.Form):
    """What a complaint is about."""

    number = TypedField(
        label=gettext_lazy("Over welk verzoek gaat de klacht?"),
        longest=20,
        required=False,
        help_text=gettext_lazy("Bijvoorbeeld WSN-2026-0047. Leeg als de klacht niet over een verzoek gaat."),
    )
    against = forms.ChoiceField(
        label=gettext_lazy("Waar gaat de klacht over?"),
        choices=Complaint.Against.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waar de klacht over gaat.")},
    )


class VerdictForm(forms.Form):
    """The verdict on a complaint."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Wat is uw oordeel? De klacht is"),
        choices=[(verdict.value, verdict.label) for verdict in VERDICTS],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat uw oordeel is.")},
    )
    remedy = TypedField(
        label=gettext_lazy("Wat doet u nu?"),
        help_text=gettext_lazy("Komt in de brief. Korte zinnen, u-vorm."),
        longest=2_000,
        rows=4,
        required=False,
    )


class ForwardForm(forms.Form):
    """Handing a complaint to the committee."""

    reason = TypedField(
        label=gettext_lazy("Waarom stuurt u de klacht door?"),
        help_text=gettext_lazy("Komt in de brief aan de commissie en in de brief aan de klager. Korte zinnen."),
        longest=2_000,
        rows=3,
        error_messages={"required": gettext_lazy("Schrijf op waarom u de klacht doorstuurt.")},
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("De klager weet dat de commissie de klacht, de naam en het adres krijgt"),
        error_messages={"required": gettext_lazy("Laat het eerst de klager weten, en zet dan het vinkje.")},
    )
