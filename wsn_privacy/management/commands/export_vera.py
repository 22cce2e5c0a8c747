"""`manage.py export_vera REFERENCE`: one dossier as VERA JSON, without the records in it."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from dossiers.access import wall
from dossiers.imports.vera import export
from dossiers.models import Dossier


class Command(BaseCommand):
    """Writes who the dossier is about and what they rent; who keeps the software does not get to see records."""

    help = "Geeft één dossier als VERA JSON, zonder de gegevens erin."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which dossier."""
        parser.add_argument("reference", metavar="REFERENCE", help="het kenmerk van het dossier, zoals D-7F3K2QHMXA")

    @wall.as_job()
    def handle(self, *args: Any, reference: str, **options: Any) -> None:
        """Raises CommandError with exit code 2 for a dossier that is not there."""
        rows = Dossier.objects.select_related("person", "unit__complex", "complex")
        dossier = rows.filter(reference=reference).first()
        if dossier is None:
            raise CommandError(_("Dit dossier is er niet."), returncode=2)
        self.stdout.write(json.dumps(export.export(dossier), ensure_ascii=False, indent=2))
