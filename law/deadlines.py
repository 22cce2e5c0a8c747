"""When an answer is due, each date with its source and with the Dutch sentences that derive it.

Two families. Terms of the association's regulation are calendar days of its own promise: they do not roll, so
an answer due on a Sunday goes out on the Friday before; only the third party's days roll, in his favour.
Terms of the AVG are counted as Regulation 1182/71 counts: in months from receipt, rolled over days off. The
last sentence of every deadline names the day itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from law import sentences, sources
from law.calendar import add_months, in_words, minus_working_days, practical_day, roll_forward
from law.sources import Source

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
BREACH_HOURS = 72
COURT_DAYS = 42
NOT_COUNTED = "De dag van ontvangst telt niet mee."


@dataclass(frozen=True)
class Deadline:
    """A last day, what sets it and how it was found; `at` is the moment, for terms in hours."""

    on: date
    source: Source
    steps: tuple[str, ...]
    at: datetime | None = None


def access_due(received: date, days: int = 28) -> Deadline:
    """Last day for the decision on a request for access: calendar days, not rolled. Regulation, inzage."""
    return _regulation_due(received, days, sources.REGULATION_ACCESS)


def correction_due(received: date, days: int = 14) -> Deadline:
    """Last day for the decision on correction or removal: days, not rolled. Regulation, aanpassing."""
    return _regulation_due(received, days, sources.REGULATION_CORRECTION)


def complaint_due(received: date, days: int = 28) -> Deadline:
    """Last day for the answer to a complaint: days of our own, not rolled. The regulation names no term for it."""
    found = _regulation_due(received, days, sources.OWN_COMPLAINT_TERM)
    ours = f"Het reglement noemt geen termijn voor een klacht. Wij houden zelf {days} dagen aan. {NOT_COUNTED}"
    return Deadline(found.on, found.source, (found.steps[0], ours, *found.steps[2:]))


def third_party_due(told_on: date, days: int = 14) -> Deadline:
    """Last day for a third party, told on this day, to object; rolled in his favour. Regulation, verzet."""
    raw = told_on + timedelta(days=days)
    start = (
        f"Aan de derde gemeld op {in_words(told_on)}.",
        f"De derde krijgt {days} dagen om zich te verzetten. De dag van de melding telt niet mee.",
        f"{days} dagen later is {in_words(raw)}.",
    )
    rolled = sentences.rolled(raw, "In het voordeel van de derde loopt de termijn door")
    return Deadline(roll_forward(raw), sources.REGULATION_THIRD_PARTY, (*start, *rolled))


def avg_month(received: date) -> Deadline:
    """Last day of the month in which every request must be answered, rolled. AVG 12(3); 1182/71 art. 3."""
    return _months_after(received, 1, "De AVG geeft een maand om te antwoorden.")


def avg_extended(received: date) -> Deadline:
    """Last day after an extension: three months from receipt, not two on top of a rolled month. AVG 12(3)."""
    return _months_after(received, 3, "Met de verlenging is de termijn samen drie maanden.")


def last_day_to_extend(received: date) -> Deadline:
    """Last day for the letter about an extension to leave: the bare first month, not rolled. AVG 12(3)."""
    raw = add_months(received, 1)
    steps = (
        sentences.received(received),
        f"Verlengen kan alleen binnen de eerste maand. {NOT_COUNTED}",
        sentences.month_end(received, raw, 1),
        *sentences.kept(raw),
    )
    return Deadline(raw, sources.AVG_12_3, steps)


def last_day_to_inform_third_party(due: date, handling_working_days: int = 3, window_days: int = 14) -> Deadline:
    """Last day to write to a third party so that there is time to decide by `due`. Regulation, verzet.

    Working days to weigh his answer come off the last working day on or before `due`, then the calendar days
    of the window. Counted back, so not rolled; consulting him does not stop the clock.
    """
    ready = practical_day(due)
    answer = minus_working_days(ready, handling_working_days)
    tell = answer - timedelta(days=window_days)
    steps = (
        f"Het antwoord moet uiterlijk weg op {in_words(due)}.",
        *((f"De laatste werkdag tot die datum is {in_words(ready)}.",) if ready != due else ()),
        f"Wij rekenen {handling_working_days} werkdagen om af te ronden. Dan is het {in_words(answer)}.",
        f"De derde krijgt {window_days} dagen. Schrijf de derde dus uiterlijk op {in_words(tell)}.",
        *sentences.kept(tell),
    )
    return Deadline(tell, sources.REGULATION_THIRD_PARTY, steps)


def breach_due(aware_at: datetime) -> Deadline:
    """Last moment to report a breach: 72 whole hours after becoming aware, weekends and all. AVG 33(1).

    A moment without a zone is a moment in Amsterdam. We count from the very minute and add no working days,
    where 1182/71 art. 3(1) and 3(5) could be read to give more time: the stricter reading is always safe.
    """
    known = aware_at.replace(tzinfo=AMSTERDAM) if aware_at.tzinfo is None else aware_at.astimezone(AMSTERDAM)
    at = (known.astimezone(UTC) + timedelta(hours=BREACH_HOURS)).astimezone(AMSTERDAM)
    steps = (
        f"Bekend geworden op {sentences.moment_in_words(known)}.",
        f"De AVG geeft {BREACH_HOURS} uur om te melden. Ook uren in het weekend en op feestdagen tellen mee.",
        *sentences.clock_change(known, at),
        f"{BREACH_HOURS} uur later is {sentences.moment_in_words(at)}.",
    )
    return Deadline(at.date(), sources.AVG_33_1, steps, at)


def court_term_ends(answered_on: date) -> Deadline:
    """Last day to go to court: six weeks after the answer, rolled over equated days too. UAVG 35(2); Atw 1.

    Where only the day of sending is known, give that day: the person then reads a day that is never too late.
    An answer after the AVG term opens the court without any limit: ask `Clock.answers_within_avg` first. Equated
    days are known until `calendar.DESIGNATED_UNTIL`.
    """
    raw = answered_on + timedelta(days=COURT_DAYS)
    start = (
        f"Antwoord op {in_words(answered_on)}.",
        "De wet geeft zes weken om naar de rechter te gaan. De dag van het antwoord telt niet mee.",
        f"Zes weken later is {in_words(raw)}.",
    )
    rolled = sentences.rolled(raw, "De termijn loopt door", atw=True)
    return Deadline(roll_forward(raw, atw=True), sources.UAVG_35_2, (*start, *rolled))


def _regulation_due(received: date, days: int, source: Source) -> Deadline:
    """So many calendar days after receipt, not rolled: the Atw does not govern an own regulation."""
    due = received + timedelta(days=days)
    promise = {28: "vier weken (28 dagen)"}.get(days, f"{days} dagen")
    steps = (
        sentences.received(received),
        f"Het reglement geeft {promise} om te beslissen. {NOT_COUNTED}",
        f"{days} dagen later is {in_words(due)}.",
        *sentences.kept(due),
    )
    return Deadline(due, source, steps)


def _months_after(received: date, months: int, promise: str) -> Deadline:
    """So many months from receipt, rolled over days off. AVG 12(3); 1182/71 art. 3(2)(c) and 3(4)."""
    raw = add_months(received, months)
    steps = (
        sentences.received(received),
        f"{promise} {NOT_COUNTED}",
        sentences.month_end(received, raw, months),
        *sentences.rolled(raw, "De termijn loopt door"),
    )
    return Deadline(roll_forward(raw), sources.AVG_12_3, steps)


TERMS: Mapping[str, Callable[[Any], Deadline]] = {
    "reglement_access": access_due,
    "reglement_correction": correction_due,
    "third_party_objection": third_party_due,
    "avg_month": avg_month,
    "avg_extended": avg_extended,
    "breach_72h": breach_due,
}
IN_HOURS = frozenset({"breach_72h"})
