"""Whether a value can be what its column says: dates, addresses, numbers. Each check gives the value as it is kept."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from dossiers.models import Person
from dossiers.text.identifiers import POSTCODE, is_postcode

FIRST_YEAR, LAST_YEAR = 1880, 2200
MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "januari jan",
            "februari feb",
            "maart mrt",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "augustus aug",
            "september sep",
            "oktober okt",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?)?")
DUTCH = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
WORDS = re.compile(r"(\d{1,2}) ([a-z]+)\.? (\d{4})")
PHONE = re.compile(r"(?:\+|00)[1-9]\d{7,13}|0[1-9]\d{8}")
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
KINDS = {
    "huurder": "tenant",
    "hoofdhuurder": "tenant",
    "tenant": "tenant",
    "medehuurder": "co_tenant",
    "cotenant": "co_tenant",
    "oudhuurder": "former_tenant",
    "vertrokkenhuurder": "former_tenant",
    "formertenant": "former_tenant",
    "woningzoekende": "seeker",
    "zoekende": "seeker",
    "seeker": "seeker",
    "derde": "third_party",
    "thirdparty": "third_party",
}


@lru_cache(20_000)
def day(text: str) -> dt.date:
    """The date that was written: 1970-01-31, 31-01-1970, 31/1/1970, 31.1.1970, 19700131 or 31 januari 1970.

    Raises ValueError with a sentence.
    """
    year, month, number = _parts(text)
    try:
        found = dt.date(year, month, number)
    except ValueError as fault:
        raise ValueError(_("Deze datum bestaat niet.")) from fault
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(_("Dit jaar kan niet kloppen."))
    return found


def _parts(text: str) -> tuple[int, int, int]:
    """Year, month and day as they were written."""
    if found := ISO.fullmatch(text) or PACKED.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := DUTCH.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    found = WORDS.fullmatch(text.casefold())
    if found and found[2] in MONTHS:
        return int(found[3]), MONTHS[found[2]], int(found[1])
    raise ValueError(_("Dit is geen datum. Schrijf een datum als 31-01-1970."))


def birthday(text: str, today: dt.date) -> dt.date:
    """A date of birth that has been. Raises ValueError."""
    born_on = day(text)
    if born_on > today:
        raise ValueError(_("Deze geboortedatum ligt in de toekomst."))
    return born_on


def postcode(text: str) -> str:
    """A Dutch postcode, as 1234 AB. Raises ValueError."""
    found = POSTCODE.fullmatch(text.upper())
    if not found or not is_postcode(text):
        raise ValueError(_("Dit is geen postcode. Een postcode ziet er zo uit: 1234 AB."))
    return f"{found[1]} {found[2]}"


def email(text: str) -> str:
    """An e-mail address. Raises ValueError."""
    try:
        validate_email(text)
    except ValidationError as fault:
        raise ValueError(_("Er mist iets in dit e-mailadres.")) from fault
    return text


def phone(text: str) -> str:
    """A telephone number as it was written; a zero that a spreadsheet took off is put back. Raises ValueError."""
    digits = re.sub(r"[ ().\-/]", "", text).replace("+310", "+31")
    if re.fullmatch(r"[1-9]\d{8}", digits):
        digits = text = f"0{digits}"
    if not PHONE.fullmatch(digits):
        raise ValueError(_("Dit is geen telefoonnummer."))
    return text if len(text) <= 20 else digits


def kind(text: str) -> str:
    """What somebody is to the association. Raises ValueError."""
    bare = re.sub(r"[^a-z]", "", text.casefold())
    if bare not in KINDS:
        raise ValueError(
            _("Deze soort kennen wij niet. Kies uit: %(known)s.") % {"known": ", ".join(map(str, Person.Kind.labels))}
        )
    return KINDS[bare]


def plain(text: str, most: int) -> str:
    """Text of `most` signs at most, none of which is unseen. Raises ValueError."""
    if len(text) > most:
        raise ValueError(_("Dit is te lang: hoogstens %(most)s tekens.") % {"most": most})
    if UNSEEN.search(text):
        raise ValueError(_("Hierin staat een teken dat niet te zien is."))
    return text
