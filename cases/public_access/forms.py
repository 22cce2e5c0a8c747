"""What somebody types at a closed door: the code."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    """The code that opens an answer (P9). It may be pasted, with or without a space."""

    use_required_attribute = False

    code = forms.CharField(
        label=_("Uw code"),
        help_text=_("De code heeft 8 cijfers. U kreeg hem per brief, per telefoon of aan de balie."),
        widget=forms.TextInput({"class": "pin", "inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": _("Vul de code van 8 cijfers in.")},
    )
