"""`manage.py seal`: seals the journal now, as beat does every few minutes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils.translation import gettext as _

from dossiers.journal import actions as journal


class Command(BaseCommand):
    """Adds a link to the chain over every line that has none."""

    help = "Verzegelt de nieuwe regels van het logboek."

    def handle(self, *args: Any, **options: Any) -> None:
        """Writes how many lines were sealed. Raises CommandError when somebody is writing for too long."""
        try:
            sealed = journal.seal()
        except OperationalError as busy:
            raise CommandError(_("Er wordt nu in het logboek geschreven. Probeer het zo nog eens.")) from busy
        self.stdout.write(_("%(n)s regels verzegeld.") % {"n": sealed})
