"""`manage.py load_demo [--dossiers N] [--json]`: a fictional association in an empty database."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from demo import loading, showing
from dossiers.access import wall
from dossiers.refusal import Refused


class Command(BaseCommand):
    """Loads the demo once; prints who may sign in and what they can open."""

    help = "Vult een lege database met een verzonnen woningstichting."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How large, and the form of the answer."""
        parser.add_argument("--dossiers", type=int, default=loading.USUAL, metavar="N", help="aantal dossiers")
        parser.add_argument("--json", action="store_true", dest="as_json", help="antwoord als JSON")

    def handle(self, *args: Any, dossiers: int, as_json: bool, **options: Any) -> None:
        """Raises CommandError: exit code 1 when the database is not empty, 2 for a number that cannot be."""
        if not loading.FEWEST <= dossiers <= loading.MOST:
            sentence = _("Kies een aantal dossiers van %(fewest)s tot en met %(most)s.")
            raise CommandError(sentence % {"fewest": loading.FEWEST, "most": loading.MOST}, returncode=2)
        try:
            with wall.as_job():
                told = loading.load(dossiers)
        except Refused as refusal:
            raise CommandError(refusal.why, returncode=1) from refusal
        self.stdout.write(json.dumps(told, ensure_ascii=False) if as_json else showing.as_text(told))
