"""The Dutch sentences from which a derivation is built: plain words, whole dates, every day off named.

They say what Regulation 1182/71 art. 3 does to a term; the dates themselves come from `law.calendar`.
"""

from collections.abc import Iterable
from datetime import date, datetime

from law.calendar import MONTHS, days_off_from, in_words, practical_day, roll_forward, why_not_working


def received(on: date) -> str:
    """The sentence every request begins with."""
    return f"Ontvangen op {in_words(on)}."


def month_end(start: date, end: date, months: int) -> str:
    """The end of one or three months, and why when the month is too short. 1182/71 art. 3(2)(c)."""
    if end.day == start.day:
        return f"{'Een maand' if months == 1 else 'Drie maanden'} later is {in_words(end)}."
    missing = f"De {start.day}e bestaat niet in {MONTHS[end.month - 1]} {end.year}."
    return f"{missing} Dan geldt de laatste dag van die maand: {in_words(end)}."


def rolled(end: date, runs_on: str, *, atw: bool = False) -> list[str]:
    """How a term runs on over days off; nothing if it ends on a working day. 1182/71 art. 3(4); Atw 1(1)."""
    skipped = days_off_from(end, atw=atw)
    if not skipped:
        return []
    new_end = in_words(roll_forward(end, atw=atw))
    return [*_named(skipped, atw), f"{runs_on} tot en met de eerstvolgende werkdag: {new_end}."]


def missed(end: date) -> str:
    """That the date of the regulation had passed before the term was extended. Regulation; AVG art. 12(3)."""
    return f"De datum van het reglement, {in_words(end)}, was toen al voorbij. Dat verandert de verlenging niet."


def kept(end: date) -> list[str]:
    """How a term that does not roll ends on a day off; nothing if it ends on a working day. Regulation."""
    ready = practical_day(end)
    if ready == end:
        return []
    return [
        *_named([end], atw=False),
        f"De laatste werkdag ervoor is {in_words(ready)}. Zorg dat het dan klaar is.",
        f"De termijn zelf schuift niet op en eindigt op {in_words(end)}.",
    ]


def moment_in_words(at: datetime) -> str:
    """The moment as a Dutch reader says it: "vrijdag 20 november 2026 om 15.00 uur"."""
    return f"{in_words(at.date())} om {at:%H.%M} uur"


def clock_change(start: datetime, end: datetime) -> list[str]:
    """Whether summer time begins or ends between two moments with a zone; nothing when it does not."""
    before, after = start.utcoffset(), end.utcoffset()
    if before is None or after is None or before == after:
        return []
    return [f"In die tijd gaat de klok een uur {'vooruit' if after > before else 'terug'}."]


def _named(days_off: Iterable[date], atw: bool) -> list[str]:
    """One sentence per day off in a row; the first was named in the sentence before."""
    first, *others = days_off
    start = f"Dat is {why_not_working(first, atw=atw)}."
    return [start, *(f"{in_words(day).capitalize()} is {why_not_working(day, atw=atw)}." for day in others)]
