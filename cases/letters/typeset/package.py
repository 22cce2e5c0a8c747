"""The answer package: one zip that is the same, byte for byte, each time it is made from the same decision."""

import io
import zipfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from hashlib import sha256
from types import MappingProxyType

from .press import answer_letter, inventory_json
from .press import inventory as inventory_pdf
from .press import overview as overview_pdf
from .shapes import AnswerLetter, Inventory, Overview, Part, PieceDecision

EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Package:
    """What a person fetches: the zip and its parts in order, each with SHA-256 and size. File names carry no names."""

    zip_bytes: bytes
    parts: tuple[Part, ...]
    files: dict[str, bytes]


def build_package(
    answer: AnswerLetter,
    overview: Overview,
    inventory: Inventory,
    *,
    files: Mapping[str, bytes] = MappingProxyType({}),
) -> Package:
    """Return letter, overview and inventory (PDF and JSON) in one zip, with the `files` that are given as they are.

    Raises ValueError where `check` does.
    """
    check(answer, overview, inventory)
    inventory = _with_hashes(inventory, overview)
    # The press works outside Python's lock, so the two long papers are printed side by side.
    with ThreadPoolExecutor(max_workers=2) as pool:
        long = pool.submit(overview_pdf, overview), pool.submit(inventory_pdf, inventory)
        papers = {
            "brief.pdf": answer_letter(answer),
            "overzicht.pdf": long[0].result(),
            "inventaris.pdf": long[1].result(),
        }
    papers |= files
    inventory = replace(inventory, parts=_parts(papers))
    papers["inventaris.json"] = inventory_json(inventory)
    return Package(_zip(papers), _parts(papers), papers)


def build_bare(answer: AnswerLetter, *, files: Mapping[str, bytes] = MappingProxyType({})) -> Package:
    """Return the letter in a zip, with the `files` that go along; for rights that give no overview of records."""
    papers = {"brief.pdf": answer_letter(answer), **files}
    return Package(_zip(papers), _parts(papers), papers)


def check(answer: AnswerLetter, overview: Overview, inventory: Inventory) -> None:
    """See whether these can be put in one package, without printing any of them.

    Raises ValueError when the references differ or when overview and inventory contradict each other.
    """
    if len({answer.reference, overview.reference, inventory.reference}) > 1:
        raise ValueError("letter, overview and inventory are of different cases")
    if [part for section in overview.own for part in section.parts] != list(inventory.own):
        raise ValueError("overview and inventory disagree about the card")
    decisions = {piece.number: piece.decision for piece in inventory.pieces}
    given = {number for number, decision in decisions.items() if decision is not PieceDecision.WITHHELD}
    shown = [record for section in overview.sections for record in section.records]
    if len(decisions) < len(inventory.pieces) or len({record.number for record in shown}) < len(shown):
        raise ValueError("a number is used twice")
    if given != {record.number for record in shown}:
        raise ValueError("the overview does not show exactly the pieces that the inventory gives")
    if any(decisions[record.number] is not record.decision for record in shown):
        raise ValueError("overview and inventory disagree about a piece")


def _with_hashes(inventory: Inventory, overview: Overview) -> Inventory:
    """Return the inventory in which each piece given carries the hash of the words given."""
    given = {
        record.number: sha256(record.text.encode("utf-8", "replace")).hexdigest()
        for section in overview.sections
        for record in section.records
    }
    pieces = [replace(piece, sha256=piece.sha256 or given.get(piece.number, "")) for piece in inventory.pieces]
    return replace(inventory, pieces=pieces)


def _parts(files: dict[str, bytes]) -> tuple[Part, ...]:
    return tuple(Part(name, sha256(content).hexdigest(), len(content)) for name, content in files.items())


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    # Stored, not deflated: the PDFs are compressed already, and zlib differs between builds.
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return out.getvalue()
