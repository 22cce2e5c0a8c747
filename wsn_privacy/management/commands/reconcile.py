"""`manage.py reconcile [--read] [--json]`: whether files and rows, and destruction and proof, agree."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from dossiers.files.reconciling import Agreement, compare
from retention.certificates import actions as certificates


class Command(BaseCommand):
    """Looks for rows without a file, files without a row, and files that are not what their row says; and for lists
    that were carried out without a certificate, and certificates that are not what they were."""

    help = "Vergelijkt bestanden en rijen, en wat vernietigd is met de verklaringen: 0 ze kloppen, 1 niet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How thoroughly, and the form of the answer."""
        parser.add_argument("--read", action="store_true", help="lees elk bestand en vergelijk de vingerafdruk")
        parser.add_argument("--json", action="store_true", dest="as_json", help="antwoord als JSON")

    def handle(self, *args: Any, read: bool, as_json: bool, **options: Any) -> None:
        """Writes what was found; ends with exit code 1 when something does not agree."""
        found = compare(reads=read)
        unproved, forged = certificates.faults()
        is_whole = found.is_whole and not (unproved or forged)
        answer = {"ok": is_whole, **asdict(found), "unproved": unproved, "forged": forged}
        text = "\n".join([*_as_text(found), *_of_proof(unproved, forged)])
        self.stdout.write(json.dumps(answer) if as_json else text)
        if not is_whole:
            sys.exit(1)


def _of_proof(unproved: list[str], forged: list[str]) -> list[str]:
    """A line for each list without a certificate, and for each certificate that is another than it was."""
    missing = _("Bij deze uitgevoerde lijst is geen vernietigingsverklaring: %(name)s.")
    altered = _("Deze vernietigingsverklaring is niet wat zij was: %(name)s.")
    faults = ((unproved, missing), (forged, altered))
    return [sentence % {"name": name} for names, sentence in faults for name in names]


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
