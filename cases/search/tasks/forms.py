"""What a colleague types who was asked to search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.flow.search_rules import Said
from cases.models import SearchTask
from dossiers.files.kinds import SPOKEN
from dossiers.records.forms import FilesField, WithFiles
from dossiers.text.fields import DayField, TypedField

if TYPE_CHECKING:
    pass


MOST_FILES = 10


MORE = "more"  # files are sent, and there are more to come


class PaperForm(forms.Form):
    """What a file is called for the person, and of when it is."""

    title = TypedField(
        label=gettext_lazy("Onderwerp"),
        help_text=gettext_lazy("De aanvrager leest dit. Noem geen namen van anderen."),
        longest=120,
    )
    happened_on = DayField(label=gettext_lazy("Van wanneer is het?"), required=False)


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
