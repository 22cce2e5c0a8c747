"""What a recipient is told (AVG art. 19): of whom, as it knows that person, and what there was and is now."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases.models import Measure
from cases.redacting.names import shield
from cases.redacting.people import choices_of
from dossiers.records.page_data import label_of, shown
from dossiers.records.rules import DAYS
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    from cases.models import Case, Finding
    from dossiers.models import Person, Record
    from redaction.people import Finder

ASKED = {
    Measure.Kind.CORRECT: "Verbeter dit ook in uw administratie.",
    Measure.Kind.ERASE: "Verwijder deze gegevens ook, met kopieën en koppelingen. Mag dat niet van de wet? "
    "Laat ons dat dan weten.",
    Measure.Kind.RESTRICT: "Bewaar deze gegevens, en gebruik ze voorlopig niet. Verandert dat? Dan schrijven wij u.",
}


def about(case: Case, findings: list[Finding]) -> str:
    """Of whom it is, with no more than is needed to find that person: the home that they rent, else the birth date.

    A new address of who moved away is not told.
    """
    records = [finding.record for finding in findings if finding.record]
    person = case.subject or next((record.dossier.person for record in records), None)
    if person is None:
        return ""
    return ", ".join(part for part in (person.name, _found_by(person, records)) if part)


def _found_by(person: Person, records: list[Record]) -> str:
    """What tells one person from another of that name."""
    homes = [each.dossier.unit for each in records if each.dossier.person_id == person.pk and each.dossier.unit]
    if homes:
        return _("huurt of huurde %(home)s") % {"home": homes[0].address}
    return _("geboren op %(day)s") % {"day": dutch(person.born_on)} if person.born_on else ""


def changes(case: Case, measures: list[Measure]) -> list[str]:
    """What is done to each record, in a line; call it while the old value still stands. Who is shielded stays out."""
    chosen = choices_of(case)
    return [_change(row, chosen.to_shield(row.finding)) for row in measures]


def _change(row: Measure, hidden: Finder) -> str:
    """One line: which data, and of a correction what stood there and what stands there now."""
    finding = row.finding
    which = finding.section_label.capitalize()
    which += f", {dutch(finding.happened_on)}" if finding.happened_on else ""
    if row.kind != Measure.Kind.CORRECT or finding.record is None:
        return which
    old, new = (_line(text, hidden) for text in (shown(finding.record, row.field), _read(row)))
    return f"{which}, {label_of(row.field)}. Er stond: “{old}”. Er staat nu: “{new}”."


def _read(row: Measure) -> str:
    """The new value as it is read."""
    if row.field in DAYS and row.new:
        return dutch(dt.date.fromisoformat(row.new))
    return row.new or _("niet ingevuld")


def _line(text: str, hidden: Finder) -> str:
    return " ".join(shield(text, hidden).split())
