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


def without_citizen_numbers(text: str) -> str:
    """`text` with three dots in place of what can be a citizen service number."""

    def dotted(hit: re.Match[str]) -> str:
        return "..." if passes_eleven_test(re.sub(r"\D", "", hit.group())) else hit.group()

    return NINE_DIGITS.sub(dotted, text)


# How long an account number is, for the countries from which tenants pay (ISO 13616, IBAN registry of SWIFT).
IBAN_LENGTHS = {"NL": 18, "BE": 16, "DE": 22, "FR": 27, "GB": 22, "ES": 24, "PT": 25, "PL": 28, "IT": 27, "LT": 20}
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
POSTCODE = re.compile(r"\b(\d{4}) ?([A-Z]{2})\b")


def is_iban(text: str) -> bool:
    """Whether `text` is an account number, spaces or not: its length, and rest 1 after division by 97 (ISO 13616)."""
    number = text.replace(" ", "").upper()
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", number):
        return False
    if len(number) != IBAN_LENGTHS.get(number[:2], len(number)):
        return False
    return int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97 == 1


def is_postcode(text: str) -> bool:
    """Whether `text` is a Dutch postcode: 1000 to 9999, two letters, never SA, SD or SS (NEN 5825)."""
    found = POSTCODE.fullmatch(text.strip().upper())
    return found is not None and found[1] >= "1000" and found[2] not in ("SA", "SD", "SS")
