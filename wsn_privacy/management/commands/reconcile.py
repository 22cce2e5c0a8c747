"""`manage.py reconcile [--read] [--json]`: whether the files on disk and their rows agree, and if not, which do not."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from dossiers.files.reconciling import Agreement, compare


class Command(BaseCommand):
    """Looks for rows without a file, files without a row, and files that are not what their row says."""

    help = "Vergelijkt bestanden en rijen: 0 ze kloppen, 1 niet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How thoroughly, and the form of the answer."""
        parser.add_argument("--read", action="store_true", help="lees elk bestand en vergelijk de vingerafdruk")
        parser.add_argument("--json", action="store_true", dest="as_json", help="antwoord als JSON")

    def handle(self, *args: Any, read: bool, as_json: bool, **options: Any) -> None:
        """Writes what was found; ends with exit code 1 when something does not agree."""
        found = compare(reads=read)
        answer = {"ok": found.is_whole, **asdict(found)}
        self.stdout.write(json.dumps(answer) if as_json else "\n".join(_as_text(found)))
        if not found.is_whole:
            sys.exit(1)


def _as_text(found: Agreement) -> list[str]:
    """What was found, for a reader: a line for the numbers, and one for each that does not agree."""
    numbers = {"rows": found.rows, "files": found.files}
    if found.is_whole:
        return [_("Bestanden en rijen kloppen: %(rows)s rijen, %(files)s bestanden.") % numbers]
    faults = (
        (found.missing, _("Bij deze rij is geen bestand: %(name)s.")),
        (found.waiting, _("Dit bestand heeft nog zijn tijdelijke naam: %(name)s.")),
        (found.altered, _("Dit bestand is niet wat de rij zegt: %(name)s.")),
        (found.stray, _("Bij dit bestand is geen rij: %(name)s.")),
    )
    head = _("Bestanden en rijen kloppen niet: %(rows)s rijen, %(files)s bestanden.") % numbers
    return [head, *(sentence % {"name": name} for names, sentence in faults for name in names)]
