"""The due dates of requests as a calendar (RFC 5545): numbers and dates, never a name."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from cases.flow import rules as flow_rules
from cases.models import Case

if TYPE_CHECKING:
    from cases.models.case import CaseQuerySet
    from dossiers.actors import Actor

MEDIA_TYPE = "text/calendar; charset=utf-8"
MOST = 1_000  # requests in one calendar
REFRESH = dt.timedelta(hours=1)
ALARMS = (dt.timedelta(hours=-15), dt.timedelta(hours=9))  # nine o'clock on the day before, and on the day itself


def cases_for(user: Actor) -> CaseQuerySet:
    """What stands in the calendar of `user`: the open requests that are one's own or nobody's; for the FG all."""
    running = Case.objects.visible_to(user).open()
    return running.filter(Q(owner=user) | Q(owner__isnull=True)) if flow_rules.may_work(user) else running


def calendar(cases: CaseQuerySet, now: dt.datetime) -> bytes:
    """The open ones of `cases`, each on the day that the answer must be gone, with two alarms."""
    feed = Calendar()
    feed.add("prodid", "-//WSN Privacy//termijnen//NL")
    feed.add("version", "2.0")
    feed.add("calscale", "GREGORIAN")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", _("Privacyverzoeken"))
    feed.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for case in cases.only("reference", "due_on").order_by("due_on", "id")[:MOST]:
        feed.add_component(_event(case, now))
    return feed.to_ical()


def _event(case: Case, now: dt.datetime) -> Event:
    """One request, as a whole day in which nobody counts as busy."""
    summary = _("%(number)s: antwoord weg") % {"number": case.reference}
    event = Event()
    event.add("uid", f"{case.pk}@wsn-privacy")
    event.add("dtstamp", now.astimezone(dt.UTC))
    event.add("dtstart", case.due_on)
    event.add("dtend", case.due_on + dt.timedelta(days=1))
    event.add("summary", summary)
    event.add("url", f"{settings.SITE_URL}{reverse('cases:detail', args=[case.reference])}")
    event.add("transp", "TRANSPARENT")
    for trigger in ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", trigger)
        event.add_component(alarm)
    return event
