"""What is typed to decide a request."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from cases.decision.rules import NOT_SEARCHED
from dossiers.text.fields import TypedField


class DecisionForm(forms.Form):
    """The reasons of the decision as a whole, which open the letter."""

    reasons = TypedField(
        label=gettext_lazy("Uitleg in de brief"),
        help_text=gettext_lazy("Dit leest de aanvrager. Korte zinnen, u-vorm."),
        longest=5_000,
        rows=6,
        error_messages={
            "required": gettext_lazy("Elke beslissing heeft een uitleg nodig. Schrijf op waarom u dit besluit.")
        },
    )
    late_because = TypedField(
        label=gettext_lazy("Waarom is het antwoord te laat?"),
        help_text=gettext_lazy("Komt bovenaan in de brief."),
        longest=1_000,
        required=False,
        rows=3,
    )

    no_part_because = TypedField(
        label=gettext_lazy("U geeft niets. Kan een deel wel?"),
        help_text=gettext_lazy("Schrijf op waarom een deel niet kan. Blijft binnen."),
        longest=1_000,
        rows=3,
        error_messages={"required": gettext_lazy("U geeft niets. Kan een deel wel? Schrijf op waarom niet.")},
    )

    no_search_because = TypedField(
        label=gettext_lazy("Waarom zoekt u niet op andere plekken?"),
        help_text=gettext_lazy("Schrijf op waarom dat niet hoeft. Blijft binnen, en staat in het bewijsbestand."),
        longest=1_000,
        rows=3,
        error_messages={"required": NOT_SEARCHED},
    )

    def __init__(
        self, *args: Any, is_late: bool, is_nothing: bool = False, is_unsearched: bool = False, **kwargs: Any
    ) -> None:
        """`is_nothing` when nothing at all is given, `is_unsearched` when no other place was asked: then why not."""
        super().__init__(*args, **kwargs)
        if not is_late:
            del self.fields["late_because"]
        if not is_nothing:
            del self.fields["no_part_because"]
        if not is_unsearched:
            del self.fields["no_search_because"]
