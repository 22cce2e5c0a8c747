"""What is typed on the pages of access."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossiers.access.actions import LONGEST
from dossiers.functions import Function
from dossiers.models import Complex, Dossier, Emergency
from dossiers.sections import Section
from dossiers.text.fields import DayField, TypedField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossiers.actors import Actor

NOWHERE, HERE, EVERYWHERE = "nowhere", "here", "everywhere"
WHERE = [
    (NOWHERE, gettext_lazy("ziet dit niet")),
    (HERE, gettext_lazy("in het eigen werkgebied")),
    (EVERYWHERE, gettext_lazy("in alle complexen")),
]
USUAL = dt.timedelta(days=14)


class SectionsForm(forms.Form):
    """Which sections a function sees, and where: one choice per section."""

    def __init__(self, *args: Any, standing: Mapping[str, bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for section in Section:
            where = NOWHERE if section not in standing else EVERYWHERE if standing[section] else HERE
            label = str(section.label).capitalize()
            self.fields[section.value] = forms.ChoiceField(label=label, choices=WHERE, initial=where)
            self.fields[section.value].error_messages["required"] = _("Kies wat deze functie ziet.")

    @property
    def sections(self) -> dict[str, bool]:
        """The sections that were chosen: everywhere (true) or in the own work area."""
        return {name: where == EVERYWHERE for name, where in self.cleaned_data.items() if where != NOWHERE}


def places() -> list[tuple[str, str]]:
    """The complexes, as choices of a form."""
    return [(str(place.pk), f"{place.code}, {place.name}") for place in Complex.objects.all()]


class AreaForm(forms.Form):
    """In which complexes a team works."""

    complexes = forms.MultipleChoiceField(
        label=gettext_lazy("Werkgebied"),
        help_text=gettext_lazy("De complexen waarin dit team werkt."),
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "inline"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["complexes"].choices = places()  # type: ignore[attr-defined]


class PersonForm(AreaForm):
    """What somebody may see: functions, teams and complexes."""

    functions = forms.MultipleChoiceField(
        label=gettext_lazy("Functies"),
        help_text=gettext_lazy("Kies alleen wat nodig is voor het werk."),
        choices=Function.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    teams = forms.MultipleChoiceField(
        label=gettext_lazy("Teams"), required=False, widget=forms.CheckboxSelectMultiple({"class": "inline"})
    )
    field_order = ("functions", "teams", "complexes")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = Group.objects.exclude(name__in=Function.values).order_by("name").values_list("name", flat=True)
        self.fields["teams"].choices = [(name, name) for name in teams]  # type: ignore[attr-defined]
        self.fields["complexes"].help_text = _("De complexen waarin deze medewerker werkt, naast die van de teams.")


class TeamForm(forms.Form):
    """A new team."""

    name = TypedField(
        label=gettext_lazy("Naam van het team"),
        longest=60,
        error_messages={"required": gettext_lazy("Vul de naam van het team in.")},
    )


class GrantForm(forms.Form):
    """A personal grant on one dossier."""

    reference = forms.CharField(
        label=gettext_lazy("Kenmerk van het dossier"),
        max_length=14,
        error_messages={"required": gettext_lazy("Vul het kenmerk van het dossier in.")},
    )
    user = forms.ChoiceField(
        label=gettext_lazy("Voor wie"), error_messages={"required": gettext_lazy("Kies een medewerker.")}
    )
    sections = forms.MultipleChoiceField(
        label=gettext_lazy("Onderdelen"),
        help_text=gettext_lazy("Kiest u niets, dan gaat het om de onderdelen van de eigen functie."),
        choices=Section.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "inline"}),
    )
    last_on = DayField(label=gettext_lazy("Tot en met"), initial=lambda: timezone.localdate() + USUAL)
    reason = TypedField(
        label=gettext_lazy("Waarom is dit nodig?"),
        help_text=gettext_lazy("Schrijf hier geen namen."),
        longest=200,
        error_messages={"required": gettext_lazy("Leg uit waarom dit nodig is.")},
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.people = {str(user.pk): user for user in get_user_model().objects.filter(is_active=True).order_by("name")}
        names = [(key, f"{user.name}, {user.email}") for key, user in self.people.items()]
        self.fields["user"].choices = [("", _("Kies een medewerker")), *names]  # type: ignore[attr-defined]

    def clean_user(self) -> Actor:
        """The member of staff."""
        return self.people[self.cleaned_data["user"]]

    def clean_reference(self) -> Dossier:
        """The dossier, among those that the one who types may see. Raises ValidationError when there is none."""
        typed = self.cleaned_data["reference"].strip().upper()
        dossier = Dossier.objects.visible_to(self.by).filter(reference=typed).first()
        if dossier is None:
            raise forms.ValidationError(_("Dit dossier is er niet. Controleer het kenmerk."))
        return dossier

    def clean_last_on(self) -> dt.date:
        """The last day, if it is one that can be given.

        Raises ValidationError for one before today or more than a year away.
        """
        last_on: dt.date = self.cleaned_data["last_on"]
        if not timezone.localdate() <= last_on <= timezone.localdate() + LONGEST:
            raise forms.ValidationError(_("Kies een dag vanaf vandaag, binnen een jaar."))
        return last_on

    @property
    def wanted(self) -> dict[str, Any]:
        """What was asked, as `grants.give` takes it."""
        typed = self.cleaned_data
        after = dt.datetime.combine(typed["last_on"] + dt.timedelta(days=1), dt.time.min)
        words = {name: typed[name] for name in ("user", "sections", "reason")}
        return {**words, "dossier": typed["reference"], "until": timezone.make_aware(after)}


class EmergencyForm(forms.Form):
    """Why a section outside the function is needed now."""

    reason = TypedField(
        label=gettext_lazy("Waarom hebt u dit nu nodig?"),
        help_text=gettext_lazy("Schrijf wat er aan de hand is en waarom het niet kan wachten. Schrijf geen namen."),
        longest=500,
        rows=3,
        error_messages={
            "required": gettext_lazy("Leg uit waarom u dit nu nodig hebt."),
        },
    )


class ReviewForm(forms.Form):
    """What the privacy officer finds of an emergency entrance."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Was dit terecht?"),
        choices=[(value, label) for value, label in Emergency.Outcome.choices if value],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies of de noodtoegang terecht was.")},
    )
    remark = TypedField(
        label=gettext_lazy("Toelichting"),
        help_text=gettext_lazy("Verplicht als het niet terecht was. Schrijf geen namen."),
        longest=500,
        required=False,
        rows=3,
    )
