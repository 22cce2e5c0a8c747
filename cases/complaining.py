"""Acts on complaints: what one is about, and the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from cases import actions
from cases.complaint_rules import why_not_judge, why_not_place
from cases.models import Complaint
from dossiers import journal
from dossiers.refusal import Refused

if TYPE_CHECKING:
    from cases.models import Case


@transaction.atomic
def place(*, case: Case, about: Case | None, against: str, by: Any) -> Complaint:
    """Note what a complaint is about: a request of ours or None, and against what. Raises Refused.

    Who handled that request does not handle the complaint.
    """
    case = actions.locked(case)
    if why := why_not_place(case, about, against, by):
        raise Refused(why)
    row, _new = Complaint.objects.update_or_create(
        case=case, defaults={"about": about, "against": against, "made_by": by}
    )
    journal.record("complaint placed", case, by=by, details={"against": str(against)})
    return row


@transaction.atomic
def judge(*, case: Case, verdict: str, remedy: str, by: Any) -> Complaint:
    """Note the verdict on a complaint and what is done now; both stand in the letter. Raises Refused.

    Nobody judges a complaint about what he did himself.
    """
    case = actions.locked(case)
    if why := why_not_judge(case, verdict, remedy, by):
        raise Refused(why)
    row: Complaint = Complaint.objects.get(case=case)
    row.verdict, row.remedy, row.judged_at, row.judged_by = verdict, remedy.strip(), timezone.now(), by
    row.save(update_fields=("verdict", "remedy", "judged_at", "judged_by"))
    journal.record("complaint judged", case, by=by, details={"verdict": str(verdict)})
    return row
