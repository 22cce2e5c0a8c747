"""Names and addresses that stand in one column, taken apart."""

import re

PREFIXES = {"van", "de", "der", "den", "het", "'t", "`t", "’t", "ten", "ter", "te", "von", "du", "la", "le", "di", "da"}
PREFIXES |= {"dos", "del", "della", "el", "al", "op", "in", "aan", "bij", "onder", "over", "uit", "tot", "voor", "v.d."}
NUMBERED = re.compile(r"(.*?\D)\s+(\d+\s?[A-Za-z]?(?:[\s-]+\w{1,6})?)")


def split_name(name: str) -> tuple[str, str, str]:
    """Given name, prefix and family name of `Amina van den Berg` or `Berg, Amina van den`."""
    before, comma, after = (part.strip() for part in name.partition(","))
    if comma:
        words = after.split()
        at = next((i for i, word in enumerate(words) if word.casefold() in PREFIXES), len(words))
        return " ".join(words[:at]), " ".join(words[at:]), before
    words = before.split()
    first = next((i for i, word in enumerate(words[:-1]) if word.casefold() in PREFIXES), len(words) - 1)
    last = first
    while last < len(words) - 1 and words[last].casefold() in PREFIXES:
        last += 1
    return " ".join(words[:first]), " ".join(words[first:last]), " ".join(words[last:])


def split_address(address: str) -> tuple[str, str]:
    """Street and house number of `Veldweg 12 A`; what stands behind a comma is town."""
    line = address.partition(",")[0].strip()
    found = NUMBERED.fullmatch(line)
    return (found[1].strip(), found[2].strip()) if found else (line, "")
