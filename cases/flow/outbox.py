"""The outbox: messages wait as rows, and the worker is told of them once the transaction is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiers import broker

if TYPE_CHECKING:
    from cases.models import Mail


def enqueue(mail: Mail) -> None:
    """Have `mail` sent once the transaction is done."""
    wake()


def wake() -> None:
    """Tell the worker that messages may wait, once the transaction is done."""
    broker.wake("cases.tasks.send_mails")
