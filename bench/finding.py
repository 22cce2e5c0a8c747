"""Finding somebody by a name with a slip of the pen in it, among all the people that there are.

The time is that of the database. Raw are the very statements of the search, put by the owner of the tables: without
Django, and without the policies that stand behind it.
"""

from __future__ import annotations

import statistics
import time
from random import Random
from typing import TYPE_CHECKING, Any

from django.db import connection

from bench.measuring import Row, Unmeasured, percentile, short, timed
from dossiers.access import wall
from dossiers.models import Person
from dossiers.viewing.search import LIKENESS, dossiers_like

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.raw import Raw
    from dossiers.models import Dossier
    from wsn_privacy.models import User

MOST, LIMIT_MS = 1.5, 50
SHORTEST = 6  # letters of a name that is asked for
OF_SEARCH = ('"dossiers_dossier"', '"dossiers_person"')


class Heard:
    """The statements of a search as they were put, and how long the database took over them."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.took, self.asked = 0.0, list[Any]()

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """One statement."""
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            if sql.startswith("SELECT") and any(table in sql for table in OF_SEARCH):
                self.took += (time.perf_counter() - began) * 1000
                self.asked.append((sql, params))


def row(user: User, asking: Raw, size: int, runs: int) -> Row:
    """So many names, each with another slip, looked for by somebody who sees all tenancies.

    The times are of the first search for a name. It leaves what it read close at hand, so a second one is compared.
    Raises Unmeasured when there are no names to look for.
    """
    asking.rows("SET pg_trgm.word_similarity_threshold = %(least)s", {"least": LIKENESS})
    asking.rows("SET enable_seqscan = off", {})
    parts, again, raws, wholes, hits = [], [], [], [], 0
    for name, typed in _names(runs):
        heard, answer, whole = _search(typed, user)
        parts.append(heard.took)
        wholes.append(whole)
        again.append(_search(typed, user)[0].took)
        raws.append(timed(lambda asked=heard.asked: asking.ask(asked)))  # type: ignore[misc]
        hits += any(dossier.person.family_name == name for dossier in answer)
    asking.rows("RESET enable_seqscan", {})
    if not parts:
        raise Unmeasured("search: er zijn geen namen om naar te zoeken")
    second, bare, p95 = statistics.median(again), statistics.median(raws), percentile(parts, 0.95)
    return Row(
        f"search_{short(size)}",
        n=Person.objects.count(),
        median_ms=round(statistics.median(parts), 2),
        p95_ms=round(p95, 2),
        raw_median_ms=round(bare, 2),
        ratio=round(second / bare, 2),
        target=f"p95 <= {LIMIT_MS} ms, <= {MOST}x",
        ok=p95 <= LIMIT_MS and second <= MOST * bare,
        note=f"met Django {statistics.median(wholes):.2f} ms, nog eens {second:.2f} ms; {hits} van {runs} gevonden",
    )


def _search(typed: str, user: User) -> tuple[Heard, list[Dossier], float]:
    """One search: its statements, what it found, and how long all of it took in milliseconds."""
    heard = Heard()
    with wall.seen_by(user), connection.execute_wrapper(heard):
        began = time.perf_counter()
        found = dossiers_like(typed, user).dossiers
        return heard, found, (time.perf_counter() - began) * 1000


def _names(how_many: int) -> list[tuple[str, str]]:
    """Family names of people on file, and each as somebody might mistype it. Alike at every run."""
    draw = Random(2018)  # noqa: S311, made-up slips, not secrets
    everybody = Person.objects.filter(dossiers__complex__isnull=False).order_by("reference")
    step = max(1, everybody.count() // (how_many * 4))
    names = everybody.values_list("family_name", flat=True)[: step * how_many * 4 : step]
    long = [name for name in names if len(name) >= SHORTEST and name.isalpha() and name.isascii()]
    return [(name, slipped(name, draw)) for name in long[:how_many]]


def slipped(name: str, draw: Random) -> str:
    """A letter left out, doubled or changed, or two that changed places; never the first."""
    at = draw.randrange(1, len(name) - 1)
    before, letter, after = name[:at], name[at], name[at + 1 :]
    return draw.choice(
        (before + after, before + letter * 2 + after, f"{before}e{after}", before + after[0] + letter + after[1:])
    )
