"""`manage.py backup FILE [--json]`: database, files and heads of the journal in one locked file."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from dossiers.refusal import Refused
from retention.ledger import file as ledger_file
from retention.ledger import rules as ledger_rules
from wsn_privacy.backup.programs import Failed
from wsn_privacy.backup.taking import Taken, take


class Command(BaseCommand):
    """Takes a backup and says what it wrote."""

    help = "Maakt een versleutelde reservekopie van database en bestanden."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, and the form of the answer."""
        parser.add_argument("file", type=Path, help="het bestand dat gemaakt wordt")
        parser.add_argument("--json", action="store_true", dest="as_json", help="antwoord als JSON")

    def handle(self, *args: Any, file: Path, as_json: bool, **options: Any) -> None:
        """Writes what is in it. Raises CommandError with one sentence when none was made."""
        try:
            taken = take(file)
        except (Refused, Failed, ledger_file.Broken) as sentence:
            raise CommandError(str(sentence)) from sentence
        except ledger_rules.NotReplayed as fault:
            raise CommandError(_("Draai eerst manage.py replay_erasures.")) from fault
        except OSError as fault:
            raise CommandError(_("De reservekopie is niet gemaakt: %(why)s.") % {"why": fault.strerror}) from fault
        self.stdout.write(json.dumps(asdict(taken)) if as_json else "\n".join(_as_text(file, taken)))


def _as_text(file: Path, taken: Taken) -> list[str]:
    """What was written, for a reader."""
    lines = [
        _("Reservekopie gemaakt: %(name)s, %(bytes)s bytes.") % {"name": file.name, "bytes": taken.bytes},
        _("Database: %(database)s bytes. Bestanden: %(files)s (%(file_bytes)s bytes).")
        % {"database": taken.database_bytes, "files": taken.files, "file_bytes": taken.file_bytes},
        _("Register van vernietigingen tot en met regel %(n)s.") % {"n": taken.ledger},
        f"SHA-256: {taken.sha256}",
    ]
    return lines + [_("Bij deze rij was geen bestand: %(name)s.") % {"name": pk} for pk in taken.missing]
