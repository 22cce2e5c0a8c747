"""What beat runs for the journal, for imports and for emergency entrances."""

from celery import shared_task
from django.db import OperationalError

from dossiers.access import wall
from dossiers.access.emergency import actions as emergency
from dossiers.imports import jobs
from dossiers.journal import actions as journal


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


@shared_task
def imports() -> None:
    """Do every import that waits, and forget what is a day old."""
    jobs.work()
    jobs.forget()
