"""`manage.py bench [--quick] [--only NAME] [--start]`: how quick it is, in a table and in var/bench.json."""

from __future__ import annotations

import gc
from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import closing
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from wsn_privacy.bench import acts, report, scene, starting, weight
from wsn_privacy.bench.ground import own_database, own_surroundings
from wsn_privacy.bench.measuring import Row, Unmeasured, measure, queries_of
from wsn_privacy.bench.pages import Pages
from wsn_privacy.bench.raw import Raw

RUNS, QUICK_RUNS = 60, 3


class Command(BaseCommand):
    """Measures on a database of its own; a missed target is a row, not a failure."""

    help = "Meet de snelheid op een eigen database met 100.000 dossiers en 10.000 verzoeken."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How large, which rows, and whether the start counts."""
        parser.add_argument("--quick", action="store_true", help="klein en kort, om te zien of het meten werkt")
        parser.add_argument("--only", default="", metavar="NAAM", help="alleen rijen waarvan de naam zo begint")
        parser.add_argument("--start", action="store_true", help="meet ook make run, in een kopie")

    def handle(self, *args: Any, quick: bool, only: str, start: bool, **options: Any) -> None:
        """Writes the table. Raises CommandError (exit code 1) when a measurement could not be made."""
        try:
            with own_surroundings():
                rows = self._rows(quick, only)
            rows += _chosen(starting.start_up if start else starting.not_measured, "start_", only)
        except Unmeasured as fault:
            raise CommandError(str(fault)) from fault
        report.keep(rows, settings.VAR / "bench.json")
        self.stdout.write(report.table(rows))
        self.stdout.write(report.machine())

    def _rows(self, quick: bool, only: str) -> list[Row]:
        """The rows that need a database: queries at a small size, then everything at the full one."""
        with own_database(), closing(Raw()) as asking:
            few = {probe.name: queries_of(probe) for probe in Pages(scene.build(scene.FEW), asking).probes()}
        runs = QUICK_RUNS if quick else RUNS
        with own_database(), closing(Raw()) as asking:
            built = scene.build(scene.QUICK if quick else scene.FULL)
            gc.collect()
            gc.freeze()  # what loading left behind is no part of a page
            self.stderr.write("De database is gevuld; nu wordt er gemeten.")
            probes = [*Pages(built, asking).probes(), *acts.probes(built, asking)]
            rows = [measure(each, runs, few.get(each.name)) for each in probes if each.name.startswith(only)]
            rows += _chosen(weight.public_page, "public_bytes", only)
            rows += _chosen(lambda: [acts.verify()], "audit_verify", only)
        return rows


def _chosen(measured: Callable[[], list[Row]], begins: str, only: str) -> list[Row]:
    """The rows that `measured` makes, if their names were asked for."""
    return [row for row in measured() if row.name.startswith(only)] if _match(begins, only) else []


def _match(begins: str, only: str) -> bool:
    return begins.startswith(only) or only.startswith(begins)
