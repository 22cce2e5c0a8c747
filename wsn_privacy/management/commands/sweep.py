"""`manage.py sweep [--now ISO] [--dry-run] [--json]`: what beat runs every day, by hand."""

import datetime as dt
import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossiers.refusal import Refused
from wsn_privacy.disposal import sweep
from wsn_privacy.operations import restore_guard

YEARS = range(1900, 2101)
LABELS = {
    "cases_open": gettext_lazy("verzoeken open"),
    "cases_late": gettext_lazy("verzoeken te laat"),
    "due_dates_mended": gettext_lazy("termijnen hersteld"),
    "due_reminders": gettext_lazy("herinneringen aan een termijn"),
    "late_told": gettext_lazy("aanvragers laten weten dat het te laat is"),
    "digests": gettext_lazy("weekoverzichten"),
    "search_reminders": gettext_lazy("herinneringen aan een opvraag"),
    "reviews_due": gettext_lazy("beperkingen opnieuw bekijken"),
    "mails_waiting": gettext_lazy("berichten die wachten"),
    "grants_ended": gettext_lazy("persoonlijke toegang verlopen"),
    "links_ended": gettext_lazy("links verlopen"),
    "sessions_ended": gettext_lazy("aanmeldingen verlopen"),
    "records_destroyed": gettext_lazy("gegevens vernietigd"),
    "dossiers_destroyed": gettext_lazy("dossiers vernietigd"),
    "cases_destroyed": gettext_lazy("verzoeken vernietigd"),
    "lists_lapsed": gettext_lazy("vernietigingslijsten vervallen"),
    "certificates_made": gettext_lazy("vernietigingsverklaringen"),
    "items_stayed": gettext_lazy("op een lijst, blijven toch"),
    "items_failed": gettext_lazy("niet gelukt"),
}


class Command(BaseCommand):
    """Does what is due at a moment; with `--dry-run` only counts it."""

    help = "Doet wat dagelijks moet gebeuren: termijnen, verlopen toegang, oude links."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The moment, whether it is only a count, and the form of the answer."""
        parser.add_argument("--now", metavar="ISO", help="2026-11-25T08:00 in plaats van nu")
        parser.add_argument("--dry-run", action="store_true", help="alleen tellen, niets wijzigen")
        parser.add_argument("--json", action="store_true", dest="as_json", help="antwoord als JSON")

    def handle(self, *args: Any, now: str | None, dry_run: bool, as_json: bool, **options: Any) -> None:
        """Writes the counts. Raises CommandError: 2 for a moment that does not exist, 1 for one that cannot be now,
        while another sweep is under way, and in a copy of the database that brings back who was erased."""
        if why := restore_guard.why_not_served():
            raise CommandError(why)
        moment = moment_of(now) if now else timezone.now()
        try:
            counts = sweep.sweep(moment, dry_run=True) if dry_run else sweep.sweep_now(moment)
        except Refused as refusal:
            raise CommandError(refusal.why) from refusal
        if counts is None:
            raise CommandError(_("Er loopt al een opschoning. Probeer het later opnieuw."))
        self.stdout.write(json.dumps(counts, ensure_ascii=False) if as_json else _as_text(counts))


def moment_of(text: str) -> dt.datetime:
    """The moment that was typed: a date with or without time, in Amsterdam unless it says otherwise.

    Raises CommandError, with exit code 2, for what is no such moment.
    """
    try:
        moment = parse_datetime(text) or dt.datetime.fromisoformat(text)
        if moment.year not in YEARS:
            raise ValueError(text)
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
    except (ValueError, OverflowError) as error:
        sentence = _("“%(text)s” is geen moment dat bestaat. Geef het zo: 2026-11-25T08:00.")
        raise CommandError(sentence % {"text": text}, returncode=2) from error


def _as_text(counts: dict[str, Any]) -> str:
    """The counts for a reader."""
    head = _("Alleen geteld op %(now)s") if counts["dry_run"] else _("Gedaan op %(now)s")
    rows = []
    for name, label in LABELS.items():
        found = counts[name]
        rows.append(f"  {label}: {', '.join(found) or 0}" if isinstance(found, list) else f"  {label}: {found}")
    return "\n".join([head % {"now": counts["now"]}, *rows])
