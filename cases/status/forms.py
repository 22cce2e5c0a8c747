"""What somebody fills in to see how a request stands, or to fetch an answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dossiers.text.fields import MailField, TypedField


class StatusForm(forms.Form):
    """The number of a request and the address that belongs to it (P8)."""

    use_required_attribute = False

    reference = TypedField(
        label=_("Uw nummer"),
        help_text=_("Dat staat in onze e-mail, bijvoorbeeld WSN-2026-0047."),
        longest=20,
        error_messages={"required": _("Vul het nummer van uw verzoek in, bijvoorbeeld WSN-2026-0047.")},
    )
    email = MailField(
        label=_("Uw e-mailadres"),
        help_text=_("Het adres dat u invulde bij uw verzoek."),
        error_messages={"required": _("Vul uw e-mailadres in.")},
    )
