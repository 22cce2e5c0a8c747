"""`manage.py bench [--quick] [--only NAME] [--start]`: how quick it is, in a table and in var/bench.json."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from bench import report, starting
from bench.ground import own_surroundings
from bench.measuring import Unmeasured
from bench.rounds import Round


class Command(BaseCommand):
    """Measures on a database of its own; a missed target is a row, not a failure."""

    help = "Meet de snelheid op een eigen database, tot 1.000.000 dossiers."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How large, which rows, and whether the start counts."""
        parser.add_argument("--quick", action="store_true", help="klein en kort, om te zien of het meten werkt")
        parser.add_argument("--only", default="", metavar="NAAM", help="alleen rijen waarvan de naam zo begint")
        parser.add_argument("--start", action="store_true", help="meet ook make run, in een kopie")

    def handle(self, *args: Any, quick: bool, only: str, start: bool, **options: Any) -> None:
        """Writes the table. Raises CommandError (exit code 1) when a measurement could not be made."""
        load = os.getloadavg()[0]
        try:
            with own_surroundings():
                rows = Round(quick=quick, only=only, tell=self.stderr.write).rows()
            if "start_".startswith(only) or only.startswith("start_"):
                started = starting.start_up() if start else starting.not_measured()
                rows += [row for row in started if row.name.startswith(only)]
        except Unmeasured as fault:
            raise CommandError(str(fault)) from fault
        report.keep(rows, settings.VAR / "bench.json")
        self.stdout.write(report.table(rows))
        self.stdout.write(report.machine(load))
