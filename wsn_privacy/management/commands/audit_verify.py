"""`manage.py audit_verify [--json]`: whether the journal is whole, and if not, the first line that is broken."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from dossiers.journal import actions as journal


class Command(BaseCommand):
    """Compares every line of the journal with its digest, every batch with its seal, the heads kept outside, and the
    versions of the register."""

    help = "Controleert het logboek: 0 heel, 1 gebroken."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The form of the answer."""
        parser.add_argument("--json", action="store_true", dest="as_json", help="antwoord als JSON")

    def handle(self, *args: Any, as_json: bool, **options: Any) -> None:
        """Writes what was found; ends with exit code 1 when the journal is broken."""
        found = journal.verify()
        self.stdout.write(_as_json(found) if as_json else _as_text(found))
        if found.broken:
            sys.exit(1)


def _as_json(found: journal.Verdict) -> str:
    """What was found, for programs; `broken` is null or the sentence that names the first broken line."""
    answer = {
        "ok": not found.broken,
        "lines": found.lines,
        "seals": found.seals,
        "unsealed": found.unsealed,
        "heads": found.heads,
        "versions": found.versions,
        "broken": found.broken or None,
    }
    return json.dumps(answer, ensure_ascii=False)


def _as_text(found: journal.Verdict) -> str:
    """What was found, for a reader."""
    numbers = {"lines": found.lines, "seals": found.seals, "unsealed": found.unsealed, "heads": found.heads}
    if found.broken:
        return _("Het logboek is gebroken. %(broken)s") % {"broken": found.broken}
    numbers["versions"] = found.versions
    whole = _("Het logboek is heel: %(lines)s regels, %(seals)s zegels, %(unsealed)s regels nog zonder zegel.")
    outside = _("Koppen buiten de database: %(heads)s. Versies van het register: %(versions)s.")
    return " ".join([whole % numbers, outside % numbers])
