"""Finding dossiers by what somebody typed in one box: names, an address, a client number or a reference.

People and homes are found first, by index, and then their dossiers, as far as the user may see them: what decides who
may look stands on the dossiers alone. What fits best comes first; what fits less is looked for while little is found.
"""

from __future__ import annotations

import re
import string
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import connection, transaction
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, TextField, UUIDField, Value

from dossiers.functions import SEES_EVERYBODY
from dossiers.models import Dossier, Person, Unit
from dossiers.models.places import search_words
from dossiers.scope import has_function
from dossiers.text.keys import fold, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from django.db.models import QuerySet

    Terms = Callable[[str], list[str]]
    from dossiers.actors import Actor

MOST = 50  # dossiers that are shown
AMONG = 100  # that are sorted by name to show the first of
FEW = 10  # with fewer than these, what fits less is looked for too
MOST_WORDS = 8
SHORTEST = 4  # letters of a word in which a slip of the pen is forgiven
SHORTEST_NUMBER = 3  # digits with which a client number may begin
REFERENCE = re.compile(r"[DP]-[2-9A-HJKMNP-TV-Z]{8,10}")
PREFIXES = {"van", "von", "vd", "vdr", "de", "den", "der", "del", "di", "du", "dos", "da", "d", "het", "t"}
PREFIXES |= {"ten", "ter", "te", "la", "le", "el", "al", "op", "in"}
POSTCODE = re.compile(r"\b([1-9]\d{3}|0\d{3}) ([a-z]{2})\b")
LETTERED = re.compile(r"\b(\d{1,5})[- ]([a-z])\b")
KEYS = ArrayField(UUIDField())
ASIDE = "(SELECT %(function)s(%(expressions)s))::uuid[]"  # once for a statement, not once for a row
LIKENESS = 0.5  # of a word, between 0 and 1, when nothing else is found


@dataclass(frozen=True)
class Found:
    """The dossiers that were found, best first, whether there are more of them, and people who have none."""

    dossiers: list[Dossier]
    more: bool = False
    people: tuple[Person, ...] = ()


def words_typed(text: str) -> list[str]:
    """The words to look for: folded, a postcode or a number and its letter as one, without van, de and the like."""
    folded = LETTERED.sub(r"\1\2", POSTCODE.sub(r"\1\2", fold(text.replace("\0", " "))))
    words = list(dict.fromkeys(words_of(folded)))[:MOST_WORDS]
    return [word for word in words if word not in PREFIXES] or words


def is_enough(text: str) -> bool:
    """Whether there is something to look for: two letters or digits at least."""
    return len("".join(words_typed(text))) > 1


def dossiers_like(text: str, user: Actor) -> Found:
    """The dossiers that `user` may see and that fit what was typed; people without one are for who sees everybody."""
    visible = Dossier.objects.visible_to(user).select_related("person", "unit", "complex")
    people = Person.objects.filter(~Exists(Dossier.objects.filter(person=OuterRef("pk"))))
    sees_everybody = has_function(user, *SEES_EVERYBODY)
    if REFERENCE.fullmatch(reference := text.strip().upper()):
        rows = visible.filter(Q(reference=reference) | Q(person__reference=reference))[:MOST]
        return Found(list(rows), people=tuple(people.filter(reference=reference)) if sees_everybody else ())
    with _by_index():
        keys = _fitting(visible.select_related(None), words_typed(text))
        others = people_like(text, people, FEW, forgiving=not keys) if sees_everybody and len(keys) < MOST else []
    dossiers = visible.in_bulk(keys[:MOST])
    return Found([dossiers[key] for key in keys[:MOST]], more=len(keys) > MOST, people=tuple(others))


