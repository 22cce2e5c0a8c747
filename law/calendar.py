"""Counting days as Regulation 1182/71 counts them, with the Dutch days off.

Months end on the day with the same number, or on the last day of a shorter month (art. 3(2)(c)). A term that
is not in hours and ends on a day off ends with the next working day (art. 3(4)). The days off are Saturday,
Sunday and the days of art. 3 of the Algemene termijnenwet: Good Friday and 5 May in every year, Koningsdag on
the day it is kept. That a term holds two working days (art. 3(5); Atw art. 2) never matters here: the
shortest is 14 days.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from holidays import OPTIONAL, PUBLIC, country_holidays

from law.sources import EQUATED_2017_2019, EQUATED_2023_2025, EQUATED_2026_2028, Source

FIRST_YEAR, LAST_YEAR = 1966, 2100
SATURDAY = 5
ONE_DAY = timedelta(days=1)

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

# Days that a decree equates with a holiday (Atw art. 3(3)). They cannot be derived, only listed, and they
# move terms of Dutch statutes only: never the month of the AVG, never a term of the regulation. The decree
# for 2020-2022 is not in the table.
DESIGNATED: Mapping[date, Source] = {
    date(2017, 4, 28): EQUATED_2017_2019,
    date(2017, 5, 26): EQUATED_2017_2019,
    date(2018, 5, 11): EQUATED_2017_2019,
    date(2018, 12, 24): EQUATED_2017_2019,
    date(2018, 12, 31): EQUATED_2017_2019,
    date(2019, 5, 31): EQUATED_2017_2019,
    date(2019, 12, 27): EQUATED_2017_2019,
    date(2023, 4, 28): EQUATED_2023_2025,
    date(2023, 5, 19): EQUATED_2023_2025,
    date(2024, 5, 10): EQUATED_2023_2025,
    date(2024, 12, 27): EQUATED_2023_2025,
    date(2025, 5, 30): EQUATED_2023_2025,
    date(2026, 1, 2): EQUATED_2026_2028,
    date(2026, 5, 15): EQUATED_2026_2028,
    date(2027, 5, 7): EQUATED_2026_2028,
    date(2028, 4, 28): EQUATED_2026_2028,
    date(2028, 5, 26): EQUATED_2026_2028,
}
DESIGNATED_UNTIL = date(2028, 12, 31)

# Names as they stand inside a sentence, where the calendar writes them as headings.
_IN_SENTENCE = {
    "Goede vrijdag": "Goede Vrijdag",
    "Eerste paasdag": "eerste paasdag",
    "Tweede paasdag": "tweede paasdag",
    "Eerste pinksterdag": "eerste pinksterdag",
    "Tweede pinksterdag": "tweede pinksterdag",
    "Eerste kerstdag": "eerste kerstdag",
    "Tweede kerstdag": "tweede kerstdag",
}


class OutsideCalendar(ValueError):
    """A date in a year of which we do not know the holidays. The message is a Dutch sentence."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"Het jaar {year} staat niet in de kalender. Die loopt van {FIRST_YEAR} tot en met {LAST_YEAR}."
        )


def in_words(on: date) -> str:
    """The date as a Dutch reader says it: "woensdag 25 november 2026"."""
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"


def add_months(on: date, months: int) -> date:
    """The same day so many months on, or the last of a shorter month. 1182/71 art. 3(2)(c).

    Raises OutsideCalendar for a year that Python's calendar does not have.
    """
    years, month = divmod(on.month - 1 + months, 12)
    year, month = on.year + years, month + 1
    if not date.min.year <= year <= date.max.year:
        raise OutsideCalendar(year)
    return date(year, month, min(on.day, monthrange(year, month)[1]))


def add_years(on: date, years: int) -> date:
    """The same day so many years on; in a common year 28 February for the 29th. 1182/71 art. 3(2)(c)."""
    return add_months(on, 12 * years)


@cache
def holidays_in(year: int) -> Mapping[date, str]:
    """The recognised holidays of a year with their Dutch names, Easter Sunday among them. Atw art. 3(1)-(2).

    Raises OutsideCalendar before 1966 and after 2100.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OutsideCalendar(year)
    found = country_holidays("NL", years=year, categories=(PUBLIC, OPTIONAL), language="nl", expand=False)
    return {on: _in_sentence(names) for on, names in sorted(found.items())}


def _in_sentence(names: str) -> str:
    """The name or names of a holiday as they stand inside a sentence: "Hemelvaartsdag en Bevrijdingsdag"."""
    return " en ".join(_IN_SENTENCE.get(name, name) for name in names.split("; "))


def why_not_working(on: date, *, atw: bool = False) -> str:
    """What the day is instead of a working day ("tweede kerstdag", "geen werkdag"), or "" for a working day.

    With `atw` the days equated by decree count as well, for terms of Dutch statutes only.
    1182/71 art. 2(2); Atw art. 3.
    """
    if name := holidays_in(on.year).get(on):
        return name
    if on.weekday() >= SATURDAY:
        return "geen werkdag"
    return "een dag die als feestdag telt" if atw and on in DESIGNATED else ""


def is_working_day(on: date, *, atw: bool = False) -> bool:
    """Whether the day is neither Saturday, Sunday nor holiday. 1182/71 art. 2(2)."""
    return not why_not_working(on, atw=atw)


def days_off_from(on: date, *, atw: bool = False) -> tuple[date, ...]:
    """The unbroken row of days off that starts on this day; empty for a working day. 1182/71 art. 3(4)."""
    days = []
    while not is_working_day(on, atw=atw):
        days.append(on)
        on += ONE_DAY
    return tuple(days)


def roll_forward(on: date, *, atw: bool = False) -> date:
    """The day itself if it is a working day, else the next working day. 1182/71 art. 3(4); Atw art. 1(1)."""
    return on + len(days_off_from(on, atw=atw)) * ONE_DAY


def previous_working_day(on: date) -> date:
    """The last working day before this day, never the day itself. 1182/71 art. 2(2)."""
    on -= ONE_DAY
    while not is_working_day(on):
        on -= ONE_DAY
    return on


def practical_day(on: date) -> date:
    """The last working day on or before this day: when the work must be done if a term does not roll."""
    return on if is_working_day(on) else previous_working_day(on)


def minus_working_days(on: date, days: int) -> date:
    """So many working days (0 or more) back; the day itself is not counted. 1182/71 art. 2(2) and 3(1)."""
    for _ in range(days):
        on = previous_working_day(on)
    return on


def plus_working_days(on: date, days: int) -> date:
    """So many working days (0 or more) on; the day itself is not counted. 1182/71 art. 2(2) and 3(1)."""
    for _ in range(days):
        on = roll_forward(on + ONE_DAY)
    return on
