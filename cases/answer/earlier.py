"""What the person asked before, what we wrote to them, and what they said as a third party in a request of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from cases.letter_kinds import SPECS, For
from cases.letters.typeset import OwnPart
from cases.models import Case, Consultation, Letter
from cases.workflow import Status
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from dossiers.models import Person

ENDS = {Status.WITHDRAWN: "u trok het in", Status.MERGED: "ging op in een ander verzoek"}


def parts(case: Case, people: list[Person], *, views: bool) -> Iterator[OwnPart]:
    """Earlier requests, letters up to the decision on this one, and with `views` what was said as a third party."""
    yield OwnPart("", "Eerdere verzoeken", list(_requests(case, people)))
    yield OwnPart("", "Brieven die wij u stuurden", list(_letters(case, people)))
    said = list(_views(people)) if views else []
    yield OwnPart("", "Wat wij u vroegen over een verzoek van een ander", said)


def _requests(case: Case, people: list[Person]) -> Iterator[tuple[str, str]]:
    """The other requests of this person: the day and the kind, and what became of them."""
    others = Case.objects.filter(subject__in=people).exclude(pk=case.pk).select_related("answer")
    for other in others.order_by("received_at", "id"):
        kind = Case.Kind(other.kind).label
        yield dutch(other.received_on), f"{kind}, nummer {other.reference}: {_end_of(other)}"


def _end_of(case: Case) -> str:
    if case.status == Status.SENT:
        return f"beantwoord ({case.answer.get_outcome_display()})" if hasattr(case, "answer") else "beantwoord"
    return ENDS.get(Status(case.status), "loopt nog")


def _letters(case: Case, people: list[Person]) -> Iterator[tuple[str, str]]:
    """The letters that were made for who asked, in every request of this person, before this one was decided."""
    ours = [kind for kind in Letter.Kind.values if kind not in SPECS or SPECS[kind].reader is For.REQUESTER]
    rows = Letter.objects.filter(case__subject__in=people, kind__in=ours, made_at__lt=case.answer.at)
    for row in rows.defer("pdf").select_related("case").order_by("made_at", "pk"):
        yield dutch(_day(row.made_at)), f"{row.get_kind_display()}, bij verzoek {row.case.reference}"


def _views(people: list[Person]) -> Iterator[tuple[str, str]]:
    """What was put to this person as a third party, and what they said; nothing of who asked."""
    rows = Consultation.objects.filter(third__person__in=people).defer("letter").order_by("asked_at", "pk")
    for row in rows:
        yield (
            dutch(row.asked_on),
            f"Wij vroegen u wat u ervan vindt als uw naam blijft staan. Soort gegeven: {row.what}.",
        )
        if row.answered_at:
            said = f"U reageerde als derde: {row.get_answer_display()}."
            yield dutch(_day(row.answered_at)), f"{said} U schreef: “{row.remark}”" if row.remark else said


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment).date()