@contextmanager
def _by_index() -> Iterator[None]:
    """During the block the planner reads no table from begin to end.

    It takes the hundreds of words that are one slip away for as cheap as one. So it would compare the name of everybody
    with all of them, which takes seconds, where the index takes milliseconds.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")


def _fitting(visible: QuerySet[Dossier], words: list[str]) -> list[UUID]:
    """The keys of the dossiers that fit, best first; at least one more than is shown when there are more."""
    found: dict[UUID, None] = {}
    for needs, way in _ways(words):
        if len(found) < needs:
            found |= dict.fromkeys(_sorted_keys(visible.filter(way).exclude(pk__in=list(found))))
    return list(found) or _resembling(visible, words)


def _sorted_keys(rows: QuerySet[Dossier]) -> list[UUID]:
    """The keys of some of `rows`, by name. To sort all of them, all would have to be read."""
    return [key for _name, key in sorted(rows.order_by().values_list("sort_key", "pk")[:AMONG])]


def _ways(words: list[str]) -> Iterator[tuple[int, Q]]:
    """The ways to look, best first, each with the number of dossiers from which it is not needed any more."""
    for terms in (_as_typed, _begun):
        yield MOST + 1, _of(people_with(words, terms))
        yield MOST + 1, _in(_homes_with(words, terms))
    yield FEW if len(words) == 1 else 1, _of(people_with(words, _slipped))
    for at in range(1, len(words)):
        for names, address in ((words[:at], words[at:]), (words[at:], words[:at])):
            if _has_letters(names) and _has_letters(address):
                yield 1, _of(people_with(names, _begun)) & _in(_homes_with(address, _begun))
    yield 1, _in(_homes_with(words, _slipped))


def _has_letters(words: list[str]) -> bool:
    """Whether there is more than numbers: those fit half the town."""
    return any(not word[0].isdigit() for word in words)


def people_like(text: str, people: QuerySet[Person], most: int, *, forgiving: bool = True) -> list[Person]:
    """Those of `people` whose name or client number fits what was typed, best first; `forgiving` of a slip or not."""
    found: dict[UUID, Person] = {}
    words = words_typed(text)
    for needs, terms in ((most, _as_typed), (most, _begun), (int(forgiving), _slipped)):
        if words and len(found) < needs:
            rows = people.filter(_is_one("pk", people_with(words, terms))).exclude(pk__in=list(found)).order_by()
            found |= {row.pk: row for row in sorted(rows[:AMONG], key=lambda row: (row.name_key, row.pk))}
    return list(found.values())[:most]


def people_with(words: list[str], terms: Terms) -> Func:
    """The keys of the people in whose name or client number each of `words` stands in one of its `terms`.

    Of everybody: no index serves a search behind the second wall. Who they are is asked behind it.
    """

    def enough(word: str) -> list[str]:
        """Two digits are not the beginning of a client number."""
        return _as_typed(word) if word[0].isdigit() and len(word) < SHORTEST_NUMBER else terms(word)

    return Func(Value(_asked(words, enough)), function="people_with_words", template=ASIDE, output_field=KEYS)


def _homes_with(words: list[str], terms: Terms) -> QuerySet[Unit]:
    def whole(word: str) -> list[str]:
        """A number of a house is not the beginning of another."""
        return _as_typed(word) if word[0].isdigit() else terms(word)

    return Unit.objects.filter(_holds(search_words("address_key"), words, whole))


def _holds(vector: Func, words: list[str], terms: Terms) -> Func:
    template = "%(expressions)s::tsquery"
    return Func(vector, Value(_asked(words, terms)), template=template, arg_joiner=" @@ ", output_field=BooleanField())


def _asked(words: list[str], terms: Terms) -> str:
    """What is looked for, as PostgreSQL reads it."""
    return " & ".join(f"({' | '.join(terms(word))})" for word in words)


def _as_typed(word: str) -> list[str]:
    return [f"'{word}'"]


def _begun(word: str) -> list[str]:
    """The word, and the words that it begins."""
    return [f"'{word}':*"]


def _slipped(word: str) -> list[str]:
    """The word, what it begins, and every word that is one slip away: a letter left out, added, changed or moved."""
    if len(word) < SHORTEST or not word.isalpha():
        return _begun(word)
    return [*_begun(word), *(f"'{other}'" for other in sorted(_one_slip_from(word)))]


def _one_slip_from(word: str) -> set[str]:
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    letters = string.ascii_lowercase
    return {
        *(before + after[1:] for before, after in halves if after),
        *(before + after[1] + after[0] + after[2:] for before, after in halves if len(after) > 1),
        *(before + letter + after[1:] for before, after in halves if after for letter in letters),
        *(before + letter + after for before, after in halves for letter in letters),
    }


def _resembling(visible: QuerySet[Dossier], words: list[str]) -> list[UUID]:
    """The keys of dossiers of people whose name resembles each of `words`, when more went wrong than one letter."""
    long = [word for word in words if len(word) >= SHORTEST and word.isalpha()]
    if len(long) < len(words) or not words:
        return []
    people = Func(Value(long, ArrayField(TextField())), function="people_resembling", template=ASIDE, output_field=KEYS)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL pg_trgm.word_similarity_threshold = %s", (LIKENESS,))
        return _sorted_keys(visible.filter(_of(people)))


def _of(people: Func[Any]) -> Q:
    """The condition that a dossier is about one of `people`."""
    return _is_one("person_id", people)


def _in(homes: QuerySet[Unit]) -> Q:
    """The condition that a dossier is about living in one of `homes`."""
    return _is_one("unit_id", ArraySubquery(homes.order_by().values("pk")))


def _is_one(field: str, keys: Func[Any] | ArraySubquery) -> Q:
    """That `field` is one of `keys`, found first: mixed with the dossiers the planner reads tables whole."""
    is_one = {"template": "%(expressions)s)", "arg_joiner": " = ANY (", "output_field": BooleanField()}
    return Q(Func(F(field), keys, **is_one))
