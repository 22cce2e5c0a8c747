"""Who got data of the person: those of whom the product knows it, and else whom the register names (AVG art. 15(1)(c)).

The person may know the actual recipients, and gets the categories only where those are not known (CJEU C-154/21).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from cases.letter_kinds import LetterKind
from cases.models import Consultation, Letter, Representation, Telling
from cases.workflow import Status
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from dossiers.models import Activity, Person

NOT_KNOWN = "Wij weten niet precies wie uw gegevens kreeg. Het kan gaan om:"
NOT_ALL_KNOWN = "Wij weten niet precies wie uw gegevens nog meer kreeg. Het kan gaan om:"
NOBODY = "Niemand buiten onze organisatie."


def sentences(people: list[Person], activities: list[Activity]) -> list[str]:
    """Who got data of these `people`, who are one: each that is known, then whom the register names, called so.

    A recipient of whom somebody found out that it never got anything is not named.
    """
    tellings = list(Telling.objects.filter(case__subject__in=people).order_by("told_on", "pk"))
    known = [*_told(tellings), *_elsewhere(people)]
    settled = {row.recipient for row in tellings if row.outcome in (Telling.Outcome.TOLD, Telling.Outcome.NEVER)}
    possible = [_possible(activity, settled) for activity in activities]
    if names := "; ".join(words for words in possible if words):
        return [*known, f"{NOT_ALL_KNOWN if known else NOT_KNOWN} {names}."]
    return known or [NOBODY]


def _possible(activity: Activity, settled: set[str]) -> str:
    """Whom the register names for one activity, without those of whom it is known."""
    names = [name for name in activity.recipient_names if name not in settled]
    return f"{', '.join(names)} ({activity.name})" if names else ""


def _told(tellings: list[Telling]) -> Iterator[str]:
    """Who was told that data they had got were corrected, removed or frozen (AVG art. 19)."""
    for row in tellings:
        if row.outcome == Telling.Outcome.TOLD and row.told_on:
            yield f"{row.recipient}: kreeg op {dutch(row.told_on)} van ons bericht over uw gegevens."


def _elsewhere(people: list[Person]) -> Iterator[str]:
    """Who got an answer on behalf of this person, a complaint of theirs, or their name with a file of their own."""
    acting = Representation.objects.filter(case__subject__in=people, case__status=Status.SENT).select_related(
        "case__delivery"
    )
    for row in acting.order_by("case__delivery__sent_at"):
        on = _day(row.case.delivery.sent_at)
        yield f"Uw {row.get_capacity_display()}: kreeg op {on} ons antwoord op verzoek {row.case.reference}."
    forwarded = Letter.objects.filter(case__subject__in=people, kind=LetterKind.COMMITTEE).defer("pdf")
    for letter in forwarded.select_related("case").order_by("made_at"):
        yield f"{letter.to_name}: kreeg op {_day(letter.made_at)} uw klacht {letter.case.reference}."
    shown = Consultation.objects.filter(
        third__person__in=people, outcome=Consultation.Outcome.GIVE, third__case__status=Status.SENT
    ).defer("letter")
    for view in shown.select_related("third__case__delivery").order_by("third__case__delivery__sent_at"):
        on = _day(view.third.case.delivery.sent_at)
        yield f"Iemand die eigen gegevens opvroeg: kreeg op {on} uw naam te lezen."


def _day(moment: dt.datetime) -> str:
    return dutch(timezone.localtime(moment).date())
