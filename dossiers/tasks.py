"""What beat runs for the journal."""

from celery import shared_task
from django.db import OperationalError

from dossiers import journal


@shared_task
def seal() -> None:
    """Seal the lines written since the last seal; when writers are busy the next run does it."""
    try:
        journal.seal()
    except OperationalError:
        return
