"""What is brought as a redacted version."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from cases.findings.files.actions import Redacted
from dossiers.records.forms import FilesField, WithFiles
from dossiers.text.fields import TypedField


class RedactForm(WithFiles):
    """One file, why it stands in the place of the other, and that somebody looked at it."""

    attached = FilesField(
        label=gettext_lazy("De gelakte versie"),
        help_text=gettext_lazy("Een PDF of een foto, hoogstens 25 MB. Lak zo dat de woorden echt weg zijn."),
        error_messages={"required": gettext_lazy("Kies het gelakte bestand.")},
    )
    why = TypedField(
        label=gettext_lazy("Wat is er gelakt, en waarom?"),
        help_text=gettext_lazy("Blijft binnen."),
        longest=1_000,
        rows=2,
    )
    looked = forms.BooleanField(
        label=gettext_lazy("Ik keek elke bladzijde zelf na: er staat niets meer van een ander"),
        required=False,
        help_text=gettext_lazy("Nodig bij een scan of foto: daarin kunnen wij niet lezen."),
    )
    most = 1

    said: Redacted  # what was brought, once the form is valid

    def clean(self) -> dict[str, Any]:
        """Look at the file itself last."""
        for brought in self.papers():
            self.said = Redacted(brought, self.cleaned_data["why"], self.cleaned_data["looked"])
        return self.cleaned_data
