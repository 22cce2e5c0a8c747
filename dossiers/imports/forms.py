"""What is chosen on the page of imports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dossiers.models import ImportRun

MOST_BYTES = 512 << 20


class UploadForm(forms.Form):
    """A file from another system, and what it is."""

    kind = forms.ChoiceField(
        label=_("Wat staat erin?"),
        choices=[
            (ImportRun.Kind.TENANTS, _("Een klantlijst (CSV of XLSX)")),
            (ImportRun.Kind.VERA, _("Relaties, overeenkomsten en eenheden (VERA JSON)")),
        ],
        initial=ImportRun.Kind.TENANTS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat erin staat."), "invalid_choice": _("Kies wat erin staat.")},
    )
    file = forms.FileField(
        label=_("Bestand"),
        help_text=_("Eerst proberen wij het alleen. Er verandert nog niets."),
        error_messages={
            "required": _("Kies een bestand."),
            "invalid": _("Kies een bestand."),
            "missing": _("Kies een bestand."),
            "empty": _("Dit bestand is leeg."),
        },
    )

    def clean_file(self) -> Any:
        """The file, when it is not too large to be taken in by this page.

        Raises ValidationError for one that is too large.
        """
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Dit bestand is te groot. Gebruik hoogstens 512 MB."))
        return file
