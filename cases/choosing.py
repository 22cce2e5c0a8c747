"""The choice of the records that a request to correct, remove, freeze or stop is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format

from cases import actions
from cases.measure_forms import ChoiceForm
from dossiers.sections import Section

if TYPE_CHECKING:
    from django.http import QueryDict

    from cases.models import Case

MOST_SHOWN = 500


def form_for(case: Case, typed: QueryDict | None = None) -> ChoiceForm:
    """The form with the records about the person that are no findings yet, newest first within a section."""
    records = actions.records_about(case).defer("text")[:MOST_SHOWN]
    choices = [
        (
            str(record.pk),
            f"{record.title} ({Section(record.section).label}, {date_format(record.happened_on, 'j F Y')})",
        )
        for record in records
    ]
    return ChoiceForm(typed, choices=choices)
