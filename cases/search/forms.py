"""What is typed for the search plan: by the privacy officer, and by the colleague who searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy

from cases.models import SearchSource
from cases.search.sources.actions import colleagues
from dossiers.text.fields import TypedField

if TYPE_CHECKING:
    from collections.abc import Collection


class StartForm(forms.Form):
    """Which places are asked."""

    sources = forms.ModelMultipleChoiceField(
        queryset=SearchSource.objects.none(),
        label=gettext_lazy("Waar wordt gezocht?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies minstens één plek.")},
    )

    def __init__(self, *args: Any, without: Collection[int] = (), **kwargs: Any) -> None:
        """`without` the places that were asked already."""
        super().__init__(*args, **kwargs)
        self.is_later = bool(without)
        standing = SearchSource.objects.standing().exclude(pk__in=without).select_related("answerer")
        self.fields["sources"].queryset = standing  # type: ignore[attr-defined]


class PersonField(forms.ModelChoiceField):
    """A colleague, by name."""

    def label_from_instance(self, obj: Any) -> str:
        """The name, or the address of who has none."""
        return str(obj.name or obj.email)


class ReassignForm(forms.Form):
    """Who is asked instead."""

    to = PersonField(
        queryset=None,
        label=gettext_lazy("Wie vraagt u?"),
        empty_label=gettext_lazy("Kies een collega"),
        error_messages={"required": gettext_lazy("Kies een collega.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues()  # type: ignore[attr-defined]


class StopForm(forms.Form):
    """Why an answer is not awaited."""

    reason = TypedField(
        label=gettext_lazy("Waarom wacht u niet?"),
        help_text=gettext_lazy("Blijft bij het verzoek. In de lijst voor de aanvrager staat alleen: geen antwoord."),
        longest=500,
        rows=2,
        error_messages={"required": gettext_lazy("Schrijf op waarom u niet op de antwoorden wacht.")},
    )
