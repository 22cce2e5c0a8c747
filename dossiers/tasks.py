"""What beat runs for the journal, for imports and for emergency entrances."""

import logging

import kombu.exceptions
from celery import shared_task
from django.db import OperationalError, transaction

from dossiers import emergency, journal, wall
from dossiers.intake import jobs

log = logging.getLogger(__name__)


@shared_task
def seal() -> None:
    """Seal the lines written since the last seal; when writers are busy the next run does it."""
    try:
        journal.seal()
    except OperationalError:
        return


@shared_task
@wall.as_job()
def tell_of_emergencies() -> None:
    """Mail the privacy officers of every emergency entrance that they were not told of yet."""
    emergency.tell()


def wake_imports() -> None:
    """Tell the worker that a file waits, once the transaction is done. Without a broker, beat finds it in the rows."""
    transaction.on_commit(_wake_imports)


def _wake_imports() -> None:
    try:
        imports.delay()
    except (kombu.exceptions.OperationalError, OSError):
        log.warning("broker away: imports wait for the next run")


@shared_task
def imports() -> None:
    """Do every import that waits, and forget what is a day old."""
    jobs.work()
    jobs.forget()
