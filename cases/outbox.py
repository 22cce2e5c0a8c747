"""The outbox: messages wait as rows, and the worker is told of them once the transaction is done."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

if TYPE_CHECKING:
    from cases.models import Mail

SEND = "cases.tasks.send_mails"
log = logging.getLogger(__name__)


def enqueue(mail: Mail) -> None:
    """Have `mail` sent once the transaction is done. Without a broker, beat finds it in the rows."""
    transaction.on_commit(wake)


def wake() -> None:
    """Tell the worker that messages wait."""
    try:
        current_app.send_task(SEND)
    except (OperationalError, OSError):
        log.warning("broker away: messages wait for the next run")
