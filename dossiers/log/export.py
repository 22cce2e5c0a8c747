"""Lines of the log as a file, for a purpose that is kept: in the file and in the log itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dossiers.journal import actions as journal
from dossiers.log.queries import Line, Sought, lines_of, shown
from dossiers.log.words import EXPORTS
from dossiers.refusal import Refused
from dossiers.text import spreadsheets
from dossiers.verbs import Verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiers.actors import Actor

MOST = 50_000
BATCH = 2_000


def take_along(*, sought: Sought, kind: str, purpose: str, by: Actor) -> bytes:
    """The lines that answer, as a file of `kind` (csv, xlsx). Raises Refused when they are too many for one file."""
    lines = lines_of(sought)
    if lines.order_by()[: MOST + 1].count() > MOST:
        raise Refused(_("Dit zijn meer dan 50.000 regels. Kies een kortere periode."))
    journal.record(Verb.LOG_EXPORTED, by, by=by, purpose=purpose)
    head = [*_origin(purpose, by), _columns()]
    rows = map(_cells, _in_words(lines))
    if kind == "csv":
        return spreadsheets.as_csv(head, rows)
    return spreadsheets.as_xlsx(_("Logboek"), head, rows, widths=(12, 20, 28, 60, 40, 40, 18))


def _origin(purpose: str, by: Actor) -> list[tuple[str, str]]:
    """Who made the file, when and for what."""
    made = date_format(timezone.localtime(), "j F Y, H:i")
    return [
        (_("Logboek, gemaakt door"), str(by.name)),
        (_("Gemaakt op"), made),
        (_("Doel"), str(EXPORTS[purpose])),
    ]


def _columns() -> tuple[str, ...]:
    return (
        _("Regel"),
        _("Tijdstip"),
        _("Wie"),
        _("Wat"),
        _("Gewijzigd"),
        _("Waarvoor"),
        _("Kenmerk"),
    )


def _in_words(lines: Any) -> Iterator[Line]:
    """All lines in words, some at a time."""
    batch = []
    for line in lines.iterator(chunk_size=BATCH):
        batch.append(line)
        if len(batch) == BATCH:
            yield from shown(batch)
            batch = []
    yield from shown(batch)


def _cells(line: Line) -> tuple[Any, ...]:
    return line.number, line.at, line.who, line.what, line.fields, line.purpose, line.reference
