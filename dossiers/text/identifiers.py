"""Numbers with a rule of their own: finding them in what people type, and whether they can exist.

A citizen service number (burgerservicenummer) must not be kept. The rules are those of python-stdnum; it also knows how
an account number looks in every country of the IBAN registry (ISO 13616).
"""

import re

from stdnum import iban
from stdnum.nl import bsn, postcode

from redaction.folding import fold

# Nine digits in a row, or in the groups in which people write them: 123 456 782 and 1234.56.782.
NINE_DIGITS = re.compile(r"(?<!\d)(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3})(?!\d)")


def holds_citizen_number(text: str) -> bool:
    """Whether `text` holds what can be a citizen service number; used only where a law says so (UAVG art. 46).

    Signs that nobody sees, and odd hyphens and spaces, hide none.
    """
    return any(_is_citizen_number(hit) for hit in NINE_DIGITS.finditer(fold(text).text))


def without_citizen_numbers(text: str) -> str:
    """`text` with three dots in place of what can be a citizen service number."""
    folded = fold(text)
    for hit in reversed([hit for hit in NINE_DIGITS.finditer(folded.text) if _is_citizen_number(hit)]):
        start, end = folded.span(*hit.span())
        text = f"{text[:start]}...{text[end:]}"
    return text


def _is_citizen_number(hit: re.Match[str]) -> bool:
    """Whether nine digits, of whatever script, pass the eleven test (Logisch Ontwerp BSN)."""
    number = int(re.sub(r"\D", "", hit.group()))
    return number > 0 and bsn.checksum(f"{number:09d}") == 0


IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
POSTCODE = re.compile(r"\b(\d{4}) ?([A-Z]{2})\b")


def is_iban(text: str) -> bool:
    """Whether `text` is an account number, spaces or not: what its country prescribes, and the check digits."""
    return iban.is_valid(text, check_country=False)  # lists of banks grow old; a new bank is no mistake


def is_postcode(text: str) -> bool:
    """Whether `text` is a Dutch postcode: 1000 to 9999, two letters, never SA, SD or SS (NEN 5825)."""
    return bool(POSTCODE.fullmatch(text.strip().upper())) and postcode.is_valid(text)
