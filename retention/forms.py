"""What is typed on the pages of retention."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dossiers.text.fields import (
    DayField,
    TypedField,
)
from retention.models import Hold, Rule
from retention.rulebook import SAID

PLACED = [choice for choice in Hold.Kind.choices if choice[0] not in (Hold.Kind.REQUEST, Hold.Kind.LONGER)]


class NumberField(forms.IntegerField):
    """A small whole number."""

    widget = forms.TextInput({"inputmode": "numeric", "size": 4})

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, min_value=0, max_value=9_999)


class KeepForm(forms.Form):
    """Why something stays after all, and until when."""

    reason = TypedField(label=_("Waarom is dit langer nodig?"), longest=400, rows=3)
    until = DayField(label=_("Bewaren tot en met"))


class MentionForm(forms.Form):
    """What becomes of a mention in the file of another."""

    choice = forms.ChoiceField(
        label=_("Wat gebeurt er met deze vermelding?"),
        choices=[("remove", _("Haal de koppeling weg")), ("keep", _("Laat haar staan"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er met de vermelding gebeurt.")},
    )
    reason = TypedField(label=_("Blijft zij staan: waarom?"), longest=400, rows=2, required=False)


class ApproveForm(forms.Form):
    """The number of the list, typed over."""

    typed = forms.CharField(label=_("Typ het nummer van de lijst over"), max_length=20)


class StopForm(forms.Form):
    """Why a list is stopped."""

    reason = TypedField(label=_("Waarom stopt u deze lijst?"), longest=400, rows=2)


class ProveForm(forms.Form):
    """That a slip was carried out: when, by whom and how one knows."""

    done_on = DayField(label=_("Verwijderd op"))
    done_as = TypedField(label=_("Wie deed het?"), longest=80, help_text=_("Uw collega of de leverancier."))
    proof = TypedField(
        label=_("Hoe blijkt dat?"),
        longest=400,
        rows=3,
        help_text=_("Bijvoorbeeld het nummer van de melding. Zonder klantnummers of namen van huurders."),
    )


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


class SettleForm(forms.Form):
    """On which day a matter was done."""

    on = DayField(label=_("Afgehandeld op"))


class RuleForm(forms.Form):
    """A new version of a rule."""

    years = NumberField(_("Jaren"))
    months = NumberField(_("Maanden"))
    days = NumberField(_("Dagen"))
    trigger = TypedField(label=_("Na welke gebeurtenis"), longest=60)
    starts = forms.ChoiceField(label=_("Waar staat die dag?"), choices=Rule.Trigger.choices)
    basis = forms.ChoiceField(label=_("Waar rust de termijn op?"), choices=Rule.Basis.choices)
    source = TypedField(
        label=_("Bron"), longest=200, help_text=_("Het artikel, of het besluit waarmee u de termijn vaststelde.")
    )
    is_maximum = forms.BooleanField(label=_("Langer bewaren mag niet"), required=False)
    goes_at_once = forms.BooleanField(
        label=_("Gaat weg zonder vernietigingslijst"),
        help_text=_("Alleen voor wat kort blijft, zoals camerabeelden."),
        required=False,
    )
    valid_from_on = DayField(label=_("Geldt vanaf"))

    def __init__(self, *args: Any, needs_day: bool = True, **options: Any) -> None:
        """Without `needs_day` it is only reckoned, and the day from which it counts does not matter."""
        super().__init__(*args, **options)
        self.fields["valid_from_on"].required = needs_day

    @classmethod
    def of(cls, rule: Rule) -> RuleForm:
        """The form as the rule stands now."""
        return cls(initial={name: getattr(rule, name) for name in SAID})
