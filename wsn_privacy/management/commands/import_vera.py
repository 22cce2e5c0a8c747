"""`manage.py import_vera FILE [--dry-run] [--json]`: takes in people, homes and tenancies as VERA JSON."""

from typing import Any

from dossiers.models import ImportRun
from wsn_privacy.management.commands._importing import ImportCommand


class Command(ImportCommand):
    """Takes in a VERA file; with --dry-run it only says what that would do."""

    help = "Neemt relaties, overeenkomsten en eenheden op (VERA JSON)."
    kind: Any = ImportRun.Kind.VERA
