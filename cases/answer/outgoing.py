"""A file as it leaves the house: a mail or Office file as a PDF of ours, a PDF or picture without what hides in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cases.findings.files.rules import why_not_printed
from dossiers.files import images
from dossiers.files.kinds import PRINTED
from dossiers.files.telling import apart
from dossiers.refusal import Refused
from dossiers.text.press import letterhead, press

if TYPE_CHECKING:
    from cases.letters.typeset import AnswerLetter
    from dossiers.files.telling.shapes import Block, Told

MOST_COLUMNS = 8  # that stand side by side on a page
KINDS = {"docx": "Word-document", "xlsx": "Excel-bestand", "eml": "e-mail", "msg": "e-mail"}


def as_it_leaves(kind: str, content: bytes, number: int, letter: AnswerLetter) -> bytes:
    """The file of piece `number` as it goes out with `letter`. Raises Refused where nothing can be made of it."""
    if kind in PRINTED:
        told = apart.told_apart(kind, content)
        if told.fault:
            raise Refused(why_not_printed(number))
        return _printed(kind, told, number, letter)
    try:
        return apart.bare_apart(content) if kind == "pdf" else images.bare(kind, content)
    except (apart.Unreadable, images.Broken):
        raise Refused(why_not_printed(number)) from None


def _printed(kind: str, told: Told, number: int, letter: AnswerLetter) -> bytes:
    content: dict[str, Any] = {
        "title": f"Stuk {number}",
        "kind": KINDS[kind],
        "reference": letter.reference,
        "sender": letterhead(),
        "facts": told.facts,
        "attachments": len(told.attachments),
        "blocks": [_block(block) for block in told.blocks],
    }
    return press("file.typ", letter.sent_on, content)


def _block(block: Block) -> dict[str, Any]:
    """A block as it is printed: a table that is too wide for a page becomes lines."""
    columns = max((len(row) for row in block.rows), default=0)
    if not block.rows:
        return {"kind": block.kind, "lines": block.lines}
    if columns > MOST_COLUMNS:
        return {"kind": "text", "lines": [" | ".join(row) for row in block.rows]}
    return {"kind": "table", "columns": columns, "rows": [row + [""] * (columns - len(row)) for row in block.rows]}
