"""What is typed of how people stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossiers.models import Tie
from dossiers.people.actions import Newcomer
from dossiers.people.rules import Said, why_not_since
from dossiers.text.fields import DayField, TypedField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiers.models import Person

NEW = "new"
CHOOSE = gettext_lazy("Kies er een uit de lijst.")


class TieForm(forms.Form):
    """Who it is, what that person is to the person of the dossier, what for, what shows it, and since when."""

    text = TypedField(
        longest=80,
        label=gettext_lazy("Zoek op naam of klantnummer"),
        required=False,
        help_text=gettext_lazy("Staat deze persoon al in onze bestanden? Zoek dan eerst."),
    )
    other = forms.ChoiceField(
        label=gettext_lazy("Kies wie het is"),
        widget=forms.RadioSelect,
        initial=NEW,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    given_name = TypedField(longest=80, label=gettext_lazy("Voornaam"), required=False)
    infix = TypedField(longest=20, label=gettext_lazy("Tussenvoegsel"), required=False)
    family_name = TypedField(longest=80, label=gettext_lazy("Achternaam"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Wat is deze persoon?"),
        choices=[("", gettext_lazy("Kies")), *Tie.Kind.choices],
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    scope = TypedField(
        longest=200,
        label=gettext_lazy("Waarvoor mag deze persoon optreden?"),
        required=False,
        help_text=gettext_lazy("Voor een gemachtigde, bewindvoerder, curator of mentor. Bijvoorbeeld: betalingen."),
    )
    evidence = TypedField(
        longest=200,
        label=gettext_lazy("Waaruit blijkt dit?"),
        required=False,
        help_text=gettext_lazy("Bijvoorbeeld: beschikking van de rechtbank van 3 mei 2026. Bewaar geen kopie."),
    )
    since = DayField(label=gettext_lazy("Sinds wanneer?"))
    until = DayField(
        label=gettext_lazy("Tot en met wanneer?"),
        required=False,
        help_text=gettext_lazy("Laat dit leeg als dat nog niet vaststaat."),
    )

    def __init__(self, *args: Any, people: Iterable[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.reference: person for person in people}
        chosen: Any = self.fields["other"]
        chosen.choices = [
            *((reference, _who(person)) for reference, person in self.people.items()),
            (NEW, _("iemand die nog niet in onze bestanden staat")),
        ]

    def clean_since(self) -> Any:
        """The first day, which must have come. Raises ValidationError when it has not."""
        if why := why_not_since(self.cleaned_data["since"]):
            raise forms.ValidationError(why)
        return self.cleaned_data["since"]

    def clean(self) -> dict[str, Any]:
        """Somebody new has a family name."""
        typed: dict[str, Any] = self.cleaned_data
        if typed.get("other") == NEW and not typed.get("family_name"):
            self.add_error("family_name", _("Vul de achternaam in, of zoek en kies iemand."))
        return typed

    def whom(self) -> Person | Newcomer:
        """Who was chosen, or the name of somebody new."""
        typed = self.cleaned_data
        if person := self.people.get(typed["other"]):
            return person
        return Newcomer(typed["family_name"], typed["given_name"], typed["infix"])

    def said(self) -> Said:
        """What was said of the tie."""
        return Said(**{name: self.cleaned_data[name] for name in ("kind", "since", "scope", "evidence", "until")})


def _who(person: Person) -> str:
    """Enough to tell people apart, no more: the name and what they are."""
    return f"{person.name}, {person.get_kind_display()}"


class DeathForm(forms.Form):
    """On which day somebody died; empty when that was a mistake."""

    died_on = DayField(
        label=gettext_lazy("Op welke dag overleed deze persoon?"),
        required=False,
        help_text=gettext_lazy("Was dit een vergissing? Laat de datum dan leeg."),
    )


class EndForm(forms.Form):
    """When a tie ended, and why."""

    until = DayField(label=gettext_lazy("Tot en met wanneer?"))
    reason = TypedField(
        longest=200,
        label=gettext_lazy("Waarom eindigt het?"),
        help_text=gettext_lazy("Bijvoorbeeld: het bewind is opgeheven."),
    )
