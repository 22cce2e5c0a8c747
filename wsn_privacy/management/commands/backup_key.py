"""`manage.py backup_key`: the age identity that opens the backups, to be kept in a safe."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from dossiers.refusal import Refused
from wsn_privacy.backup.identity import identity


class Command(BaseCommand):
    """Writes what `age -d -i` asks for, and nothing else, so that it can go into a file as it is."""

    help = "Geeft de sleutel waarmee age een reservekopie opent, ook zonder dit systeem."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Writes one line. Raises CommandError when BACKUP_KEY has a mistake in it."""
        try:
            key = identity()
        except Refused as sentence:
            raise CommandError(str(sentence)) from sentence
        self.stdout.write("# " + _("Opent elke reservekopie; bewaar dit in een kluis, nooit bij de kopieën."))
        self.stdout.write(str(key))
