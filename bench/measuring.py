"""Measuring one thing many times; the raw SQL of the same rows takes turns with it, so that both feel the same load."""

from __future__ import annotations

import math
import statistics
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from collections.abc import Callable

WARM_UP = 5


class Unmeasured(Exception):
    """A measurement could not be made; the message says which and why."""


@dataclass(frozen=True)
class Probe:
    """One thing to measure: the act, the same rows by raw SQL, what goes before each turn unmeasured, and its limit."""

    name: str
    act: Callable[[], Any]
    raw: Callable[[], Any] | None = None
    limit_ms: float | None = None
    before: Callable[[], Any] | None = None
    is_page: bool = False
    most_queries: int | None = None


@dataclass(frozen=True)
class Row:
    """A line of the table. `value` is what was measured when that is no time; `queries` at a small and a full size."""

    name: str
    n: int = 0
    median_ms: float | None = None
    p95_ms: float | None = None
    raw_median_ms: float | None = None
    ratio: float | None = None
    target: str = ""
    ok: bool | None = None
    value: str = ""
    queries: tuple[int, int] | None = None
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """The row for programs; `ok` is null for what was not measured."""
        return asdict(self)


def timed(act: Callable[[], Any]) -> float:
    """How long one turn of `act` takes, in milliseconds."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def measure(probe: Probe, runs: int, few: int | None = None) -> Row:
    """The row of one probe. `few` is the number of queries at a small size: a page may not ask more at a full one."""
    turns, raw_turns = [], []
    for turn in range(-min(WARM_UP, runs), runs):
        if probe.before:
            probe.before()
        took = timed(probe.act)
        raw_took = timed(probe.raw) if probe.raw else 0.0
        if turn >= 0:
            turns.append(took)
            raw_turns.append(raw_took)
    median, p95 = statistics.median(turns), percentile(turns, 0.95)
    raw = statistics.median(raw_turns) if probe.raw else None
    queries = (few, queries_of(probe)) if probe.is_page and few is not None else None
    return Row(
        name=probe.name,
        n=runs,
        median_ms=round(median, 2),
        p95_ms=round(p95, 2),
        raw_median_ms=None if raw is None else round(raw, 2),
        ratio=round(median / raw, 1) if raw else None,
        target=_target(probe),
        ok=(not probe.limit_ms or p95 < probe.limit_ms) and _asks_no_more(probe, queries),
        queries=queries,
    )


def _target(probe: Probe) -> str:
    """What a probe is held to, in words."""
    parts = [f"p95 < {probe.limit_ms:g} ms"] if probe.limit_ms else []
    parts += [f"<= {probe.most_queries} vragen"] if probe.most_queries else []
    return ", ".join(parts)


def _asks_no_more(probe: Probe, queries: tuple[int, int] | None) -> bool:
    """Whether a page asks no more on the full database than on a small one, and no more than it may."""
    if queries is None:
        return True
    return queries[1] <= min(queries[0], probe.most_queries or queries[0])


def percentile(turns: list[float], part: float) -> float:
    """The smallest turn that at least this part of the turns do not exceed (nearest rank)."""
    return sorted(turns)[math.ceil(part * len(turns)) - 1]


def queries_of(probe: Probe) -> int:
    """How many queries a page asks once it is warm: the fewer of two turns.

    Every ten seconds one page asks whether the database may be served, which may be just this one.
    """
    probe.act()
    turns = []
    for _turn in range(2):
        with CaptureQueriesContext(connection) as asked:
            probe.act()
        turns.append(len(asked))
    return min(turns)


def short(size: int) -> str:
    """A size as it stands in a name: 10k, 1m."""
    for unit, letter in ((1_000_000, "m"), (1_000, "k")):
        if size >= unit and size % unit == 0:
            return f"{size // unit}{letter}"
    return str(size)
