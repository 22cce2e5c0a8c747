"""`manage.py workflow [--check]`: writes docs/nl/stappen.md from the table of steps, or says that it is stale."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cases.workflow import as_markdown


class Command(BaseCommand):
    """Keeps the drawing of the workflow equal to the workflow; needs no database."""

    help = "Schrijft docs/nl/stappen.md uit de tabel van stappen."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to write or only to compare."""
        parser.add_argument("--check", action="store_true", help="alleen vergelijken: 1 als het document verouderd is")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        """Writes the document. Raises CommandError with exit code 1 when it is stale and only compared."""
        document = settings.BASE_DIR / "docs" / "nl" / "stappen.md"
        wanted = as_markdown()
        if check:
            if not document.exists() or document.read_text() != wanted:
                raise CommandError(_("docs/nl/stappen.md is verouderd. Maak het opnieuw: manage.py workflow"))
            return
        document.parent.mkdir(parents=True, exist_ok=True)
        document.write_text(wanted)
