"""The rounds of a run: what needs a small association, and what needs one that grows to the size of the largest."""

from __future__ import annotations

import gc
import time
from contextlib import closing
from typing import TYPE_CHECKING

from bench import acts, daily, finding, growing, heavy, importing, lists, scene, sweeping, weight, witnessing
from bench.ground import migrated, own_database
from bench.measuring import Row, measure, queries_of
from bench.pages import Pages
from bench.raw import Raw
from bench.shielding import measured as shielding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.measuring import Probe
    from bench.scene import Scene, Size

    Tell = Callable[[str], None]

RUNS, QUICK_RUNS = 60, 3
WRITES = ("write_add", "write_change", "record_add", "record_correct")
TAKEN_IN = ("import", "import_memory")
DAY = ("start_100", "start_100k")
HEAVY = "heavy_case"
SWEPT = ("sweep", "sweep_beside")
CHECKED = ("audit_verify", "audit_verify_memory")


class Round:
    """One run: how large, how often, and which rows were asked for."""

    def __init__(self, *, quick: bool, only: str, tell: Tell) -> None:
        """`only` is what the names begin with; `tell` hears how far it is."""
        self.size: Size = scene.QUICK if quick else scene.FULL
        self.runs = QUICK_RUNS if quick else RUNS
        self.only, self.tell, self.began = only, tell, time.perf_counter()

    def rows(self) -> list[Row]:
        """Every row that was asked for and needs a database."""
        with migrated():
            with own_database(), closing(Raw()) as asking:
                few, found = self._small(asking)
            with own_database(), closing(Raw()) as asking:
                return [row for row in [*self._large(asking, few), *found] if self._is_asked(row.name)]

    def _is_asked(self, *names: str) -> bool:
        return any(name.startswith(self.only) for name in names)

    def _say(self, what: str) -> None:
        self.tell(f"{time.perf_counter() - self.began:.0f} s: {what}")

    def _small(self, asking: Raw) -> tuple[dict[str, int], list[Row]]:
        """Queries at a small size; writes, an import and the journal in an association of a hundred dossiers."""
        built = scene.build(scene.FEW)
        few = {probe.name: queries_of(probe) for probe in self._pages(built, asking)}
        found: list[Row] = []
        if self._is_asked(*WRITES):
            self._say("schrijven")
            found += witnessing.rows(built.officer, self.runs)
        if self._is_asked(HEAVY):
            self._say("een zwaar verzoek")
            found.append(heavy.row(built.officer, self.runs))
        if self._is_asked(*DAY):
            self._say("het startscherm")
            found += daily.rows(built, asking, self.size.lines // 10, self.runs)
        tenth = witnessing.checked(self.size.lines // 10) if self._is_asked(*CHECKED) else None
        if self._is_asked(*TAKEN_IN):
            self._say(f"{self.size.tenants} huurders invoeren")
            found += importing.rows(asking, self.size.tenants)
        if tenth:
            self._say(f"{self.size.lines} regels van het logboek controleren")
            found += witnessing.verified(asking, tenth, self.size.lines)
        return few, found

    def _pages(self, built: Scene, asking: Raw) -> list[Probe]:
        return Pages(built, asking).probes()

    def _large(self, asking: Raw, few: dict[str, int]) -> Iterator[Row]:
        """The list at each size, and everything else at the largest."""
        built = scene.build(self.size)
        gc.collect()
        gc.freeze()  # what loading left behind is no part of a page
        listed: list[Row] = []
        for size in self.size.dossiers:
            growing.grow(asking, size)
            self._say(f"{size} dossiers")
            listed += lists.rows(built, asking, size, self.runs)
            yield finding.row(built.desk, asking, size, self.runs)
        yield from listed
        yield from lists.flat(listed, self.size.dossiers)
        self._say("pagina's")
        for probe in [*self._pages(built, asking), *acts.probes(built, asking)]:
            if self._is_asked(probe.name):
                yield measure(probe, self.runs, few.get(probe.name))
        yield from weight.public_page()
        yield from shielding.rows()
        if self._is_asked("forecast"):
            yield sweeping.ahead(self.runs)
        if self._is_asked(*SWEPT):  # the last: it takes records away
            self._say("opschonen")
            yield from sweeping.rows(built, asking, self.runs)
