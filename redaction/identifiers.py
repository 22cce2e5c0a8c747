"""How numbers and addresses of somebody are written: telephone, e-mail, birth date, account, home, client number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redaction.folding import plain
from redaction.ordinary import ORDINARY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from redaction.person import KnownPerson

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
_SHORT = "jan feb (?:mrt|maa) apr mei jun jul aug sept? okt nov dec"
MONTHS, SHORT = _MONTHS.split(), _SHORT.split()
BETWEEN = r"[\s().\-/]*"
SHORTEST_LOGIN, SHORTEST_CLIENT, SHORTEST_PHONE = 5, 4, 6
STREET = re.compile(r"(.*?\D)\s*(\d+)\s*[-/]?\s*([a-z]?(?:[-\s]?(?:\d{1,3}|bis|hs|[ivx]{1,4}))?)")
ENDINGS = {"straat": "str", "laan": "ln", "plein": "pl", "weg": "wg"}
POSTCODE = re.compile(r"\b(\d{4})\s?([a-z]{2})\b")


def of(person: KnownPerson) -> Iterator[tuple[str, str]]:
    """Expressions for folded text, each with what a text holds where it stands."""
    for phone in person.phones:
        yield from _phone(phone)
    for email in person.emails:
        yield from _email(email)
    if person.born_on:
        yield from _day(person.born_on)
    for number in person.ibans:
        signs = re.sub(r"\W", "", plain(number))
        if signs:
            yield rf"(?<!\w){_spread(signs)}(?!\w)", signs[-4:]
    client = plain(person.client_number)
    if len(client) >= SHORTEST_CLIENT:
        yield rf"(?<!\w){re.escape(client)}(?!\w)", client
    for address in person.addresses:
        yield from _home(address)


def _spread(signs: str) -> str:
    """These signs, with at most a space, dot or hyphen between any two."""
    return r"[\s.\-]?".join(map(re.escape, signs))


def _phone(phone: str) -> Iterator[tuple[str, str]]:
    digits = re.sub(r"\D", "", phone)
    bare = re.sub(r"^(?:0031|31(?=\d{9}$)|0)0?", "", digits)
    if len(bare) < SHORTEST_PHONE:
        return
    ahead = rf"(?:(?:\+|00){BETWEEN}\d{{2}}{BETWEEN}(?:\(0\){BETWEEN})?|\(?0{BETWEEN})?\(?"
    yield rf"(?<!\d){ahead}{BETWEEN.join(bare)}(?!\d)", bare
    if not bare.startswith("6") and len(bare) == 9:  # a line in a house: also without its area
        for local in (bare[-7:], bare[-6:]):
            yield rf"(?<!\d)(?<!\d[\s\-]){BETWEEN.join(local)}(?!\d)", local


def _email(email: str) -> Iterator[tuple[str, str]]:
    whole = plain(email)
    login = whole.partition("@")[0]
    if not login:
        return
    yield rf"(?<![\w.+-]){re.escape(whole)}(?![\w-])", whole
    if len(login) >= SHORTEST_LOGIN and login not in ORDINARY:
        yield rf"(?<![\w.+@-]){re.escape(login)}(?![\w-])", login


def _day(born_on: dt.date) -> Iterator[tuple[str, str]]:
    day, month, year = f"0?{born_on.day}", f"0?{born_on.month}", f"(?:{born_on.year}|'?{born_on.year % 100:02})"
    word = rf"(?:{MONTHS[born_on.month - 1]}|{SHORT[born_on.month - 1]}\.?)"
    apart = r"\s?[\-/.\s]\s?"
    short = f"{born_on.year % 100:02}"
    yield rf"(?<!\d){day}{apart}{month}{apart}{year}(?!\d)", short
    yield rf"(?<!\d){day}e?{apart}?\s*{word}\s*[\-,]?\s*{year}(?!\d)", short
    yield rf"(?<!\d){born_on.year}{apart}{month}{apart}{day}(?!\d)", str(born_on.year)
    yield rf"(?<!\d)(?:{born_on:%Y%m%d}|{born_on:%d%m%Y})(?!\d)", str(born_on.year)


def _home(address: str) -> Iterator[tuple[str, str]]:
    folded = plain(address)
    if found := POSTCODE.search(folded):
        yield rf"(?<!\w){found[1]}\s?{found[2]}(?!\w)", found[1]
    first = folded.partition(",")[0].strip()
    if not (parts := STREET.fullmatch(first)):
        return
    street, number, extra = parts[1].strip(), parts[2], re.sub(r"[\s-]", "", parts[3])
    after = rf"\s?-?\s?{re.escape(extra)}" if extra else ""
    whole = rf"{number}{after}(?![\w])"
    yield rf"(?<!\w){_street(street)}[\s,]+(?:(?:huis)?(?:nummer|nr\.?)\s*)?{whole}", number
    yield rf"(?<!\w)(?:(?:huis)?nummer|(?:huis)?nr\.?)\s*{whole}", number


def _street(street: str) -> str:
    words = [re.escape(word) for word in re.split(r"\s+", street)]
    for ending, short in ENDINGS.items():
        if words[-1].endswith(ending):
            words[-1] = rf"{words[-1].removesuffix(ending)}(?:{ending}|{short}\.?)"
            break
    return r"\s+".join(words)
