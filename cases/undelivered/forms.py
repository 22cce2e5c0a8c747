"""What came back, and what was done about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cases.models import Undelivered
from cases.undelivered.rules import BY_HAND
from dossiers.text.fields import DayField, TypedField


class CameBackForm(forms.Form):
    """What came back, and when."""

    what = forms.ChoiceField(
        label=gettext_lazy("Wat kwam er terug?"),
        choices=[(each.value, each.label) for each in BY_HAND],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat er terugkwam.")},
    )
    on = DayField(label=gettext_lazy("Op welke dag?"), initial=timezone.localdate)
    remark = TypedField(
        label=gettext_lazy("Opmerking"),
        help_text=gettext_lazy("Bijvoorbeeld wat de post op de envelop schreef. Blijft binnen."),
        required=False,
        longest=500,
        rows=2,
    )


class SettleForm(forms.Form):
    """What was done about it."""

    how = forms.ChoiceField(
        label=gettext_lazy("Wat deed u?"),
        choices=Undelivered.How.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat u deed.")},
    )

    def __init__(self, *args: Any, has_answer: bool, **kwargs: Any) -> None:
        """`has_answer` is whether there is an answer that can go on paper."""
        super().__init__(*args, **kwargs)
        ways = [way for way in Undelivered.How.choices if has_answer or way[0] != Undelivered.How.PAPER]
        self.fields["how"].choices = ways  # type: ignore[attr-defined]
