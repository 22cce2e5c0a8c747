"""Whether somebody asked the same before: one request is never excessive (AVG art. 12(5))."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases.models import Case
from law.grounds import Exemption, limit_named

if TYPE_CHECKING:
    from law.grounds import Limit

A_YEAR = dt.timedelta(days=365)


def asked_before(case: Case) -> bool:
    """Whether the same person asked the same in the year before (EDPB 01/2022, par. 175-190)."""
    earlier = Case.objects.filter(subject=case.subject_id, kind=case.kind).exclude(pk=case.pk)
    period = (case.received_at - A_YEAR, case.received_at)
    return case.subject_id is not None and earlier.filter(received_at__range=period).exists()


def why_not_excessive(case: Case, rule: str | Limit | None) -> str:
    """Why something is not refused as excessive: nobody asks too often who asked once."""
    limit = limit_named(rule) if isinstance(rule, str) else rule
    if limit is Exemption.EXCESSIVE and not asked_before(case):
        return _("Deze persoon vroeg dit het afgelopen jaar niet eerder. Eén verzoek is nooit buitensporig.")
    return ""
