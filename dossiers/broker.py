"""Telling a worker that rows wait. The work itself is always found in the rows, so nothing is lost without a broker."""

from __future__ import annotations

import logging

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)


def wake(task: str) -> None:
    """Have the task of this name run once the transaction is done. Without a broker, beat runs it within a minute."""
    transaction.on_commit(lambda: _send(task))


def _send(task: str) -> None:
    try:
        current_app.send_task(task)
    except (OperationalError, OSError):
        log.warning("broker away: the next run of beat does %s", task)
