"""What somebody takes along: the data they gave, as JSON and CSV that another organisation can read (AVG art. 20)."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from cases.answer import client_card
from cases.flow.rights import gives_card, right_of
from cases.models import Decision
from cases.redacting.names import shield
from law.grounds import Ground

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
    facts = client_card.given_by(case) if gives_card(case) else []
    return {"gegevens.json": as_json(case, facts, rows), "gegevens.csv": as_csv([*map(_own_row, facts), *rows])}


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


def _own_row(fact: tuple[str, str]) -> dict[str, str | int]:
    """What somebody gave about themselves, as a row beside the pieces."""
    label, value = fact
    row = dict.fromkeys(COLUMNS, "")
    return {**row, "soort": "over uzelf", "onderwerp": label, "tekst": value, "grondslag": Ground.CONTRACT.label}


def as_json(case: Case, facts: list[tuple[str, str]], rows: list[dict[str, str | int]]) -> bytes:
    """UTF-8 JSON, in a fixed order of keys, with who the data is about and what they gave about themselves.

    What is kept twice, as a telephone number of the card and another of the request, stands there twice.
    """
    person = case.subject
    about = {
        "naam": person.name if person else "",
        "geboortedatum": person.born_on.isoformat() if person and person.born_on else None,
        "gegeven": [{"wat": label, "waarde": value} for label, value in facts],
    }
    content = {"schema": "meenemen/2", "kenmerk": case.reference, "betrokkene": about, "gegevens": rows}
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
