"""The letters of one request, for its page: the answer, the others with how they went, and what can be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cases import letter_rules
from cases.addressing import representation_of
from cases.complaint_rules import complaint_of
from cases.letter_kinds import LetterKind

if TYPE_CHECKING:
    import datetime as dt

    from cases.models import Case


def context(case: Case, user: Any, today: dt.date, *, may_work: bool) -> dict[str, Any]:
    """What the page of a request shows of its letters; asks the database four times."""
    rows = list(case.letters.visible_to(user).select_related("dispatch").defer("pdf").order_by("made_at", "pk"))
    kinds = [kind for kind in letter_rules.BY_HAND if not letter_rules.why_not_write(case, kind, today)]
    return {
        "letters": [letter for letter in rows if letter.kind == LetterKind.ANSWER],
        "written": [letter for letter in rows if letter.kind != LetterKind.ANSWER],
        "acting": representation_of(case),
        "repeats": getattr(case, "repeats", None),
        "repeated_by": list(case.repeated_by.select_related("later").order_by("later__received_at")),
        "fees": list(case.fees.all()),
        "complaint": complaint_of(case),
        "complaints": list(case.complaints.select_related("case").order_by("made_at")),
        "kinds_to_write": [(kind.value, kind.label) for kind in kinds] if may_work else [],
    }
