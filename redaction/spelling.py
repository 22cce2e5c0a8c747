"""How a name is written: its order, its particles, its initials; and whether a word is a name where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redaction.folding import plain
from redaction.ordinary import ORDINARY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redaction.folding import Folded

NAME, DOUBT, WORD = "name", "doubt", "word"

SHORTEST_IN_ADDRESS = 5
SHORTEST = 3  # a shorter word is a name only where it is written with a capital
_PARTICLES = (
    "van de der den het 't ten ter te op aan bij in 's tot uit voor over onder el al la le les lo di da de' del della "
    "dos das du des von vom zu zum zur af bin ben ibn abu ould ait st d' l' o' y"
)
PARTICLES = frozenset(_PARTICLES.split())
TITLES = re.compile(
    r"\b(?:de heer|dhr|heer|meneer|mijnheer|mevrouw|mevr|mw|mej|juffrouw|fam|familie|buurman|buurvrouw|oom|tante|opa|"
    r"oma|ds|drs|dr|mr|ing|ir|prof|weduwe|genaamd)\b\.?:?\s+(?:(?:[a-z]\.|van|der|den|de|het|'t|ten|ter|te|el|al)\s*)*$"
)
SENTENCE_START = re.compile(r"(?:^|[.!?:;…\n])[\s\"'“”‘’„(\[–-]*$")
LETTERS = re.compile(r"[^\W\d_]{2,}")
EDGE, END = r"(?<![\w])", r"(?![\w])"
GAP = r"[\s.,-]*"


@dataclass(frozen=True)
class Surname:
    """A surname, or half of a double one, as expressions; `anchor` stands in every text that holds it.

    A particle of more than one word shows by itself that a name follows.
    """

    particle: str
    core: str
    anchor: str
    whole: str
    is_telling: bool


def names(given_name: str, prefix: str, family_name: str, *, is_own: bool = False) -> Iterator[tuple[str, str, bool]]:
    """Expressions for folded text: each with what a text holds where it stands, and whether it may be ordinary words.

    Before the surname of somebody hidden any initial counts, for it may be a slip; of who `is_own` only the known ones.
    """
    given = [word for word in re.split(r"[\s-]+", plain(given_name)) if word.strip(".'")]
    for surname in _surnames(plain(prefix), plain(family_name)):
        yield from _full(surname, given, is_own=is_own)
        yield from _alone(surname, is_own=is_own)
    for word in given:
        if len(bare := word.strip(".")) > 1:
            yield rf"{EDGE}{re.escape(bare)}s?{END}", bare, _is_ordinary(bare)
    if len(given) > 1:
        yield rf"{EDGE}{GAP.join(map(re.escape, given))}s?{END}", given[0], False


def _full(surname: Surname, given: list[str], *, is_own: bool) -> Iterator[tuple[str, str, bool]]:
    """A surname with given names or initials, before it or behind it."""
    first = sorted((re.escape(word.strip(".")) for word in given if len(word.strip(".")) > 1), key=len, reverse=True)
    called = rf"{EDGE}(?:{'|'.join(first)}){END}" if first else r"(?!)"
    known = "".join(word[0] for word in given if word[0].isalpha()) or "_"
    letter = rf"{EDGE}[{known}]" if is_own else rf"{EDGE}[a-z]"
    core, particle = surname.core, surname.particle
    ahead = rf"(?:{particle})?" if particle else ""
    loose = rf"(?:(?:{called}|{_initials(given)}|{letter}\.)[\s.-]*)+"
    yield rf"{EDGE}{loose}(?:\(\w+\)\s*)?{ahead}{core}{END}", surname.anchor, False
    bare = rf"{letter}(?:\.|{END})"
    turned = rf"(?:\s*,\s*(?:(?:{called}|{bare})[\s.-]*)+|\s+(?:{called}[\s.-]*)+|\s+(?:{letter}\.\s?)+)"
    behind = rf"(?:[\s,(]*{particle}\)?{END})?" if particle else ""
    yield rf"{EDGE}{core}{turned}{END}{behind}(?![\s.-]*{ahead}{core}{END})", surname.anchor, False


def _alone(surname: Surname, *, is_own: bool) -> Iterator[tuple[str, str, bool]]:
    """A surname by itself, with its particle or without, and in an e-mail address."""
    core, particle, anchor = surname.core, surname.particle, surname.anchor
    if particle:
        yield rf"{EDGE}{particle}{core}{END}", anchor, _is_ordinary(anchor) and not surname.is_telling
        yield rf"{EDGE}{core}\s*,\s*{particle}{END}", anchor, False
    yield rf"{EDGE}{core}{END}", anchor, _is_ordinary(anchor)
    if not is_own and len(surname.whole) >= SHORTEST_IN_ADDRESS:
        yield rf"{EDGE}[\w.+-]*{surname.whole}[\w.+-]*@[\w-]+(?:\.[\w-]+)+", "@", False


def _is_ordinary(word: str) -> bool:
    return word in ORDINARY or len(word) < SHORTEST


def _initials(given: list[str]) -> str:
    """The initials of somebody, with their dots or without."""
    letters = [re.escape(word[0]) for word in given if word[0].isalpha()]
    return r"\.?[\s-]?".join(letters) + r"\.?" + r"(?=[\s.-])" if letters else r"(?!)"


def _surnames(prefix: str, family_name: str) -> list[Surname]:
    """The surname of somebody, and each half of a double one."""
    halves = [half.strip() for half in re.split(r"\s*[-/]\s*", family_name) if half.strip()]
    parts = [(prefix, family_name)]
    if len(halves) > 1:
        parts += [(prefix if at == 0 else "", half) for at, half in enumerate(halves)]
    found = {}
    for before, name in parts:
        words, most = name.split(), 0
        while most < len(words) - 1 and words[most] in PARTICLES:
            most += 1
        for at in {most, 0} if before else {most}:  # of "van El Idrissi" the El goes with either
            if words:
                found[before, at, name] = _surname(f"{before} {' '.join(words[:at])}".strip(), words[at:])
    return list(found.values())


def _surname(particle: str, words: list[str]) -> Surname:
    whole = re.sub(r"\W", "", f"{particle}{''.join(words)}")
    anchor = re.split(r"[\s'-]+", words[-1])[-1]
    return Surname(_particle(particle), _core(" ".join(words)), anchor, whole, " " in particle)


def _core(name: str) -> str:
    """A surname without its particle: its words with anything thin between them, and what shows possession."""
    words = [re.escape(word) for word in re.split(r"[\s-]+", name) if word]
    loose = [word.replace("'", r"'?\s?") for word in words]
    return r"[\s-]*".join(loose) + ("s?" if len(name) > SHORTEST else "")


def _particle(prefix: str) -> str:
    """A particle as people write it: whole, or in letters with dots or a slash; with what follows it."""
    words = prefix.split()
    if not words:
        return ""
    whole = r"\s+".join(word.replace("'", r"'?\s?") for word in map(re.escape, words))
    letters = [re.escape(word.strip("'")[:1]) for word in words]
    short = r"[\s./]*".join(letters) + r"\.?" if len(words) > 1 else letters[0] + r"\."
    half = r"\s+".join([*map(re.escape, words[:-1]), letters[-1] + r"\.?"]) if len(words) > 1 else short
    tail = r"\s?" if words[-1].endswith("'") else r"[\s-]*"
    return rf"(?:{whole}|{short}|{half}){tail}"


def judge(text: str, folded: Folded, place: tuple[int, int]) -> str:
    """Whether an ordinary word is a name where it stands: by capital, by its place in the sentence, by a title."""
    start, end = folded.span(*place)
    before, found = text[:start], text[start:end]
    words = re.findall(r"[^\W\d_]+", found)
    if TITLES.search(plain(before[-60:]) + " "):
        return NAME
    if not words or not words[-1][0].isupper():
        return WORD
    if SENTENCE_START.search(before) and words[0][0].isupper() and len(words) == 1:
        return DOUBT
    if all(word.isupper() for word in words) and len(words[-1]) > 1 and _is_loud(text, start, end):
        return DOUBT
    return NAME


def _is_loud(text: str, start: int, end: int) -> bool:
    """Whether the words beside a place are in capitals too."""
    beside = LETTERS.findall(text[max(0, start - 40) : start])[-1:] + LETTERS.findall(text[end : end + 40])[:1]
    return bool(beside) and all(word.isupper() for word in beside)
