"""What somebody types who records something ordinary, and on which basis."""

import datetime as dt

from dossiers.models import LawfulBasis

TENANCY, NUISANCE, ALLOCATION, CONTACT, MONEY = 5, 12, 2, 19, 6  # activities of the register


def basis_of(number, ground):
    """The basis of one activity of the register."""
    return LawfulBasis.objects.select_related("activity").get(activity__number=number, ground=ground)


WORDS = {
    "title": "Nieuw telefoonnummer",
    "text": "Mevrouw belde om haar nieuwe nummer door te geven.",
    "category": "contactgegevens",
    "evidence": "huurcontract, artikel 6",
    "origin": "van de huurder zelf",
    "happened_on": dt.date(2026, 5, 4),
}


def typed(**other):
    """What somebody types."""
    day = {"happened_on_day": "4", "happened_on_month": "5", "happened_on_year": "2026"}
    words = {name: value for name, value in WORDS.items() if name != "happened_on"}
    return {**words, **day, **other}
