"""What the worker does for the casework: send the messages that are waiting. It finds them in the rows."""

from __future__ import annotations

import logging
import smtplib
import socket

from celery import shared_task
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.clock import reminders
from cases.flow import extending
from cases.messages import texts
from cases.models import Mail
from cases.search import actions as search
from cases.undelivered import actions as undelivered
from dossiers.access import wall
from dossiers.journal import actions as journal

MOST_TRIES = 10
# The server is out of reach or lets nobody in: that is not the fault of one message. A line cut halfway may be.
AWAY = (
    ConnectionRefusedError,
    TimeoutError,
    socket.gaierror,
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
)
log = logging.getLogger(__name__)


@shared_task
@wall.as_job()
def remind_of_searches() -> int:
    """Remind colleagues of what they were asked to search, each once however many beats and workers run."""
    return search.remind_due(timezone.localdate())


@shared_task
@wall.as_job()
def remind_of_due_dates() -> int:
    """Remind who handles a request that its answer is due, and on Monday of the week.

    Who asked is told that the date has passed. Each once, whoever runs.
    """
    return (
        reminders.remind_due(timezone.localdate())
        + reminders.tell_late(timezone.localdate())
        + reminders.send_digests(timezone.now())
    )


@shared_task
@wall.as_job()
def chase_uncollected() -> int:
    """Come back to each answer that nobody collected after two and four weeks, each moment once, whoever runs."""
    return undelivered.chase(timezone.localdate())


@shared_task
@wall.as_job()
def send_mails() -> int:
    """Send every message that waits, each once however many workers run. Returns how many went out."""
    sent = 0
    # A message that cannot be delivered waits for a person; while the server is away nothing counts as a try.
    waiting = list(Mail.objects.filter(sent_at__isnull=True, tries__lt=MOST_TRIES).values_list("pk", flat=True))
    for pk in waiting:
        try:
            sent += _send_one(pk)
        except AWAY as fault:
            log.warning("mail server away, %s messages wait: %s", len(waiting) - sent, type(fault).__name__)
            break
    return sent


@journal.one_act()
def _send_one(pk: int) -> int:
    """Send one message, unless another worker has it. Raises one of `AWAY` when the mail server is out of reach."""
    with transaction.atomic():
        mail = (
            Mail.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk, sent_at__isnull=True).first()
        )
        if mail is None:
            return 0
        try:
            texts.send(mail)
        except AWAY:
            raise
        except (OSError, ValueError, ValidationError) as fault:
            log.warning("message %s not sent: %s", pk, type(fault).__name__)
            mail.tries += 1
            mail.save(update_fields=("tries",))
            return 0
        mail.sent_at = timezone.now()
        mail.save(update_fields=("sent_at",))
        if mail.case and mail.kind == Mail.Kind.EXTENSION:
            extending.notice_left(mail.case, by=None, on=timezone.localdate())
    return 1
