"""Session passes: what a visitor without an account may view for half an hour."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from uuid import UUID

    from django.contrib.sessions.backends.base import SessionBase

LASTS = dt.timedelta(minutes=30)
# How a request stands; an answer and a letter opened with their codes; a question to a third party.
KINDS = ("standing", "opened", "letter", "third")


def give(session: SessionBase, what: str, key: UUID) -> None:
    """Let this session see the row with this key. The session gets a new name, so that an old one opens nothing."""
    session.cycle_key()
    session[what] = {"key": str(key), "until": (timezone.now() + LASTS).timestamp()}


def drop(session: SessionBase) -> None:
    """Let this session see nothing any more: somebody else sits down at the same computer."""
    for what in KINDS:
        session.pop(what, None)


def held(session: SessionBase, what: str) -> str:
    """The key of the row that this session may see now, or nothing."""
    kept = session.get(what) or {}
    return kept["key"] if kept and kept["until"] > timezone.now().timestamp() else ""
