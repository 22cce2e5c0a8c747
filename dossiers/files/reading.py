"""Reading a file that may be hostile, in a process of its own with little memory and little time.

The process says on two lines whether the file is what it says it is, and whether it holds what looks like a citizen
service number. The number itself, and the text, never leave it.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dossiers.files.texts import Fault, text_of
from dossiers.text.identifiers import holds_citizen_number

MEMORY = 1 << 30  # bytes of address space
SECONDS = 20  # of work
PATIENCE = 60  # seconds, on a busy machine
MOST_TEXT = 50_000_000  # characters
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Reading:
    """What reading found: a fault or none, whether a number was seen, and whether all of it was read."""

    fault: str = ""
    has_number: bool = False
    is_whole: bool = True


def read_apart(kind: str, content: bytes) -> Reading:
    """Read `content` in a process of its own. One that dies while it looks for text leaves the file half read."""
    command = [sys.executable, "-m", "dossiers.files.reading", kind]
    try:
        done = subprocess.run(  # nothing of our surroundings goes along
            command, input=content, cwd=ROOT, env={}, timeout=PATIENCE, capture_output=True, check=False
        )
        said = done.stdout
    except subprocess.TimeoutExpired as late:
        said = late.stdout or b""
    lines = [json.loads(line) for line in said.splitlines()]
    if not lines:
        return Reading("heavy")
    return Reading(**lines[0]) if len(lines) == 1 else Reading(**lines[1])


def read(kind: str, content: bytes, out: IO[str]) -> None:
    """Read `content` here; the first line comes as soon as the file is known to be what it says it is."""
    pieces = text_of(kind, content)
    try:
        next(pieces)
    except Fault as fault:
        _say(out, Reading(fault.code))
        return
    _say(out, Reading(is_whole=False))
    seen, length, is_whole = False, 0, True
    try:
        for piece in pieces:
            length += len(piece)
            seen = holds_citizen_number(piece)
            if seen or length > MOST_TEXT:
                is_whole = seen
                break
    except Exception:  # the rest of a hostile file stays unread, and the answer says so
        is_whole = False
    _say(out, Reading(has_number=seen, is_whole=is_whole))


def _say(out: IO[str], found: Reading) -> None:
    out.write(json.dumps(vars(found)) + "\n")
    out.flush()


def limit() -> None:
    """From here on this process has little memory and time, and writes no file."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Reads the kind from the command line and the file from standard input, with little memory and time."""
    limit()
    read(sys.argv[1], sys.stdin.buffer.read(), sys.stdout)


if __name__ == "__main__":
    main()
