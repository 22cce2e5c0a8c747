"""What is typed to keep a place of the standard plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy

from cases.search.forms import PersonField
from cases.search.sources.actions import colleagues
from dossiers.models import Activity
from dossiers.text.fields import TypedField

if TYPE_CHECKING:
    pass


class SourceForm(forms.Form):
    """A place of the standard plan."""

    name = TypedField(label=gettext_lazy("Systeem of plek"), longest=80)
    department = TypedField(label=gettext_lazy("Afdeling"), longest=80)
    answerer = PersonField(
        queryset=None,
        label=gettext_lazy("Wie antwoordt?"),
        help_text=gettext_lazy("Deze collega krijgt het bericht met de link."),
        empty_label=gettext_lazy("Nog niemand"),
        required=False,
    )
    hint = TypedField(
        label=gettext_lazy("Waar kijkt de collega dan?"),
        help_text=gettext_lazy("Staat op de pagina van de collega."),
        longest=300,
        required=False,
        rows=2,
    )
    activity = forms.ModelChoiceField(
        queryset=Activity.objects.none(),
        label=gettext_lazy("Verwerking in het register"),
        help_text=gettext_lazy("Zo staan het doel en de bewaartermijn bij wat hier gevonden wordt."),
        empty_label=gettext_lazy("Verschilt per stuk"),
        required=False,
    )
    place = forms.IntegerField(label=gettext_lazy("Plaats in de lijst"), min_value=1, max_value=999, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answerer"].queryset = colleagues()  # type: ignore[attr-defined]
        activities = self.fields["activity"]
        activities.queryset = Activity.objects.filter(ended_on__isnull=True)  # type: ignore[attr-defined]
        activities.label_from_instance = lambda activity: activity.name  # type: ignore[attr-defined]

    def clean_place(self) -> int:
        """The place that was typed; left empty a place stays where it is, and a new one comes last."""
        return self.cleaned_data.get("place") or int(self.initial.get("place") or 0)
