"""What is ticked on a list of findings to decide on together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.findings.bulk.rules import Proposal, Proposed

GONE = gettext_lazy("Een stuk op de lijst is intussen veranderd of beoordeeld. Lees de lijst opnieuw.")


class TickForm(forms.Form):
    """The findings of a list, each with a box that is ticked unless there is a reason to look twice."""

    pieces = forms.MultipleChoiceField(
        label=gettext_lazy("Welke stukken?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Zet bij minstens één stuk een vinkje."), "invalid_choice": GONE},
    )

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal = proposal
        self.fields["pieces"].choices = [(line.mark, line.mark) for line in proposal.lines]  # type: ignore[attr-defined]
        self.fields["pieces"].initial = [line.mark for line in proposal.lines if line.is_ticked]

    def lines(self) -> Iterator[tuple[Proposed, bool]]:
        """Each finding, and whether it is ticked now."""
        ticked = set(self["pieces"].value() or ())
        for line in self.proposal.lines:
            yield line, line.mark in ticked
