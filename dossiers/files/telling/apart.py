"""Reading what a file tells, in a process of its own with little memory and little time: the file may be hostile.

What comes out is plain text as JSON, a picture that was drawn here, or a PDF that was written here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict

from dossiers.files import reading, texts
from dossiers.files.telling import mails, pages, sheets, word
from dossiers.files.telling.shapes import Told, TooMuch, told_of

TELLERS = {
    "pdf": pages.told_by,
    "docx": word.told_by,
    "xlsx": sheets.told_by,
    "eml": mails.told_by_eml,
    "msg": mails.told_by_msg,
}
TELL, BARE, PICTURE = "tell", "bare", "picture"


class Unreadable(Exception):
    """A file of which nothing can be made here."""


def told_apart(kind: str, content: bytes) -> Told:
    """What a file tells; a Told with a fault when it cannot be read, `heavy` when it takes too much."""
    if kind not in TELLERS:
        return Told(fault="other")
    said = _apart(TELL, kind, content)
    return told_of(json.loads(said)) if said else Told(fault="heavy")


def bare_apart(content: bytes) -> bytes:
    """A PDF with its pages alone. Raises Unreadable."""
    if made := _apart(BARE, "pdf", content):
        return made
    raise Unreadable


def picture_apart(content: bytes, number: int) -> bytes:
    """A page of a PDF as a PNG. Raises Unreadable, also for a page that is not there."""
    if made := _apart(PICTURE, str(number), content):
        return made
    raise Unreadable


def _apart(what: str, about: str, content: bytes) -> bytes:
    """What the process wrote; nothing when it failed, or was too slow."""
    command = [sys.executable, "-m", "dossiers.files.telling.apart", what, about]
    try:
        done = subprocess.run(
            command, input=content, cwd=reading.ROOT, env={}, timeout=reading.PATIENCE, capture_output=True, check=False
        )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode == 0 else b""


def tell(kind: str, content: bytes) -> Told:
    """What a file tells, read here; with a fault where it is not what it says it is, or tells too much."""
    try:
        next(iter(texts.text_of(kind, content)))
        told = TELLERS[kind](content)
        told.weigh()
    except texts.Fault as fault:
        return Told(fault=fault.code)
    except TooMuch:
        return Told(fault="long")
    except Exception:  # whatever a hostile file brings about
        return Told(fault="broken")
    return told


def main() -> None:
    """Reads what is asked from the command line and the file from standard input, with little memory and time."""
    what, about = sys.argv[1:3]
    reading.limit()
    content = sys.stdin.buffer.read()
    if what == TELL:
        sys.stdout.write(json.dumps(asdict(tell(about, content))))
    elif what == BARE:
        sys.stdout.buffer.write(pages.bare(content))
    else:
        sys.stdout.buffer.write(pages.picture(content, int(about)))


if __name__ == "__main__":
    main()
