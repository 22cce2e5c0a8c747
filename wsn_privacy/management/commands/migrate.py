"""`manage.py migrate`: Django's own, as the owner of the tables, who then admits the account of the site.

A database of before the migrations were written anew is taken over first: see `wsn_privacy.operations.takeover`.
Nor does the database learn what stands in personal columns: see `wsn_privacy.disposal.vacuum`.
"""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate

from dossiers.refusal import Refused
from wsn_privacy.disposal.vacuum import learn_nothing
from wsn_privacy.operations.database_owner import admit_site, as_owner
from wsn_privacy.operations.takeover import take_over


class Command(migrate.Command):
    """Brings the tables up to date."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrates as the owner. Raises CommandError when an older version has to bring the tables up to date first."""
        only_looks = options["plan"] or options["check_unapplied"]
        with as_owner():
            if not only_looks:
                self.take_over(options["verbosity"])
            super().handle(*args, **options)
            if not only_looks:
                admit_site()
                learn_nothing()

    def take_over(self, verbosity: int) -> None:
        """Takes over a database of before, and says so. Raises CommandError with the sentence of a refusal."""
        try:
            if take_over() and verbosity:
                self.stdout.write("De tabellen van de vorige versie zijn overgenomen.")
        except Refused as refusal:
            raise CommandError(refusal.why) from refusal
