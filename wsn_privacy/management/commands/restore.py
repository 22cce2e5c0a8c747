"""`manage.py restore FILE [--json]`: a backup into an empty database, with what was erased since erased again."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from dossiers.refusal import Refused
from retention.ledger import file as ledger_file
from wsn_privacy.backup.container import Unreadable
from wsn_privacy.backup.programs import Failed
from wsn_privacy.backup.restoring import Restored, restore


class Command(BaseCommand):
    """Checks a backup, puts it back, replays the erasures, and checks the journal and the files."""

    help = "Zet een reservekopie terug in een lege database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which file, and the form of the answer."""
        parser.add_argument("file", type=Path, help="de reservekopie")
        parser.add_argument("--json", action="store_true", dest="as_json", help="antwoord als JSON")

    def handle(self, *args: Any, file: Path, as_json: bool, **options: Any) -> None:
        """Writes what was put back; ends with exit code 1 when something is not right after all.

        Raises CommandError with the sentence of what went wrong.
        """
        try:
            done = restore(file)
        except (Refused, Unreadable, Failed, ledger_file.Broken) as sentence:
            raise CommandError(str(sentence)) from sentence
        except OSError as fault:
            raise CommandError(_("Dat lukte niet: %(why)s.") % {"why": fault.strerror}) from fault
        self.stdout.write(json.dumps(_as_json(done)) if as_json else "\n".join(_as_text(done)))
        if not done.is_whole:
            sys.exit(1)


def _as_json(done: Restored) -> dict[str, Any]:
    """What was put back, for programs."""
    return {
        "ok": done.is_whole,
        "at": done.found.at,
        "files": done.found.files,
        "replayed": asdict(done.replayed),
        "audit": {"lines": done.log.lines, "seals": done.log.seals, "broken": done.log.broken or None},
        "reconcile": asdict(done.agreement),
        "why_not_served": done.why or None,
    }


def _as_text(done: Restored) -> list[str]:
    """What was put back, for a reader."""
    again, agreement = done.replayed, done.agreement
    lines = [
        _("Teruggezet: de reservekopie van %(at)s, met %(n)s bestanden.")
        % {"at": done.found.at, "n": done.found.files},
        _("Opnieuw vernietigd: %(erased)s. Er niet meer: %(absent)s.")
        % {"erased": again.erased, "absent": again.absent},
        done.log.broken or _("Het logboek is heel: %(n)s regels.") % {"n": done.log.lines},
    ]
    if agreement.is_whole:
        lines.append(_("Bestanden en rijen kloppen: %(n)s bestanden.") % {"n": agreement.files})
    else:
        lines.append(_("Bestanden en rijen kloppen niet. Draai manage.py reconcile."))
    return [*lines, done.why or _("De site kan open.")]
