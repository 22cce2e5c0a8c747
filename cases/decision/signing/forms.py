"""What is filled in about restrictions and signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dossiers.text.fields import DayField, TypedField
from law.checklist import Point

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiers.actors import Actor


class LimitForm(forms.Form):
    """The points of UAVG 41(2), each as a question, and when we look again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for point in Point:
            self.fields[f"punt_{point.value}"] = TypedField(
                label=f"{point.value}. {point.question}",
                longest=2_000,
                rows=2,
                error_messages={"required": _("Beantwoord deze vraag. Speelt het niet? Schrijf dat dan op.")},
            )
        self.fields["review_on"] = DayField(
            label=_("Wanneer kijken wij opnieuw?"),
            help_text=_("Is de reden weg, dan stopt de beperking. Op deze dag staat dit op uw startscherm."),
        )

    @property
    def points(self) -> dict[str, str]:
        """The answers by letter."""
        return {point.value: self.cleaned_data[f"punt_{point.value}"] for point in Point}


class ReviewForm(forms.Form):
    """Whether a restriction is still needed."""

    lifted = forms.ChoiceField(
        label=_("Is de beperking nog nodig?"),
        choices=[("no", _("Ja, de reden is er nog")), ("yes", _("Nee, de beperking stopt"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of de beperking nog nodig is.")},
    )
    remark = TypedField(label=_("Wat bleek er?"), longest=2_000, rows=3)
    review_on = DayField(
        label=_("Wanneer kijken wij weer?"), help_text=_("Alleen als het nog nodig is."), required=False
    )


class AskSignatureForm(forms.Form):
    """To whom a decision is put."""

    to = forms.ChoiceField(
        label=_("Wie tekent als tweede?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wie er tekent.")},
    )

    def __init__(self, *args: Any, people: Iterable[Actor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        choices = [(key, person.name or person.email) for key, person in self.people.items()]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["to"].initial = choices[0][0]

    @property
    def chosen(self) -> Actor:
        """The person who was chosen."""
        return self.people[self.cleaned_data["to"]]


class ReturnForm(forms.Form):
    """Why a decision goes back."""

    reason = TypedField(
        label=_("Wat moet er anders?"),
        longest=1_000,
        rows=3,
        error_messages={"required": _("Schrijf op wat er anders moet.")},
    )
