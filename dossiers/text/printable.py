"""Words made fit for print: dates in Dutch, characters that a PDF/A may hold, marks of shielded places."""

import re
import unicodedata
from datetime import date

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
MARK = re.compile(r"\[([A-Z])\]")

# What the fonts inside typst hold; a test prints all of it: Latin, Greek, Cyrillic, Hebrew, Arabic (common letters),
# Devanagari, Georgian, punctuation, money, arrows, sums, boxes, shapes.
LATIN = "\\n\\t\u0020-\u007e\u00a0-\u017f"
HELD = (
    LATIN + "\u0180-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0484\u0487-\u04ff\u05be"
    "\u05d0-\u05ea\u05ef-\u05f4\u0606-\u060c\u061b\u061f\u0621-\u063a\u0640-\u0655\u0660-\u066d\u067e"
    "\u0686\u0698\u06a4\u06a9\u06af\u06be\u06cc\u06f0-\u06f9\u0900-\u0950\u0958-\u097f\u10d0-\u10ff"
    "\u1e00-\u1f15\u1f18-\u1f1d\u1f20-\u1f45\u1f48-\u1f4d\u1f50-\u1f57\u1f80-\u1fb4\u2010-\u2027"
    "\u202f-\u2040\u2044-\u2052\u2054-\u205f\u2074-\u208e\u20a0-\u20c0\u2100-\u211e\u2122\u2126-\u2151"
    "\u2153-\u2184\u2190-\u23ff\u2500-\u262f\u2638-\u268b\u2690-\u269c\u2701-\u2704\u2706-\u2709"
    "\u270c-\u2727\u2729-\u274b\u2756\u2758-\u275e\u2761-\u277f\ufb00-\ufb06\ufffd"
)
NOT_HELD = re.compile(f"[^{HELD}]")
# Signs without a shape: controls, marks that turn the reading direction, zero widths, byte order marks.
SHAPELESS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
LOOSE_MARK = re.compile("[\u0300-\u036f\u0483-\u0489\u064b-\u0655\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963]")
LONG_WORD = re.compile(r"\S{61,}")
BREAK = "\u200b"
# A postcode and an amount stay on one line.
TOGETHER = re.compile(r"(?<=\b[1-9]\d{3}) (?=[A-Z]{2}\b)|(?<=€) (?=\d)")
UNPRINTABLE = "[teken U+"


def dutch(on: date | None) -> str:
    """Return a date in words ("22 november 2026"), or "datum onbekend"."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}" if on else "datum onbekend"


def printable(text: str, *, loose_marks: bool = True, codes: bool = True) -> str:
    """Return text that a PDF/A can hold and a page can show, losing nothing that a person can see.

    Signs without a shape go; a sign that no font holds becomes its code ("[teken U+4E2D]"); very long words may break.
    Without `loose_marks`, accents that do not melt into their letter become codes too: no font may hold both. Without
    `codes` such signs are left out, as in a letter, where a code tells the reader nothing.
    """
    instead = _coded if codes else _left_out
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = SHAPELESS.sub("", text)
    if not loose_marks:
        text = LOOSE_MARK.sub(instead, unicodedata.normalize("NFC", text))
    text = NOT_HELD.sub(instead, text)
    return LONG_WORD.sub(_breakable, TOGETHER.sub("\u00a0", text))


def marked(text: str) -> str | list[str]:
    """Return text cut at its marks: every second part is the letter of a mark; the text itself if it has none."""
    parts = MARK.split(text)
    return parts if len(parts) > 1 else text


def letters_in(text: str) -> set[str]:
    """Return the letters of the marks in a text."""
    return set(MARK.findall(text))


def _coded(sign: re.Match[str]) -> str:
    return f"{UNPRINTABLE}{ord(sign[0]):04X}]"


def _left_out(_sign: re.Match[str]) -> str:
    return ""


def printed_name(name: str) -> str:
    """A name as far as the fonts hold it: without signs that are no letters, and "" where a letter would be lost."""
    seen = SHAPELESS.sub("", name)
    if any(sign.isalpha() for sign in NOT_HELD.findall(seen)):
        return ""
    return " ".join(NOT_HELD.sub("", seen).split())


def _breakable(word: re.Match[str]) -> str:
    return BREAK.join(word[0][start : start + 40] for start in range(0, len(word[0]), 40))
