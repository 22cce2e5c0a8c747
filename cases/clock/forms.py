"""What staff type about a question to the person, an extension, and a supposition about the clock."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cases.clock.actions import SUPPOSED
from cases.clock.page_data import HAPPENED
from cases.models import Extension
from dossiers.text.fields import DayField, TypedField


class QuestionForm(forms.Form):
    """A question to the person about what they ask."""

    question = TypedField(
        label=gettext_lazy("Wat wilt u weten?"),
        help_text=gettext_lazy(
            "De aanvrager leest dit. Vraag alleen wat u nodig hebt om te zoeken, en noem niets uit het dossier."
        ),
        longest=1_000,
        rows=4,
        error_messages={"required": gettext_lazy("Schrijf op wat u wilt weten.")},
    )


class AnswerForm(forms.Form):
    """What the person answered, and when."""

    answer = TypedField(
        label=gettext_lazy("Wat antwoordde de aanvrager?"),
        longest=5_000,
        rows=4,
        error_messages={"required": gettext_lazy("Schrijf op wat de aanvrager antwoordde.")},
    )
    answered_on = DayField(label=gettext_lazy("Op welke dag?"), initial=timezone.localdate)


class ExtensionForm(forms.Form):
    """Why the answer takes longer, in words that the person reads."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Waarom hebt u meer tijd nodig?"),
        choices=Extension.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarom u meer tijd nodig hebt.")},
    )
    words = TypedField(
        label=gettext_lazy("Uitleg voor de aanvrager"),
        help_text=gettext_lazy("Bijvoorbeeld: ‘Er zijn 400 bladzijden die wij moeten nalezen.’ Noem geen namen."),
        longest=1_000,
        rows=4,
        error_messages={"required": gettext_lazy("Leg uit waarom het langer duurt. De aanvrager leest dit.")},
    )


class SuppositionForm(forms.Form):
    """What would happen to the dates if something happened on a day. Sent by GET: it changes nothing."""

    what = forms.ChoiceField(
        label=gettext_lazy("Wat gebeurt er?"), choices=[(kind.value, HAPPENED[kind]) for kind in SUPPOSED]
    )
    on = DayField(label=gettext_lazy("Op welke dag?"))
