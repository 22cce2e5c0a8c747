"""Whose data a request is about: the person who was identified, and that person's second entry in the client list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from cases.flow.rights import RIGHTS
from cases.models import Case, Delivery
from cases.workflow import OPEN, Status

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import OuterRef, QuerySet

    from dossiers.models import Person

GIVES_DATA = [kind for kind, right in RIGHTS.items() if right.gives]


def subjects_of(case: Case) -> list[Person]:
    """The people of the client list who are the one who asks; none while that is not known. One query."""
    if case.subject is None:
        return []
    return [case.subject, *case.also_on_file]


def own_requests(case: Case) -> list[str]:
    """The numbers of all requests of the person of `case`, this one too."""
    if case.subject_id is None:
        return [case.reference]
    return list(Case.objects.filter(subject=case.subject_id).values_list("reference", flat=True))


def on_their_way(subject: Person | OuterRef, on: dt.date) -> QuerySet[Case]:
    """The requests by which `subject` gets data, and has them not yet: open, not collected, or not in the post.

    What somebody asked to see is not erased before they had it, at their own request in the same breath. When the days
    to collect it are over, it is.
    """
    waits = Q(delivery__channel=Delivery.Channel.PORTAL, delivery__fetched_at__isnull=True)
    waits |= Q(letters__kind="answer", letters__dispatch__channel="post", letters__dispatch__posted_on__isnull=True)
    sent = Q(status=Status.SENT, delivery__until__gte=on) & waits
    return Case.objects.filter(Q(status__in=OPEN) | sent, subject=subject, kind__in=GIVES_DATA).order_by()
