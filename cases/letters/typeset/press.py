"""Each kind of letter as PDF, printed by the press of the house."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from dossiers.text.press import press
from dossiers.text.printable import dutch, letters_in, marked

from .shapes import (
    AnswerLetter,
    Code,
    Inventory,
    Outcome,
    Overview,
    OverviewRecord,
    OwnPart,
    Piece,
    PieceDecision,
    Receipt,
)

DECISIONS = {
    Outcome.GRANTED: "U krijgt alles waar u om vroeg.",
    Outcome.PARTLY: "U krijgt een deel van wat u vroeg. Een ander deel krijgt u niet. Hieronder leest u waarom.",
    Outcome.REFUSED: "U krijgt niet wat u vroeg. Hieronder leest u waarom.",
    Outcome.NOTHING_FOUND: "Wij hebben goed gezocht. Wij hebben geen gegevens van u gevonden.",
}


def answer_letter(letter: AnswerLetter) -> bytes:
    """Return the answer as PDF, always with the three remedies (art. 12(4) AVG, 77 AVG, 35 UAVG, reglement)."""
    return press(
        "answer.typ",
        letter.sent_on,
        asdict(letter)
        | {
            "received_on": dutch(letter.received_on),
            "due_on": dutch(letter.due_on),
            "sent_on": dutch(letter.sent_on),
            "court_until": dutch(letter.court_until) if letter.court_until else "",
            "late": letter.sent_on > letter.due_on,
            "decision": letter.decision or DECISIONS[letter.outcome],
        },
        codes=False,
    )


def overview(overview: Overview) -> bytes:
    """Return the personal data given, by section, as PDF (art. 15(1) and (3) AVG)."""
    records = [record for section in overview.sections for record in section.records]
    used = {code for record in records if _is_cut(record) for code in letters_in(record.text)}
    return press(
        "overview.typ",
        overview.made_on,
        {
            "reference": overview.reference,
            "made_on": dutch(overview.made_on),
            "sender": asdict(overview.sender),
            "legend": _legend(overview.legend, used),
            "count": len(records),
            "nothing": overview.nothing,
            "own": [asdict(section) for section in overview.own],
            "sections": [
                {"heading": section.heading, "records": [_record(record) for record in section.records]}
                for section in overview.sections
            ],
        },
    )


def inventory(inventory: Inventory) -> bytes:
    """Return the list of every piece found, given or not, as PDF."""
    used = {code for piece in inventory.pieces for code in piece.codes}
    return press(
        "inventory.typ",
        inventory.made_on,
        {
            "reference": inventory.reference,
            "made_on": dutch(inventory.made_on),
            "sender": asdict(inventory.sender),
            "legend": _legend(inventory.legend, used),
            "counts": _counts(inventory),
            "own": [[part.mark, part.heading, PieceDecision.GIVEN.value] for part in inventory.own],
            "pieces": [
                [str(p.number), p.kind, dutch(p.on), p.source, p.decision.value, ", ".join(p.codes)]
                for p in inventory.pieces
            ],
            "searches": [
                [s.place, s.outcome, ", ".join(s.terms) or "–", s.by or "–", dutch(s.on) if s.on else "–"]
                for s in inventory.searches
            ],
        },
    )


def inventory_json(inventory: Inventory) -> bytes:
    """Return the inventory for machines: UTF-8 JSON, ISO dates, fixed order of keys; see inventory.schema.json."""
    used = {code for piece in inventory.pieces for code in piece.codes}
    content = {
        "schema": "inventaris/3",
        "kenmerk": inventory.reference,
        "datum": inventory.made_on.isoformat(),
        "organisatie": inventory.sender.name,
        "aantallen": _counts(inventory),
        "letters": {code.letter: code.meaning for code in inventory.legend if code.letter in used},
        "eigen": [_own(part) for part in inventory.own],
        "stukken": [_piece(piece) for piece in inventory.pieces],
        "gezocht": [
            {
                "plek": search.place,
                "uitkomst": search.outcome,
                "gezocht_op": list(search.terms),
                "door": search.by or None,
                "datum": search.on.isoformat() if search.on else None,
            }
            for search in inventory.searches
        ],
        "bestanden": [{"naam": part.filename, "sha256": part.sha256, "bytes": part.size} for part in inventory.parts],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def receipt(receipt: Receipt) -> bytes:
    """Return the confirmation of receipt as PDF; it carries no name of a person."""
    return press(
        "receipt.typ",
        receipt.received_on,
        asdict(receipt) | {"received_on": dutch(receipt.received_on), "due_on": dutch(receipt.due_on)},
    )


def _record(record: OverviewRecord) -> dict[str, Any]:
    cut = _is_cut(record)
    return {
        "number": record.number,
        "about": record.about,
        "when": dutch(record.on),
        "how": " · deels gegeven" if cut else "",
        "text": marked(record.text) if cut else record.text or "Geen tekst.",
        "facts": [
            [label, value.rstrip(" .")]
            for label, value in (
                ("Herkomst", record.origin),
                ("Waarom wij dit hebben", record.purpose),
                ("Regel", record.ground),
                ("Hoe lang", record.retention),
            )
            if value
        ],
    }


def _is_cut(record: OverviewRecord) -> bool:
    return record.decision is PieceDecision.PARTLY


def _legend(codes: Sequence[Code], used: set[str]) -> list[tuple[str, str]]:
    return [(code.letter, code.meaning) for code in codes if code.letter in used]


def _counts(inventory: Inventory) -> dict[str, int]:
    return {d.value: sum(piece.decision is d for piece in inventory.pieces) for d in PieceDecision}


def _own(part: OwnPart) -> dict[str, Any]:
    """A part beside the pieces, with the hash of its facts, each on a line of its own."""
    lines = "".join(f"{label}: {value}\n" for label, value in part.facts)
    return {
        "nummer": part.mark,
        "soort": part.heading,
        "besluit": PieceDecision.GIVEN.value,
        "sha256": sha256(lines.encode("utf-8", "replace")).hexdigest(),
    }


def _piece(piece: Piece) -> dict[str, Any]:
    return {
        "nummer": piece.number,
        "soort": piece.kind,
        "datum": piece.on.isoformat() if piece.on else None,
        "herkomst": piece.source,
        "besluit": piece.decision.value,
        "letters": list(piece.codes),
        "sha256": piece.sha256 or None,
    }
