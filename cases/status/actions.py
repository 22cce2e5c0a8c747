"""Seeing how a request stands, without an account: a number and an address, then a link that works once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.flow.outbox import wake
from cases.models import Case, Mail, StatusLink
from cases.public_access.tokens import key_of
from cases.verbs import Verb
from dossiers.access import wall
from dossiers.journal import actions as journal
from dossiers.refusal import Refused

if TYPE_CHECKING:
    from cases.models.case import CaseQuerySet

LASTS = dt.timedelta(minutes=30)
LINKS_AN_HOUR = 5


@transaction.atomic
def ask_link(*, reference: str, email: str) -> None:
    """Mail a link to the state of a request, if number and address belong together. The caller never learns whether.

    The worker is woken either way, so that a slow broker does not tell either.
    """
    wake()
    reference, email = reference.strip().upper(), email.strip()
    if not email or "\0" in reference + email:
        return
    known = Case.objects.filter(reference=reference, requester__email__iexact=email)
    with wall.at_door(wall.looked_up(known.values_list("pk", flat=True))):
        _mail_link(known)


def _mail_link(known: CaseQuerySet) -> None:
    """A link to the state of the request that is known by this number and address, if there is one."""
    # The lock makes that links asked for at once are counted one after the other.
    case = known.select_for_update(of=("self",)).first()
    if case is None:
        return
    now = timezone.now()
    if case.status_links.filter(made_at__gt=now - dt.timedelta(hours=1)).count() >= LINKS_AN_HOUR:
        return
    link = StatusLink.objects.create(case=case, until=now + LASTS)
    Mail.objects.create(case=case, kind=Mail.Kind.STATUS, link=link)


def use_link(*, token: str) -> Case:
    """The case that an unused link shows; using it ends it. Raises Refused for a link that is forged, used or old."""
    now = timezone.now()
    key = key_of(StatusLink, token)
    with transaction.atomic():
        used = StatusLink.objects.filter(pk=key, used_at__isnull=True, until__gt=now).update(used_at=now) if key else 0
        link = StatusLink.objects.filter(pk=key).select_related("case").first() if key else None
        if link:
            journal.record(Verb.STATUS_SHOWN if used else Verb.OLD_LINK_USED, link.case, by=None)
    if not used or link is None:
        raise Refused(_("Deze link werkt niet meer. Links werken 30 minuten, en één keer."))
    return link.case
