"""The mails of a trial: what the mail catcher kept, read back. In service no mail is kept and this is empty."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

MOST = 50


@dataclass(frozen=True)
class Caught:
    """One mail: its name in the folder, when it came, and what stands in it."""

    name: str
    at: dt.datetime
    to: str
    subject: str
    text: str


def newest() -> list[Caught]:
    """The last mails, newest first. Names sort by arrival."""
    return [_read(path) for path in sorted(_kept(), reverse=True)[:MOST]]


def mail_named(name: str) -> Caught | None:
    """The mail with this name among those that are kept, or None."""
    return next((_read(path) for path in _kept() if path.stem == name), None)


def _kept() -> Iterator[Path]:
    return Path(settings.DEMO_MAILBOX).glob("*.eml")


def _read(path: Path) -> Caught:
    message: EmailMessage = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body(preferencelist=("plain",))
    return Caught(
        name=path.stem,
        at=dt.datetime.fromtimestamp(path.stat().st_mtime, tz=timezone.get_current_timezone()),
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        text=str(body.get_content()) if body else "",
    )
