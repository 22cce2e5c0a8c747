"""What staff type: intake, identity, decisions, sending."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Case, Delivery, Identification
from dossiers.fields import AddressField, BirthDateField, DayField, MailField, PhoneField, TypedField


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


class IdentityForm(forms.Form):
    """Who it is and how that was shown; never a document (S5)."""

    subject = forms.ChoiceField(
        label=gettext_lazy("Wie is dit in de klantlijst?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies eerst in de klantlijst wie dit is.")},
    )
    method = forms.ChoiceField(
        label=gettext_lazy("Hoe weet u dat?"),
        help_text=gettext_lazy("Kies de lichtste manier die past. Een kopie van een identiteitsbewijs is niet nodig."),
        choices=Identification.Method.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies hoe de aanvrager liet zien wie het is.")},
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"].choices = people  # type: ignore[attr-defined]


class SearchForm(forms.Form):
    """A name to look for; always sent by POST, so that no name stands in an address."""

    text = forms.CharField(
        label=gettext_lazy("Zoek in de klantlijst"),
        max_length=120,
        help_text=gettext_lazy("Een deel van de naam is genoeg."),
    )


class DecisionForm(forms.Form):
    """The reasons of the decision as a whole, which open the letter."""

    reasons = TypedField(
        label=gettext_lazy("Uitleg in de brief"),
        help_text=gettext_lazy("Dit leest de aanvrager. Korte zinnen, u-vorm."),
        longest=5_000,
        rows=6,
        error_messages={
            "required": gettext_lazy("Elke beslissing heeft een uitleg nodig. Schrijf op waarom u dit besluit.")
        },
    )
    late_because = TypedField(
        label=gettext_lazy("Waarom is het antwoord te laat?"),
        help_text=gettext_lazy("Komt bovenaan in de brief."),
        longest=1_000,
        required=False,
        rows=3,
    )

    no_part_because = TypedField(
        label=gettext_lazy("U geeft niets. Kan een deel wel?"),
        help_text=gettext_lazy("Schrijf op waarom een deel niet kan. Blijft binnen."),
        longest=1_000,
        rows=3,
        error_messages={"required": gettext_lazy("U geeft niets. Kan een deel wel? Schrijf op waarom niet.")},
    )

    def __init__(self, *args: Any, is_late: bool, is_nothing: bool = False, **kwargs: Any) -> None:
        """`is_nothing` when nothing at all is given: then whether a part can is asked first."""
        super().__init__(*args, **kwargs)
        if not is_late:
            del self.fields["late_because"]
        if not is_nothing:
            del self.fields["no_part_because"]


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
