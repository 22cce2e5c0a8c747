"""`manage.py publish_head`: writes the head of the journal's chain outside the database, as beat does every day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from dossiers.journal import actions as journal


class Command(BaseCommand):
    """Adds a line to the file of this month in HEADS_DIR."""

    help = "Schrijft de kop van het logboek buiten de database."

    def handle(self, *args: Any, **options: Any) -> None:
        """Writes which seal is the head now. Raises CommandError when the place outside cannot be written."""
        try:
            head = journal.publish_head()
        except OSError as fault:
            raise CommandError(_("De kop kon niet worden geschreven: %(fault)s") % {"fault": fault.strerror}) from fault
        if head is None:
            self.stdout.write(_("Het logboek is nog leeg: er is geen kop."))
        else:
            self.stdout.write(
                _("De kop is zegel %(n)s, over %(lines)s regels.") % {"n": head.seal, "lines": head.lines}
            )
