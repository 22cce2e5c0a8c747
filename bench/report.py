"""The table on screen, the machine it was measured on, and the same for programs."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

if TYPE_CHECKING:
    from pathlib import Path

    from bench.measuring import Row

COLUMNS = (
    ("meting", 24),
    ("n", 7),
    ("mediaan", 16),
    ("p95", 10),
    ("kale sql", 10),
    ("keer", 7),
    ("vragen", 8),
    ("doel", 22),
    ("gehaald", 8),
)


def machine(load: float) -> str:
    """What it was measured on: cores, memory, load before (`load`) and now, accounts, versions and commit."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (version,) = cursor.fetchone()
    parts = (
        f"{os.cpu_count()} kernen",
        f"{memory:.0f} GB",
        f"belasting {load:.1f} vooraf en {os.getloadavg()[0]:.1f} achteraf",
        f"gemeten als {settings.DATABASE_SITE}, eigenaar {settings.DATABASE_OWNER['USER']}",
        f"Python {platform.python_version()}",
        f"PostgreSQL {version}",
        f"commit {_commit()}",
    )
    return ", ".join(parts)


def _commit() -> str:
    """The short name of the commit, or a dash outside a clone."""
    asked = ["git", "-C", str(settings.BASE_DIR), "rev-parse", "--short", "HEAD"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "-"


def table(rows: list[Row]) -> str:
    """The rows for a reader; times in milliseconds, queries at a small and at a full size."""
    lines = [_line([title for title, _width in COLUMNS])]
    for row in rows:
        median = row.value or _number(row.median_ms)
        queries = "/".join(map(str, row.queries)) if row.queries else ""
        said = {True: "ja", False: "NEE", None: "-"}[row.ok]
        ratio = f"{row.ratio}x" if row.ratio else ""
        cells = [row.name, str(row.n or ""), median, _number(row.p95_ms), _number(row.raw_median_ms), ratio, queries]
        lines.append(_line([*cells, row.target, said]) + (f"  {row.note}" if row.note else ""))
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    """Cells in their columns; the first to the left, the others to the right."""
    widths = [width for _title, width in COLUMNS]
    rest = (cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))
    return (cells[0].ljust(widths[0]) + " ".join(rest)).rstrip()


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def keep(rows: list[Row], path: Path) -> None:
    """Write the rows as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([row.as_json() for row in rows], indent=1, ensure_ascii=False) + "\n")
