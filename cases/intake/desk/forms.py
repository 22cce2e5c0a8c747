"""What is typed at the desk."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Case
from dossiers.text.fields import AddressField, BirthDateField, DayField, MailField, PhoneField, TypedField


class IntakeForm(forms.Form):
    """A request taken in at the desk, by telephone or on paper: one screen (S4)."""

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    name = TypedField(
        label=gettext_lazy("Naam van de aanvrager"),
        longest=120,
        error_messages={"required": gettext_lazy("Vul in hoe de aanvrager heet.")},
    )
    kind = forms.MultipleChoiceField(
        label=gettext_lazy("Wat wil de aanvrager?"),
        help_text=gettext_lazy("Meer dan één ding mag."),
        choices=Case.Kind.choices,
        widget=forms.CheckboxSelectMultiple({"class": "inline"}),
        error_messages={"required": gettext_lazy("Kies wat de aanvrager wil.")},
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("Hoe kwam het binnen?"),
        choices=[choice for choice in Case.Channel.choices if choice[0] != Case.Channel.FORM],
        widget=forms.RadioSelect({"class": "inline"}),
        initial=Case.Channel.DESK,
        error_messages={"required": gettext_lazy("Kies hoe het verzoek binnenkwam.")},
    )
    received_on = DayField(
        label=gettext_lazy("Ontvangen op"),
        initial=timezone.localdate,
        help_text=gettext_lazy("De klok begint op deze dag, ook als u het later vastlegt."),
    )
    question = TypedField(label=gettext_lazy("De vraag, zo letterlijk mogelijk"), longest=5_000, rows=3, required=False)
    footage = forms.BooleanField(
        label=gettext_lazy("Het gaat ook om camerabeelden"),
        help_text=gettext_lazy("Die worden na hoogstens vier weken overschreven. Wij zetten het dan meteen klaar."),
        required=False,
    )
    email = MailField(
        label=gettext_lazy("E-mailadres"),
        required=False,
        help_text=gettext_lazy("Vraag of iemand anders deze mailbox ook leest. Laat het dan leeg."),
    )
    phone = PhoneField(label=gettext_lazy("Telefoonnummer"), required=False)
    address = AddressField(label=gettext_lazy("Adres"), required=False)
    born_on = BirthDateField(label=gettext_lazy("Geboortedatum"), required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if people:
            choices = [*people, ("", _("Niemand van deze personen"))]
            self.fields["subject"] = forms.ChoiceField(
                label=_("Wie is dit in de klantlijst?"), choices=choices, widget=forms.RadioSelect, required=False
            )
            self.fields["seen"] = forms.BooleanField(
                label=_("Ik heb het identiteitsbewijs gezien"),
                help_text=_("Maak geen kopie en schrijf geen nummer op."),
                required=False,
            )
            self.fields["again"] = forms.BooleanField(
                label=_("Toch nieuw, ook als er al een open verzoek is"), required=False
            )
