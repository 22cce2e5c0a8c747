"""Query conditions: requests that wait for the requester, a third party or a colleague."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Q

from cases.models import Clarification, Consultation, SearchTask
from cases.workflow import Status
from law.clock import SOON_DAYS

if TYPE_CHECKING:
    pass


def waits_for_requester() -> Q:
    """The requests in which the person must do something first: show who they are, or answer a question."""
    asked = Clarification.objects.filter(answered_on__isnull=True)
    return Q(status=Status.WAITING) | Q(pk__in=asked.order_by().values("case"))


def waits_for_third() -> Q:
    """The requests in which something was put to another person who did not answer, and was not decided on either."""
    asked = Consultation.objects.filter(answered_at__isnull=True, weighed_at__isnull=True)
    return Q(pk__in=asked.order_by().values("third__case"))


def waits_for_colleague() -> Q:
    """The requests for which a colleague still searches."""
    return Q(pk__in=SearchTask.objects.open().order_by().values("case"))


def soon_until(today: dt.date) -> dt.date:
    """The last day that counts as this week."""
    return today + dt.timedelta(days=SOON_DAYS)
