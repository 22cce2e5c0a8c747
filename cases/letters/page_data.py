"""The letters of one request, for its page: the answer, the others with how they went, and what can be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef

from cases.flow.addressing import representation_of
from cases.flow.complaint_rules import complaint_of
from cases.letter_kinds import LetterKind
from cases.letters import rules as letters_rules
from cases.models import Clarification, Complaint, Fee, Repeat, Telling, ThirdParty, Undelivered

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from cases.models import Case
    from dossiers.actors import Actor


def with_beside(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases that know what stands beside them, so that the page of a request asks for no more than that."""
    to_ask = ThirdParty.objects.filter(case=OuterRef("pk"), choice=ThirdParty.Choice.ASK, consultation__isnull=True)
    return cases.annotate(
        has_fees=Exists(Fee.objects.filter(case=OuterRef("pk"))),
        has_complaints=Exists(Complaint.objects.filter(about=OuterRef("pk"))),
        has_tellings=Exists(Telling.objects.filter(case=OuterRef("pk"))),
        has_questions=Exists(Clarification.objects.filter(case=OuterRef("pk"))),
        has_to_ask=Exists(to_ask),
        has_undelivered=Exists(Undelivered.objects.open().filter(case=OuterRef("pk"))),
        is_repeated=Exists(Repeat.objects.filter(earlier=OuterRef("pk"))),
    )


def context(case: Case, user: Actor, today: dt.date, *, may_work: bool) -> dict[str, Any]:
    """What the page of a request shows of its letters; asks the database once, and once for each of `with_beside`."""
    rows = list(case.letters.visible_to(user).select_related("dispatch").defer("pdf").order_by("made_at", "pk"))
    kinds = [kind for kind in letters_rules.BY_HAND if not letters_rules.why_not_write(case, kind, today)]
    repeated = case.repeated_by.select_related("later").order_by("later__received_at")
    complaints = case.complaints.select_related("case").order_by("made_at")
    tellings = case.tellings.visible_to(user).select_related("settled_by")
    return {
        "letters": [letter for letter in rows if letter.kind == LetterKind.ANSWER],
        "written": [letter for letter in rows if letter.kind != LetterKind.ANSWER],
        "acting": representation_of(case),
        "repeats": getattr(case, "repeats", None),
        "repeated_by": list(repeated) if case.is_repeated else [],  # type: ignore[attr-defined]
        "fees": list(case.fees.all()) if case.has_fees else [],  # type: ignore[attr-defined]
        "complaint": complaint_of(case),
        "complaints": list(complaints) if case.has_complaints else [],  # type: ignore[attr-defined]
        "tellings": list(tellings) if case.has_tellings else [],  # type: ignore[attr-defined]
        "undelivered": list(Undelivered.objects.open().filter(case=case)) if case.has_undelivered else [],  # type: ignore[attr-defined]
        "kinds_to_write": [(kind.value, kind.label) for kind in kinds] if may_work else [],
    }
