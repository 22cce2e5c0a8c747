"""What is typed about holds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dossiers.text.fields import DayField, TypedField
from retention.models import Hold

PLACED = [choice for choice in Hold.Kind.choices if choice[0] not in (Hold.Kind.REQUEST, Hold.Kind.LONGER)]


class HoldForm(forms.Form):
    """Why something has to stay, and when somebody looks again."""

    kind = forms.ChoiceField(label=_("Soort"), choices=PLACED, widget=forms.RadioSelect)
    reason = TypedField(
        label=_("Waarom moet dit blijven?"), longest=400, rows=3, help_text=_("Kort, en zonder namen van anderen.")
    )
    review_on = DayField(label=_("Opnieuw bekijken op"))


class ReviewForm(forms.Form):
    """Whether a hold is still needed."""

    outcome = forms.ChoiceField(
        label=_("Is deze blokkade nog nodig?"),
        choices=[("keep", _("Ja, nog nodig")), ("lift", _("Nee, hef de blokkade op"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of de blokkade nog nodig is.")},
    )
    review_on = DayField(label=_("Zo ja: opnieuw bekijken op"), required=False)

    def clean(self) -> dict[str, Any]:
        """A hold that stays is looked at again on a day."""
        typed = super().clean() or {}
        if typed.get("outcome") == "keep" and "review_on" in typed and not typed["review_on"]:
            self.add_error("review_on", _("Kies een dag om opnieuw te kijken."))
        return typed
