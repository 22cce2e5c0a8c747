"""What a task costs: clicks, boxes and screens counted while it is done, and seconds by the keystroke-level model."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Request

    from tests.journeys.steps import Pointer

DOCUMENT = Path(__file__).parents[2] / "docs" / "nl" / "moeite.md"
# Seconds (Card, Moran and Newell, 1980): a key, pointing at something, pressing, hand to and from the keys, thinking.
KEY, POINT, PRESS, HOME, THINK = 0.28, 1.1, 0.2, 0.4, 1.35
WORDS_A_SECOND = 3  # slow reading: 180 words a minute
COLUMNS = ("who", "task", "limit", "clicks", "boxes", "screens", "seconds", "met")
UNITS = {"klik": "clicks", "veld": "boxes", "scherm": "screens", "s": "seconds", "min": "seconds"}
LIMIT = re.compile(r"(\d+) (klik|veld|scherm|min|s)")
SLACK = 1.25  # the document rounds off, and follows small changes of words on a screen a little later
NOT_YET = "kan nog niet"


@dataclass
class Effort:
    """What one task cost. `screens` is how often another screen came; for reading it is the screen itself."""

    clicks: int = 0
    boxes: int = 0
    screens: int = 0
    strokes: int = 0
    words: int = 0  # that had to be read
    waited: float = 0.0  # seconds until the pages had come

    def __add__(self, other: Effort) -> Effort:
        return Effort(*(mine + its for mine, its in zip(astuple(self), astuple(other), strict=True)))

    @property
    def seconds(self) -> int:
        """An estimate, without waiting: everything is pointed at and thought about, a box also takes two moves."""
        pointed = self.clicks + self.boxes
        hand = pointed * (THINK + POINT + PRESS) + 2 * self.boxes * HOME + self.strokes * KEY
        return round(hand + self.words / WORDS_A_SECOND)

    def why_over(self, limit: str) -> list[str]:
        """What is more than `limit` allows, a text such as `3 klikken, 20 s`."""
        most = {UNITS[unit]: int(count) * (60 if unit == "min" else 1) for count, unit in LIMIT.findall(limit)}
        return [name for name, count in most.items() if getattr(self, name) > count]


@contextmanager
def measured(seat: Pointer) -> Iterator[Effort]:
    """What is done on `seat` until the end of the block, from the page that is open now."""
    effort, before, began = Effort(), (seat.clicks, seat.boxes, seat.strokes), [0.0]

    def asked(request: Request) -> None:
        if request.is_navigation_request():
            began[0] = began[0] or time.monotonic()

    def came(_page: object) -> None:
        effort.screens += 1
        effort.waited += time.monotonic() - began[0]
        began[0] = 0.0

    seat.page.on("request", asked)
    seat.page.on("load", came)
    yield effort
    seat.page.remove_listener("request", asked)
    seat.page.remove_listener("load", came)
    after = (seat.clicks, seat.boxes, seat.strokes)
    effort.clicks, effort.boxes, effort.strokes = (now - then for now, then in zip(after, before, strict=True))


def words_in(text: str) -> int:
    """How many words somebody reads in `text`."""
    return len(text.split())


def rows() -> dict[str, dict[str, str]]:
    """The table of the document by task."""
    found = {}
    for line in DOCUMENT.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == len(COLUMNS) and cells[0] not in ("wie", "---"):
            found[cells[1]] = dict(zip(COLUMNS, cells, strict=True))
    return found


def disagreement(efforts: dict[str, Effort]) -> str:
    """What the document says that is not so, a line for each task; empty when all of it is true."""
    return "\n".join(line for task, effort in efforts.items() if (line := _disagreement(task, effort)))


def _disagreement(task: str, effort: Effort) -> str:
    row = rows().get(task)
    if row is None:
        return f"{task}: ontbreekt; {effort}, geschat {effort.seconds} s"
    counted = {name: str(getattr(effort, name)) for name in ("clicks", "boxes", "screens")}
    counted["met"] = "nee" if effort.why_over(row["limit"]) else "ja"
    wrong = [f"{name}: {row[name]} moet {value} zijn" for name, value in counted.items() if row[name] != value]
    told = int(row["seconds"].removesuffix(" s"))
    if not effort.seconds <= told <= effort.seconds * SLACK + 5:
        wrong.append(f"seconds: {told}, geschat {effort.seconds}")
    return f"{task}: {'; '.join(wrong)} (wachten {effort.waited:.1f} s)" if wrong else ""
