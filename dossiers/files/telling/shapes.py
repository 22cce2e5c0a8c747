"""What was read of a file: plain words and tables, and apart what does not belong to them and stays behind."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_SIGNS = 400_000  # characters of all that is told of one file
MOST_ROWS = 5_000


class TooMuch(Exception):
    """There is more in a file than can be told here."""


@dataclass
class Block:
    """A heading or a text in `lines`, or a table in `rows`."""

    kind: str = "text"
    lines: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


@dataclass
class Told:
    """All that a file shows, in its order, and what stays behind: kinds and details of what hides in it.

    `fault` says why nothing could be told: `locked`, `broken`, `other`, `bomb`, `macros`, `long` or `heavy`.
    """

    facts: list[tuple[str, str]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    fault: str = ""

    def weigh(self) -> None:
        """Raises TooMuch when it is more than can be told."""
        rows = [row for block in self.blocks for row in block.rows]
        signs = sum(len(line) for block in self.blocks for line in block.lines)
        signs += sum(len(cell) for row in rows for cell in row)
        if signs > MOST_SIGNS or len(rows) > MOST_ROWS:
            raise TooMuch

    @property
    def words(self) -> str:
        """Every word of it, to search in."""
        cells = (" ".join(cell for row in block.rows for cell in row) for block in self.blocks)
        lines = ("\n".join(block.lines) for block in self.blocks)
        return "\n".join([*(value for _label, value in self.facts), *lines, *cells])


def told_of(content: dict[str, object]) -> Told:
    """What was told, from its parts as JSON holds them."""
    told = Told(**content)  # type: ignore[arg-type]
    told.blocks = [Block(**block) for block in content.get("blocks", [])]  # type: ignore[attr-defined]
    told.facts = [(label, value) for label, value in told.facts]
    told.hidden = [(kind, detail) for kind, detail in told.hidden]
    return told
