"""What the pages of imports show: figures, remarks, differences per line, and refused lines."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from dossiers.imports.tables.tenants import LABELS
from dossiers.journal import actions as journal
from dossiers.models import ImportLine, Person
from dossiers.verbs import Common

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiers.actors import Actor
    from dossiers.models import ImportRun

MOST_RUNS = 50
PER_PAGE = 50
FORMULA = ("=", "+", "-", "@", "\t", "\r")
FIELDS = LABELS | {
    "address": "adres",
    "unit_id": "eenheid",
    "complex_id": "complex",
    "vera_id": "VERA-kenmerk",
    "until": "tot en met",
    "name": "naam",
}
ROWS = {"Complex": "complex", "Unit": "eenheid", "Person": "betrokkene", "Dossier": "dossier", "Tie": "relatie"}


@dataclass(frozen=True)
class Change:
    """What one line changes: its number, the sort of row, and per field what stood there and what comes."""

    number: int
    what: str
    fields: list[tuple[str, str, str]]


def figures_of(row: ImportRun, *, content: bool) -> list[tuple[str, str, str]]:
    """The figures of an import: label, number, and a kind for the colour.

    Who sees no content is not told what is the same as what is on file: a guess would be confirmed by it.
    """
    told = row.counts
    if "new" not in told:
        return []
    known = [(told["changed"], _("gewijzigd"), "wait"), (told["unchanged"], _("gelijk"), "")]
    if not content:
        known = [(told["changed"] + told["unchanged"], _("al bekend"), "")]
    refused = (told["refused"], _("geweigerd"), "late" if told["refused"] else "")
    figures = [(told["new"], _("nieuw"), "ok"), *known, refused]
    return [(label, number_format(number, force_grouping=True), kind) for number, label, kind in figures]


def remarks_on(row: ImportRun, *, content: bool) -> list[str]:
    """What is to be told beside the figures, in sentences; without what tells the same as they would."""
    told, remarks = row.counts, []
    for title in told.get("bsn_columns", ()):
        remarks.append(_("Kolom ‘%(title)s’ gevonden. Die nemen wij niet mee.") % {"title": title})
    if told.get("bsn") and not told.get("bsn_columns"):
        remarks.append(_("Niet meegenomen burgerservicenummers: %(n)s.") % {"n": told["bsn"]})
    if told.get("unknown_columns"):
        remarks.append(_("Kolommen die wij niet kennen, en overslaan: %(n)s.") % {"n": told["unknown_columns"]})
    for name, count in told.get("skipped", {}).items():
        remarks.append(_("Overgeslagen: %(name)s (%(n)s).") % {"name": name, "n": count})
    if undone := told.get("undone"):
        sentence = _("Teruggezet: %(put_back)s. Verwijderd: %(removed)s. Gebleven: %(stayed)s.")
        remarks += [sentence % undone] if content else []
        if undone["stayed"] and content:
            remarks.append(_("Wat bleef, is intussen gewijzigd of er hangt iets aan."))
    return remarks


def changes_in(row: ImportRun, *, by: Actor) -> list[Change]:
    """The first differences, with their words. Each person in them was looked at: that leaves a line."""
    lines = list(row.lines.filter(outcome=ImportLine.Outcome.CHANGED, before__isnull=False)[:PER_PAGE])
    seen = {line.row_id for line in lines if line.model == "Person" and line.row_id}
    people = Person.objects.filter(pk__in=seen).only("reference")
    journal.record_many(Common.LOOKED, Person, [journal.Touched(p.pk, p.reference, p.pk) for p in people], by=by)
    return [
        Change(
            line.number,
            ROWS.get(line.model, ""),
            [(FIELDS.get(name, name), _shown(old), _shown(new)) for name, (old, new) in (line.before or {}).items()],
        )
        for line in lines
    ]


def _shown(value: Any) -> str:
    """A value as it is read; dates in words."""
    try:
        return date_format(dt.date.fromisoformat(value), "j F Y")
    except (TypeError, ValueError):
        return str(value or "–")


def refusals_in(row: ImportRun, after: int) -> list[ImportLine]:
    """The next refused lines after line `after`: number, field and reason."""
    lines = row.lines.filter(outcome=ImportLine.Outcome.REFUSED, number__gt=after)
    return list(lines.only("number", "field", "reason")[:PER_PAGE])


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """The text itself."""
        return text


def refused_as_csv(row: ImportRun, *, content: bool) -> Iterator[str]:
    """The refused lines, one by one, with the mark that has a spreadsheet read UTF-8.

    A cell that a spreadsheet would take for a formula gets a quote before it.
    """
    titles = [*dict.fromkeys(LABELS.values())] if content else []
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff"
    yield writer.writerow(["regel", "veld van de fout", "reden", *titles])
    for line in row.lines.filter(outcome=ImportLine.Outcome.REFUSED).iterator(chunk_size=1_000):
        said = line.before or {}
        cells = [str(line.number), line.field, line.reason, *(said.get(title, "") for title in titles)]
        yield writer.writerow([f"'{cell}" if str(cell).startswith(FORMULA) else cell for cell in cells])
