"""`manage.py term TERM RECEIVED [--json]`: one deadline of the law, its source and the sentences that derive it."""

import json
from argparse import ArgumentParser
from datetime import date, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from law.calendar import FIRST_YEAR, LAST_YEAR, in_words
from law.deadlines import IN_HOURS, TERMS, Deadline

REFUSED = 2


class Command(BaseCommand):
    """Counts one term from one day, or from one moment for a term in hours; needs no database."""

    help = "Berekent één termijn: de laatste dag, de bron en de stappen."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The term, the day it runs from, and the form of the answer."""
        parser.add_argument("term", metavar="TERM", help=", ".join(TERMS))
        parser.add_argument("received", metavar="RECEIVED", help="2026-11-25, of 2026-11-25T15:00 voor uren")
        parser.add_argument("--json", action="store_true", dest="as_json", help="antwoord als JSON")

    def handle(self, *args: Any, term: str, received: str, as_json: bool, **options: Any) -> None:
        """Writes the deadline. Raises CommandError with a Dutch sentence and exit code 2 for what cannot be counted."""
        if term not in TERMS:
            raise _refusal(
                _("De termijn “%(term)s” bestaat niet. Kies uit: %(known)s."),
                term=term,
                known=", ".join(TERMS),
            )
        start = _moment(received) if term in IN_HOURS else _day(received)
        try:
            deadline = TERMS[term](start)
        except (ValueError, OverflowError) as error:
            sentence = _(
                "Voor %(received)s is niets te berekenen. De kalender loopt van %(first)s tot en met %(last)s."
            )
            raise _refusal(sentence, received=received, first=FIRST_YEAR, last=LAST_YEAR) from error
        self.stdout.write(_as_json(deadline) if as_json else _as_text(deadline))


def _refusal(sentence: str, **values: object) -> CommandError:
    """The refusal with this sentence, filled in."""
    return CommandError(sentence % values, returncode=REFUSED)


def _day(text: str) -> date:
    """The day that was typed as 2026-11-25."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        sentence = _("“%(text)s” is geen datum. Geef een datum die bestaat, zoals 2026-11-25.")
        raise _refusal(sentence, text=text) from error


def _moment(text: str) -> datetime:
    """The moment that was typed as 2026-11-25T15:00, with or without an offset; a day alone is not enough."""
    try:
        if "T" not in text:
            raise ValueError(text)
        return datetime.fromisoformat(text)
    except ValueError as error:
        sentence = _(
            "“%(text)s” is geen datum met tijd. Deze termijn telt in uren: geef ook de tijd, zoals 2026-11-25T15:00."
        )
        raise _refusal(sentence, text=text) from error


def _as_json(deadline: Deadline) -> str:
    """The deadline as JSON: a date, or for hours a moment in Amsterdam to the minute."""
    due = deadline.at.replace(tzinfo=None).isoformat(timespec="minutes") if deadline.at else deadline.on.isoformat()
    return json.dumps({"due": due, "source": deadline.source.name, "steps": deadline.steps}, ensure_ascii=False)


def _as_text(deadline: Deadline) -> str:
    """The deadline for a reader: the last day with its source, then the steps."""
    at = f" {deadline.at:%H.%M}" if deadline.at else ""
    head = _("Uiterlijk %(due)s (%(source)s)") % {
        "due": in_words(deadline.on) + at,
        "source": deadline.source,
    }
    return "\n".join([head, *(f"- {step}" for step in deadline.steps)])
