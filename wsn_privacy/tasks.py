"""What beat runs for the house."""

from celery import shared_task
from django.utils import timezone

from wsn_privacy import sweeping


@shared_task
def sweep() -> None:
    """The daily sweep, once a day however many beats and workers run."""
    sweeping.sweep_once(timezone.now())
