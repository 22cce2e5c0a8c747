"""Numbers that must not be kept: the citizen service number (burgerservicenummer) in what people type."""

import re

# Nine digits in a row, or in the groups in which people write them: 123 456 782 and 1234.56.782.
NINE_DIGITS = re.compile(r"(?<!\d)(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3})(?!\d)")
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def passes_eleven_test(digits: str) -> bool:
    """Whether nine digits can be a citizen service number: the weighted sum is a multiple of eleven.

    The last digit counts as minus one (Logisch Ontwerp BSN, elfproef).
    """
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))
    return total % 11 == 0 and int(digits) > 0


def holds_citizen_number(text: str) -> bool:
    """Whether `text` holds what can be a citizen service number; used only where a law says so (UAVG art. 46)."""
    found = (re.sub(r"\D", "", hit.group()) for hit in NINE_DIGITS.finditer(text))
    return any(passes_eleven_test(digits) for digits in found)
