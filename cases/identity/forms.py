"""Forms for verifying identity, searching the client list, and representation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.flow.representation_rules import HOUSEHOLD, Said
from cases.identity.candidates import choices
from cases.identity.code_letters import newest_of
from cases.identity.rules import LONGEST_REASON, why_not_be, why_not_by, why_not_same
from cases.models import Case, Identification, Representation
from dossiers.form_pages import REFUSED
from dossiers.text.fields import AddressField, DayField, MailField, TypedField

if TYPE_CHECKING:
    from dossiers.actors import Actor
    from dossiers.models import Person


class RepresentationForm(forms.Form):
    """Who acts, as what, for which rights, until when; and whether that was seen."""

    capacity = forms.ChoiceField(
        label=gettext_lazy("Als wat treedt deze persoon op?"),
        choices=[
            *Representation.Capacity.choices,
            (HOUSEHOLD, gettext_lazy("medehuurder, huisgenoot of (ex-)partner")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies als wat deze persoon optreedt.")},
    )
    name = TypedField(
        label=gettext_lazy("Hoe heet deze persoon?"),
        longest=120,
        error_messages={"required": gettext_lazy("Vul in hoe deze persoon heet.")},
    )
    address = AddressField(
        label=gettext_lazy("Postadres"),
        required=False,
        help_text=gettext_lazy("Brieven gaan naar deze persoon. Leeg: naar het adres uit het verzoek."),
    )
    email = MailField(label=gettext_lazy("E-mailadres"), required=False)
    rights = forms.MultipleChoiceField(
        label=gettext_lazy("Welke rechten staan in de machtiging?"),
        choices=Case.Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy(
            "Voor een advocaat of gemachtigde. Kruis niets aan als de wet of de rechter alles geeft."
        ),
    )
    scope = TypedField(
        label=gettext_lazy("Waarvoor mag deze persoon optreden?"),
        longest=200,
        help_text=gettext_lazy("Bijvoorbeeld: geldzaken, of alles over de huur."),
        error_messages={"required": gettext_lazy("Schrijf op waarvoor deze persoon mag optreden.")},
    )
    since = DayField(label=gettext_lazy("Vanaf wanneer?"), initial=timezone.localdate)
    until = DayField(
        label=gettext_lazy("Tot en met wanneer?"),
        required=False,
        help_text=gettext_lazy("Laat dit leeg als er geen einddatum is."),
    )
    evidence = TypedField(
        label=gettext_lazy("Waaruit blijkt dit?"),
        longest=200,
        required=False,
        help_text=gettext_lazy("Bijvoorbeeld: beschikking van de rechtbank van 3 mei 2026. Bewaar geen kopie."),
    )
    seen = forms.BooleanField(
        label=gettext_lazy("Ik heb dit zelf gezien en teruggegeven"),
        required=False,
        help_text=gettext_lazy("Uw naam en de dag van vandaag komen erbij te staan."),
    )

    def said(self) -> Said:
        """What was said of who acts."""
        return Said(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


def started_with(case: Case) -> dict[str, Any]:
    """What the form starts with: what was noted, or who filled in the request for somebody else."""
    if acting := getattr(case, "representation", None):
        names = ("capacity", "name", "address", "email", "rights", "scope", "since", "until", "evidence")
        return {name: getattr(acting, name) for name in names} | {"seen": acting.is_seen}
    requester = case.requester
    return {"name": requester.name, "email": requester.email} if requester.on_behalf_of else {}


class IdentityForm(forms.Form):
    """Who it is and how that was shown; never a document (S5). Nothing is chosen beforehand."""

    subject = forms.ChoiceField(
        label=gettext_lazy("Wie is dit in de klantlijst?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies eerst in de klantlijst wie dit is.")},
    )
    because = TypedField(
        label=gettext_lazy("Waarom is dit toch dezelfde persoon?"),
        longest=LONGEST_REASON,
        rows=2,
        required=False,
        help_text=gettext_lazy("Bijvoorbeeld: getrouwd, en de trouwakte gezien. Dit komt in het bewijsbestand."),
    )
    method = forms.ChoiceField(
        label=gettext_lazy("Hoe weet u dat?"),
        help_text=gettext_lazy("Kies de lichtste manier die past. Een kopie van een identiteitsbewijs is niet nodig."),
        choices=[each for each in Identification.Method.choices if each[0] != Identification.Method.NOT_ON_FILE],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies hoe de aanvrager liet zien wie het is.")},
    )

    def __init__(self, *args: Any, case: Case, people: list[Person], user: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.people = case, people
        newest = newest_of(case)
        if newest is None or newest.proven_on is None:  # a code counts when it was sent and told
            method: Any = self.fields["method"]
            method.choices = [way for way in method.choices if way[0] != Identification.Method.LETTER_CODE]
        self.fields["subject"].choices = choices(people, user)  # type: ignore[attr-defined]
        self.fields["because"].needed_when = _("verplicht als naam of geboortedatum verschilt")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Whoever is chosen may ask, and is who the request names, or it is said why."""
        typed: dict[str, Any] = self.cleaned_data
        chosen = next((each for each in self.people if str(each.pk) == typed.get("subject")), None)
        if chosen is None:
            return typed
        for name, why in (
            ("subject", why_not_be(self.case, chosen, timezone.localdate())),
            ("because", why_not_same(self.case, chosen, typed.get("because", ""))),
            ("method", why_not_by(self.case, chosen, typed["method"]) if typed.get("method") else ""),
        ):
            if why:
                self.add_error(name, ValidationError(why, code=REFUSED))
        return typed


class ExplainForm(forms.Form):
    """Why it is the same person although something differs."""

    because = TypedField(
        label=gettext_lazy("Waarom is dit toch dezelfde persoon? (verplicht)"),
        longest=LONGEST_REASON,
        rows=2,
        error_messages={"required": gettext_lazy("Schrijf op waarom dit toch dezelfde persoon is.")},
    )


class ToldForm(forms.Form):
    """The code from the letter, as the person told it."""

    code = TypedField(
        label=gettext_lazy("Welke code noemt de aanvrager?"),
        longest=20,
        error_messages={"required": gettext_lazy("Vul de code van 8 cijfers in.")},
    )


class NotOnFileForm(forms.Form):
    """How somebody was looked for who is not in the client list."""

    because = TypedField(
        label=gettext_lazy("Hoe zocht u deze persoon in de klantlijst?"),
        longest=LONGEST_REASON,
        rows=2,
        help_text=gettext_lazy("Bijvoorbeeld: op achternaam, meisjesnaam en adres. Dit komt in het bewijsbestand."),
        error_messages={"required": gettext_lazy("Schrijf op hoe u in de klantlijst zocht.")},
    )


class SearchForm(forms.Form):
    """A name to look for; always sent by POST, so that no name stands in an address."""

    text = forms.CharField(
        label=gettext_lazy("Zoek in de klantlijst"),
        max_length=120,
        help_text=gettext_lazy("Een deel van de naam is genoeg."),
    )
