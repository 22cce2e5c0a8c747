"""The alarm for somebody who opens many dossiers on one day, leafs through many pages of them, or searches very often.

Counted from the journal, told to the privacy officer.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers.functions import Function
from dossiers.journal import actions as journal
from dossiers.models import Dossier, LogEntry
from dossiers.scope import has_function
from dossiers.verbs import Common, Verb

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from dossiers.actors import Actor

MANY = 25
MANY_SEARCHES = 100  # a search shows fifty people at most, and the front desk searches all day


def notice_for(user: Actor) -> str:
    """A sentence for `user` who looked at many dossiers today, else an empty string; the first time a line says so."""
    acts = _since_midnight().filter(actor=user).aggregate(**_counts())
    if acts["dossiers"] >= MANY:
        what = _("U opende vandaag %(n)s dossiers.") % {"n": MANY}
    elif acts["pages"] >= MANY:
        what = _("U bladerde vandaag door %(n)s bladzijden met dossiers.") % {"n": MANY}
    elif acts["searches"] >= MANY_SEARCHES:
        what = _("U zocht vandaag %(n)s keer naar mensen.") % {"n": MANY_SEARCHES}
    else:
        return ""
    if not raised_on(timezone.localdate()).filter(actor=user).exists():
        journal.record(Verb.MANY_LOOKED_AT, user, by=user)
    if has_function(user, Function.PRIVACY_OFFICER):
        who = _("De functionaris gegevensbescherming krijgt hiervan bericht.")
    else:
        who = _("De privacy officer krijgt hiervan bericht.")
    return f"{what} {who}"


def raised_on(day: dt.date) -> QuerySet[LogEntry]:
    """The lines of the alarm on `day`: one per user, for the screen of the privacy officer and the FG."""
    return LogEntry.objects.filter(
        verb=Verb.MANY_LOOKED_AT, timestamp__gte=_midnight(day), timestamp__lt=_midnight(day + dt.timedelta(days=1))
    )


def told_to(user: Actor, since: dt.date) -> QuerySet[LogEntry]:
    """The lines of the alarm since that day that `user` is to look into: the FG all, the officer not of officers."""
    lines = LogEntry.objects.filter(verb=Verb.MANY_LOOKED_AT, timestamp__gte=_midnight(since))
    if has_function(user, Function.FG):
        return lines
    if not has_function(user, Function.PRIVACY_OFFICER):
        return lines.none()
    officers = get_user_model().objects.filter(groups__name=Function.PRIVACY_OFFICER)
    return lines.exclude(actor__in=officers)


@dataclass(frozen=True)
class Many:
    """Somebody who looked at many dossiers on a day: when that was noticed, who, and how much was seen and sought."""

    at: dt.datetime
    who: Actor
    dossiers: int
    pages: int
    searches: int


def shown_to(user: Actor, since: dt.date) -> list[Many]:
    """The alarms that `user` is to look into, newest first. Three queries."""
    lines = list(told_to(user, since).select_related("actor").order_by("-id"))
    acts = LogEntry.objects.filter(actor__in=[line.actor_id for line in lines], timestamp__gte=_midnight(since))
    per_day = acts.order_by().values("actor_id", day=TruncDate("timestamp")).annotate(**_counts())
    counts = {(each["actor_id"], each["day"]): (each["dossiers"], each["pages"], each["searches"]) for each in per_day}
    days = [(line, (line.actor_id, timezone.localdate(line.timestamp))) for line in lines]
    return [Many(line.timestamp, line.actor, *counts.get(key, (0, 0, 0))) for line, key in days if line.actor]


def _counts() -> dict[str, Count]:
    """How many dossiers were opened, how many pages of the list were shown, and how often one searched."""
    looked = Q(verb=Common.LOOKED, content_type=ContentType.objects.get_for_model(Dossier))
    return {
        "dossiers": Count("object_pk", distinct=True, filter=looked),
        "pages": Count("pk", filter=Q(verb=Verb.LIST_LEAFED)),
        "searches": Count("pk", filter=Q(verb=Common.SEARCHED)),
    }


def _since_midnight() -> QuerySet[LogEntry]:
    return LogEntry.objects.filter(timestamp__gte=_midnight(timezone.localdate()))


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
