"""What the two import commands share: the file, a trial or for real, and what is told of it."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from dossiers.imports import runs
from dossiers.imports.refusals import Unreadable
from dossiers.imports.runs import Result

MISSING = 2


class ImportCommand(BaseCommand):
    """Takes in one file. Exit code 1 when it cannot be read, and then nothing was written; 2 when it is not there."""

    kind: Any

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, whether it is a trial, and the form of the answer."""
        parser.add_argument("file", metavar="FILE", help="het bestand")
        parser.add_argument("--dry-run", action="store_true", help="alleen proberen: er wordt niets geschreven")
        parser.add_argument("--json", action="store_true", dest="as_json", help="antwoord als JSON")

    def handle(self, *args: Any, file: str, dry_run: bool, as_json: bool, **options: Any) -> None:
        """Raises CommandError with a Dutch sentence."""
        path = Path(file)
        if not path.is_file():
            raise CommandError(_("Dit bestand is er niet: %(path)s") % {"path": file}, returncode=MISSING)
        try:
            with path.open("rb") as opened:
                result = runs.import_file(opened, self.kind, name=path.name, dry_run=dry_run)
        except Unreadable as fault:
            if as_json:
                told = {"ok": False, "line": fault.line, "field": fault.field, "reason": fault.why}
                self.stdout.write(json.dumps(told, ensure_ascii=False))
            raise CommandError(_unreadable(fault), returncode=1) from fault
        self.stdout.write(_as_json(result, dry_run) if as_json else _as_text(result, dry_run))


def _unreadable(fault: Unreadable) -> str:
    """Why nothing was taken in, with the line when there is one."""
    where = _("Regel %(line)s: ") % {"line": fault.line} if fault.line else ""
    return f"{where}{fault.why} {_('Er is niets opgenomen.')}"


def _as_json(result: Result, dry_run: bool) -> str:
    """Counts, and the refused lines with field and reason."""
    refusals = [{"line": line, "field": field, "reason": why} for line, field, why in result.refusals]
    told = {"ok": True, "dry_run": dry_run, **result.counts, "run": result.run, "refusals": refusals}
    return json.dumps(told, ensure_ascii=False)


def _as_text(result: Result, dry_run: bool) -> str:
    """The same for a reader."""
    counts = result.counts
    lines = [
        _("Proef: er is niets geschreven.") if dry_run else _("Opgenomen."),
        _("Gelezen %(read)s, nieuw %(new)s, gewijzigd %(changed)s, gelijk %(unchanged)s, geweigerd %(refused)s.")
        % counts,
    ]
    lines += [
        _("Kolom ‘%(title)s’ gevonden. Die nemen wij niet mee.") % {"title": each}
        for each in counts.get("bsn_columns", ())
    ]
    if counts["bsn"]:
        lines.append(_("Niet meegenomen burgerservicenummers: %(n)s.") % {"n": counts["bsn"]})
    lines += [
        _("Overgeslagen: %(name)s (%(n)s).") % {"name": name, "n": n} for name, n in counts.get("skipped", {}).items()
    ]
    lines += [
        _("Regel %(line)s, %(field)s: %(why)s") % {"line": line, "field": field or "–", "why": why}
        for line, field, why in result.refusals
    ]
    return "\n".join(lines)
