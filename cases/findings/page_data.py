"""The figures of findings that pages show, and the records to choose findings from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils.formats import date_format

from cases.findings import actions as findings
from cases.findings.measures.forms import ChoiceForm
from dossiers.sections import Section

if TYPE_CHECKING:
    from django.http import QueryDict

    from cases.models import Case

MOST_SHOWN = 500


def findings_count(case: Case) -> tuple[int, int]:
    """How many findings a case has, and how many of them still wait for a decision."""
    counts = case.findings.aggregate(found=Count("pk"), undecided=Count("pk", filter=Q(decision__isnull=True)))
    return counts["found"], counts["undecided"]


def choice_form(case: Case, typed: QueryDict | None = None) -> ChoiceForm:
    """The form with the records about the person that are no findings yet, newest first within a section."""
    records = findings.records_about(case).defer("text")[:MOST_SHOWN]
    choices = [
        (
            str(record.pk),
            f"{record.title} ({Section(record.section).label}, {date_format(record.happened_on, 'j F Y')})",
        )
        for record in records
    ]
    return ChoiceForm(typed, choices=choices)
