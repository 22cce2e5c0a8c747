"""What staff type about letters: the words of one, how it goes, what went in the post, and the text of a kind."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cases.letter_kinds import SPECS, LetterKind, Word
from cases.models import Dispatch
from dossiers.text.fields import DayField, TypedField
from dossiers.text.printable import dutch

TIME_TO_ANSWER = dt.timedelta(days=8)


class WordsForm(forms.Form):
    """The words of one kind of letter, each in a box of its own."""

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = SPECS[LetterKind(kind)].words
        for word in self.words:
            self.fields[word.name] = _box_for(word)

    def filled(self) -> dict[str, str]:
        """The words as they go into the letter."""
        found = self.cleaned_data
        return {name: dutch(value) if isinstance(value, dt.date) else value for name, value in found.items()}


def _box_for(word: Word) -> forms.Field:
    """A day, or a text of some lines."""
    label = str(word.meaning)[:1].upper() + str(word.meaning)[1:]
    if word.is_day:
        return DayField(label=label, initial=timezone.localdate() + TIME_TO_ANSWER)
    return TypedField(
        label=label,
        longest=2_000,
        rows=4,
        required=word.needed,
        help_text=gettext_lazy("Korte zinnen, u-vorm. Een regel die begint met ‘- ’ wordt een opsomming."),
        error_messages={"required": gettext_lazy("Vul dit in. Zonder dit kan de brief niet weg.")},
    )


class QueueForm(forms.Form):
    """How a letter goes, and that the receiver was looked at (S10)."""

    channel = forms.ChoiceField(
        label=gettext_lazy("Hoe gaat de brief?"),
        choices=Dispatch.Channel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies hoe de brief gaat.")},
    )
    confirmed = forms.BooleanField(
        label=gettext_lazy("Ja, dit adres klopt nog"),
        error_messages={"required": gettext_lazy("Kijk de ontvanger na, en zet dan het vinkje.")},
    )


class PostForm(forms.Form):
    """Which letters on paper, and on which day they went in the post."""

    letters = forms.MultipleChoiceField(
        label=gettext_lazy("Welke brieven?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Kies een of meer brieven."),
            "invalid_choice": gettext_lazy("Een van deze brieven staat niet meer in de lijst. Kijk de lijst na."),
        },
    )
    posted_on = DayField(label=gettext_lazy("Op welke dag gingen ze weg?"), initial=timezone.localdate)

    def __init__(self, *args: Any, dispatches: list[Dispatch], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(dispatch.pk): dispatch for dispatch in dispatches}
        chosen: Any = self.fields["letters"]
        chosen.choices = [(key, _called(dispatch)) for key, dispatch in self.known.items()]
        chosen.initial = list(self.known)

    def chosen(self) -> list[Dispatch]:
        """The letters that were ticked."""
        return [self.known[key] for key in self.cleaned_data["letters"]]


def _called(dispatch: Dispatch) -> str:
    """A letter in a list: the number of the request, what it is, and to whom."""
    letter = dispatch.letter
    return f"{letter.case.reference} · {LetterKind(letter.kind).label} · {letter.to_name}"


class TextForm(forms.Form):
    """The text of one kind of letter."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    subject = TypedField(
        label=gettext_lazy("Onderwerp"),
        longest=120,
        error_messages={"required": gettext_lazy("Vul een onderwerp in.")},
    )
    body = TypedField(
        label=gettext_lazy("Tekst"),
        longest=8_000,
        rows=22,
        help_text=gettext_lazy(
            "Een lege regel begint een nieuwe alinea. Een regel met ‘- ’ ervoor wordt een opsomming, met ‘## ’ een kop."
        ),
        error_messages={"required": gettext_lazy("Vul een tekst in.")},
    )
