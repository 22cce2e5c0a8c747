"""`manage.py migrate`: Django's own, as the owner of the tables, who then admits the account of the site.

Nor does the database learn what stands in personal columns: see `wsn_privacy.disposal.vacuum`.
"""

from typing import Any

from django.core.management.commands import migrate

from wsn_privacy.disposal.vacuum import learn_nothing
from wsn_privacy.operations.database_owner import admit_site, as_owner


class Command(migrate.Command):
    """Brings the tables up to date."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrates as the owner."""
        with as_owner():
            super().handle(*args, **options)
            if not options["plan"] and not options["check_unapplied"]:
                admit_site()
                learn_nothing()
