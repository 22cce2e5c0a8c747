"""What is typed to set a rule."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dossiers.text.fields import DayField, TypedField
from retention.models import Rule
from retention.rules.actions import FIELDS


class NumberField(forms.IntegerField):
    """A small whole number."""

    widget = forms.TextInput({"inputmode": "numeric", "size": 4})

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, min_value=0, max_value=9_999)


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
        """Without `needs_day` the day from which it counts may be left empty: then its effects are only counted."""
        super().__init__(*args, **options)
        self.fields["valid_from_on"].required = needs_day

    @classmethod
    def of(cls, rule: Rule) -> RuleForm:
        """The form as the rule stands now."""
        return cls(initial={name: getattr(rule, name) for name in FIELDS})
