"""Ordinary words that are a surname or a given name too: a name only where they are written as one.

A word that is not in `ordinary.txt` is always a name when it is that of somebody who is hidden.
"""

from pathlib import Path

ORDINARY = frozenset((Path(__file__).parent / "ordinary.txt").read_text(encoding="utf-8").split())
