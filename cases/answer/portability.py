"""What somebody takes along: the data they gave, as JSON and CSV that another organisation can read (AVG art. 20)."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from cases.flow.rights import right_of
from cases.models import Decision
from cases.redacting.names import shield

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cases.models import Case, Finding
    from redaction.people import Finder

COLUMNS = ("nummer", "soort", "datum", "onderwerp", "tekst", "grondslag", "verwerking")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def files(case: Case, findings: list[Finding], shielded: Mapping[int, Finder]) -> Mapping[str, bytes]:
    """The two files of a request to take data along; nothing for any other right.

    Names of others are shielded, as they were chosen or without a choice (AVG art. 20(4)): `shielded` finds them, by
    the number of the finding.
    """
    if not right_of(case).takes_along:
        return {}
    given = [finding for finding in findings if finding.record and _is_given(finding)]
    rows = [_row(finding, shielded[finding.number]) for finding in given]
    return {"gegevens.json": as_json(case, rows), "gegevens.csv": as_csv(rows)}


def _is_given(finding: Finding) -> bool:
    return finding.decision.outcome == Decision.Outcome.GRANTED


def _row(finding: Finding, hidden: Finder) -> dict[str, str | int]:
    on = finding.happened_on
    return {
        "nummer": finding.number,
        "soort": finding.section_label,
        "datum": on.isoformat() if on else "",
        "onderwerp": shield(finding.title, hidden),
        "tekst": shield(finding.text, hidden),
        "grondslag": finding.ground_label,
        "verwerking": finding.activity.name if finding.activity else "",
    }


def as_json(case: Case, rows: list[dict[str, str | int]]) -> bytes:
    """UTF-8 JSON, in a fixed order of keys, with who the data is about."""
    person = case.subject
    about = {
        "naam": person.name if person else "",
        "geboortedatum": person.born_on.isoformat() if person and person.born_on else None,
    }
    content = {"schema": "meenemen/1", "kenmerk": case.reference, "betrokkene": about, "gegevens": rows}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def as_csv(rows: list[dict[str, str | int]]) -> bytes:
    """CSV with semicolons and a byte order mark; a cell that a spreadsheet would run begins with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, delimiter=";")
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _harmless(value: str | int) -> str | int:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
