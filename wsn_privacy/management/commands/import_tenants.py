"""`manage.py import_tenants FILE [--dry-run] [--json]`: takes in a list of tenants, CSV or XLSX."""

from typing import Any

from dossiers.models import ImportRun
from wsn_privacy.management.commands._importing import ImportCommand


class Command(ImportCommand):
    """Takes in a list of tenants; with --dry-run it only says what that would do."""

    help = "Neemt een klantlijst op (CSV of XLSX)."
    kind: Any = ImportRun.Kind.TENANTS
