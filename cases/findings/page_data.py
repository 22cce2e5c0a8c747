"""The figures of findings that pages show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q

from cases.models import Case

if TYPE_CHECKING:
    pass


def findings_count(case: Case) -> tuple[int, int]:
    """How many findings a case has, and how many of them still wait for a decision."""
    counts = case.findings.aggregate(found=Count("pk"), undecided=Count("pk", filter=Q(decision__isnull=True)))
    return counts["found"], counts["undecided"]
