"""`manage.py ldv_export --since ISO [--output FILE]`: lines for Logboek Dataverwerkingen, one JSON object each."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from dossiers.access import wall
from dossiers.journal import actions as journal
from dossiers.log import processing_log
from dossiers.models import Seal
from wsn_privacy.management.commands.sweep import moment_of
from wsn_privacy.verbs import Verb


class Command(BaseCommand):
    """Writes which processing activity touched the data of which person; who acted is not in it."""

    help = "Schrijft de regels voor Logboek Dataverwerkingen (Logius), een JSON-object per regel."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """From when, and to which file."""
        parser.add_argument("--since", required=True, metavar="ISO", help="vanaf 2026-11-25T08:00")
        parser.add_argument("--output", default="", metavar="BESTAND", help="naar dit bestand in plaats van het scherm")

    @wall.as_job()
    def handle(self, *args: Any, since: str, output: str, **options: Any) -> None:
        """Writes the lines under seal since a moment. Raises CommandError for a moment or file that cannot be."""
        after = processing_log.first_since(moment_of(since))
        if link := Seal.objects.order_by("-number").first():
            journal.record(Verb.PROCESSING_EXPORTED, link, by=None)
        if not output:
            self._write(self.stdout, after)
            return
        try:
            with Path(output).open("x", encoding="utf-8") as file:
                count = self._write(file, after)
        except OSError as fault:
            raise CommandError(_("Dit bestand kan niet worden gemaakt: %(why)s") % {"why": fault.strerror}) from fault
        self.stdout.write(_("%(n)s regels geschreven.") % {"n": count})

    def _write(self, file: Any, after: int) -> int:
        """Write the lines after a number; returns how many."""
        count = 0
        for _last, lines in processing_log.batches(after=after):
            for line in lines:
                file.write(json.dumps(line.as_json(), ensure_ascii=False) + "\n")
            count += len(lines)
        return count
