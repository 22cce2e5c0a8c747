"""The Celery tasks of the project; when each runs stands in `celery.py`."""

import logging

from celery import shared_task
from django.utils import timezone

from dossiers.refusal import Refused
from retention.ledger import actions as ledger
from wsn_privacy.disposal.run import erase_decided
from wsn_privacy.disposal.sweep import sweep_once
from wsn_privacy.operations import jobs, telemetry

log = logging.getLogger(__name__)


@shared_task
def sweep() -> None:
    """The daily sweep, once a day however many beats and workers run; not with a clock that cannot be right."""
    try:
        sweep_once(timezone.now())
    except Refused as refusal:
        log.error("the sweep was refused: %s", refusal.why)


@shared_task
def publish_head() -> None:
    """The head of the journal outside the database, once a day."""
    jobs.once_a_day("head", timezone.now(), jobs.publish_head)


@shared_task
def check_log() -> None:
    """The check of the whole journal, once a day."""
    jobs.once_a_day("log check", timezone.now(), jobs.check_log)


@shared_task
def send_processing_log() -> None:
    """The lines for Logboek Dataverwerkingen that were not sent yet."""
    telemetry.send()


@shared_task
def carry_out_erasures() -> int:
    """What was decided to be removed, removed. Returns how many records went."""
    return erase_decided()


@shared_task
def write_ledger() -> int:
    """What was erased, in the ledger outside the database, for whoever was killed before. Returns how many lines."""
    return ledger.write()
