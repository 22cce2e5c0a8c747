"""What is typed for the search plan: by the privacy officer, and by the colleague who searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import SearchSource, SearchTask
from cases.search_rules import Said
from cases.search_sources import colleagues
from dossiers.fields import DayField, TypedField
from dossiers.files.kinds import SPOKEN
from dossiers.models import Activity
from dossiers.recording_forms import FilesField, WithFiles

if TYPE_CHECKING:
    from collections.abc import Collection

MOST_FILES = 10
MORE = "more"  # files are sent, and there are more to come


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


class PaperForm(forms.Form):
    """What a file is called for the person, and of when it is."""

    title = TypedField(
        label=gettext_lazy("Onderwerp"),
        help_text=gettext_lazy("De aanvrager leest dit. Noem geen namen van anderen."),
        longest=120,
    )
    happened_on = DayField(label=gettext_lazy("Van wanneer is het?"), required=False)


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


class TaskForm(WithFiles):
    """The answer of a colleague: what was searched with, the files, or that nothing was found."""

    terms = forms.MultipleChoiceField(
        label=gettext_lazy("Waarop zocht u?"),
        choices=[(value, str(label).capitalize()) for value, label in SearchTask.Term.choices],
        widget=forms.CheckboxSelectMultiple({"class": "inline"}),
        error_messages={"required": gettext_lazy("Kies waarop u zocht: naam, adres of klantnummer.")},
    )
    other_terms = TypedField(
        label=gettext_lazy("Zocht u ook op iets anders?"),
        help_text=gettext_lazy("Bijvoorbeeld een oud adres of een e-mailadres. Blijft bij ons."),
        longest=200,
        required=False,
    )
    attached = FilesField(
        label=gettext_lazy("Wat u vond"),
        required=False,
        help_text=format_lazy(
            gettext_lazy("Hoogstens {most} bestanden tegelijk, samen tot 50 MB: {kinds}."),
            most=MOST_FILES,
            kinds=SPOKEN,
        ),
    )
    title = TypedField(
        label=gettext_lazy("Wat is het?"),
        help_text=gettext_lazy("Bijvoorbeeld: brieven over de huur. De aanvrager kan dit lezen. Noem geen namen."),
        longest=120,
        required=False,
    )
    happened_on = DayField(label=gettext_lazy("Van wanneer is het?"), required=False)
    note = TypedField(
        label=gettext_lazy("Moet de privacy officer nog iets weten?"), longest=500, required=False, rows=2
    )
    answer = forms.ChoiceField(
        choices=[*SearchTask.Answer.choices, (MORE, MORE)],
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("Kies: bestanden sturen, of niets gevonden.")},
    )
    most = MOST_FILES

    def said(self) -> Said:
        """What the colleague says, in the terms of the casework."""
        names = ("answer", "terms", "other_terms", "note", "title", "happened_on")
        return Said(**{name: self.cleaned_data[name] for name in names})

    @property
    def is_more(self) -> bool:
        """Whether these files are sent and more will come."""
        return self.cleaned_data.get("answer") == MORE

    def clean(self) -> dict[str, Any]:
        """Says that files are missing where some are sent on their own."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if typed.get("answer") == MORE and not typed.get("attached"):
            self.add_error("attached", _("Kies de bestanden die u wilt bewaren."))
        return typed
