"""`manage.py replay_erasures [--rebuild] [--json]`: erases again what came back with a copy of the database."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from dossiers.refusal import Refused
from retention.ledger import actions as ledger
from retention.ledger import file as ledger_file
from wsn_privacy.disposal.replay import replay
from wsn_privacy.operations import restore_guard
from wsn_privacy.operations.database_owner import as_owner


class Command(BaseCommand):
    """Reads the ledger of erasures and does what this database does not know."""

    help = "Vernietigt opnieuw wat na de reservekopie is vernietigd."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether the ledger is lost, and the form of the answer."""
        parser.add_argument("--rebuild", action="store_true", help="het register is weg: maak het uit de database")
        parser.add_argument("--json", action="store_true", dest="as_json", help="antwoord als JSON")

    def handle(self, *args: Any, rebuild: bool, as_json: bool, **options: Any) -> None:
        """Writes the counts. Raises CommandError with one sentence; then still nothing is served."""
        try:
            if rebuild:
                _rebuild()
            done = replay()
        except (Refused, ledger_file.Broken) as sentence:
            raise CommandError(str(sentence)) from sentence
        except OSError as fault:
            raise CommandError(_("Het register is niet te lezen: %(why)s.") % {"why": fault.strerror}) from fault
        told = _("Nieuw in het register: %(lines)s. Opnieuw vernietigd: %(erased)s. Er niet meer: %(absent)s.")
        self.stdout.write(json.dumps(asdict(done)) if as_json else told % asdict(done))


def _rebuild() -> None:
    """Make the ledger anew from what the database knows."""
    if ledger_file.place().exists():
        raise Refused(_("Er is een register. Leg het eerst apart: wat erin staat, is niet vanzelf onzin."))
    with as_owner():
        ledger.rebuild()
    restore_guard.forget()
