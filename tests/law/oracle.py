"""A second calendar, written another way than `law`: it walks from day to day and knows only the Gregorian rules."""

from datetime import date, timedelta

from hypothesis import strategies

DAY = timedelta(days=1)
YEARS = range(1990, 2061)
days = strategies.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))


def easter(year):
    """Easter Sunday after Gauss, with his two exceptions; good for 1900-2099."""
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    if (d, e) == (29, 6):
        return date(year, 4, 19)
    if (d, e) == (28, 6) and a > 10:
        return date(year, 4, 18)
    return date(year, 3, 22) + (d + e) * DAY


def royal_day(year):
    """Koninginnedag until 2013 and Koningsdag since, on the Saturday when the day itself is a Sunday."""
    on = date(year, 4, 27) if year >= 2014 else date(year, 4, 30)
    return on - DAY if on.isoweekday() == 7 else on


def holidays(year):
    """The days of Atw art. 3, first and second paragraph, by name."""
    sunday = easter(year)
    royal = "Koningsdag" if year >= 2014 else "Koninginnedag"
    return {
        date(year, 1, 1): "Nieuwjaarsdag",
        sunday - 2 * DAY: "Goede Vrijdag",
        sunday + 1 * DAY: "tweede paasdag",
        royal_day(year): royal,
        date(year, 5, 5): "Bevrijdingsdag",
        sunday + 39 * DAY: "Hemelvaartsdag",
        sunday + 50 * DAY: "tweede pinksterdag",
        date(year, 12, 25): "eerste kerstdag",
        date(year, 12, 26): "tweede kerstdag",
    }


FREE = {on for year in range(1988, 2064) for on in holidays(year)}


def works(on):
    """Whether people work on this day."""
    return on.isoweekday() < 6 and on not in FREE


def rolled(on):
    """The first working day from this day on."""
    while not works(on):
        on += DAY
    return on


def ready(on):
    """The last working day up to this day."""
    while not works(on):
        on -= DAY
    return on


def months_on(on, months):
    """The day so many months on: month by month, then back until the day exists."""
    year, month, day = on.year, on.month, on.day
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


WEEKDAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"


def written(on):
    """The date in Dutch words, taken from two plain strings."""
    weekdays, months = WEEKDAYS.split(), MONTHS.split()
    return f"{weekdays[on.isoweekday() - 1]} {on.day} {months[on.month - 1]} {on.year}"
