"""Footage of cameras that a request is about: soon overwritten, so that it is asked for on receipt, not after it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from cases.flow.topics import Topic
from cases.models import Case, SearchTask
from cases.workflow import UNDECIDED

if TYPE_CHECKING:
    from cases.models.case import CaseQuerySet

KEPT = dt.timedelta(days=28)  # at most four weeks: guideline of the Autoriteit Persoonsgegevens on cameras


def gone_on(case: Case) -> dt.date:
    """The day on which footage of the day of receipt is gone; older footage goes sooner."""
    return case.received_on + KEPT


def to_secure() -> CaseQuerySet:
    """The undecided requests about footage for which no colleague was asked yet, first received first."""
    asked = SearchTask.objects.filter(case=OuterRef("pk"))
    about = Case.objects.filter(topics__contains=[Topic.CAMERA], status__in=UNDECIDED)
    return about.filter(~Exists(asked)).order_by("received_at", "id")


def secure_by(case: Case) -> dt.date | None:
    """By when footage is to be secured for `case`; None where it is not about footage, or somebody was asked."""
    if Topic.CAMERA not in case.topics or case.status not in UNDECIDED:
        return None
    return None if SearchTask.objects.filter(case=case).exists() else gone_on(case)
