"""The alarm for somebody who opens many dossiers on one day: counted from the journal, told to the privacy officer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers import journal
from dossiers.access import has_function
from dossiers.functions import Function
from dossiers.models import Dossier, LogEntry
from dossiers.models.journal import MANY_LOOKS

if TYPE_CHECKING:
    from django.db.models import QuerySet

MANY = 25
VERB = MANY_LOOKS


def notice_for(user: Any) -> str:
    """A sentence for `user` who looked at many dossiers today, else an empty string; the first time a line says so."""
    looks = _since_midnight().filter(verb="looked", actor=user, content_type=ContentType.objects.get_for_model(Dossier))
    if looks.order_by().values("object_pk").distinct()[:MANY].count() < MANY:
        return ""
    if not raised_on(timezone.localdate()).filter(actor=user).exists():
        journal.record(VERB, user, by=user)
    if has_function(user, Function.PRIVACY_OFFICER):
        return _("U opende vandaag %(n)s dossiers. De functionaris gegevensbescherming krijgt hiervan bericht.") % {
            "n": MANY
        }
    return _("U opende vandaag %(n)s dossiers. De privacy officer krijgt hiervan bericht.") % {"n": MANY}


def raised_on(day: dt.date) -> QuerySet[LogEntry]:
    """The lines of the alarm on `day`: one per user, for the screen of the privacy officer and the FG."""
    return LogEntry.objects.filter(
        verb=VERB, timestamp__gte=_midnight(day), timestamp__lt=_midnight(day + dt.timedelta(days=1))
    )


def _since_midnight() -> QuerySet[LogEntry]:
    return LogEntry.objects.filter(timestamp__gte=_midnight(timezone.localdate()))


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
