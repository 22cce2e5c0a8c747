"""The due dates of requests as a calendar (RFC 5545): numbers and dates, never a name."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.flow import rules as flow_rules
from cases.models import Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cases.models.case import CaseQuerySet
    from dossiers.actors import Actor

MEDIA_TYPE = "text/calendar; charset=utf-8"
MOST = 1_000  # requests in one calendar
LONGEST = 75  # octets in a line (RFC 5545, 3.1)
ALARMS = ("-PT15H", "PT9H")  # nine o'clock on the day before, and on the day itself


def cases_for(user: Actor) -> CaseQuerySet:
    """What stands in the calendar of `user`: the open requests that are one's own or nobody's; for the FG all."""
    running = Case.objects.visible_to(user).open()
    return running.filter(Q(owner=user) | Q(owner__isnull=True)) if flow_rules.may_work(user) else running


def calendar(cases: CaseQuerySet, now: dt.datetime) -> bytes:
    """The open ones of `cases`, each on the day that the answer must be gone, with two alarms."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//WSN Privacy//termijnen//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(_('Privacyverzoeken'))}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    ]
    for case in cases.only("reference", "due_on").order_by("due_on", "id")[:MOST]:
        lines += _event(case, now)
    return "".join(_folded([*lines, "END:VCALENDAR"])).encode()


def _event(case: Case, now: dt.datetime) -> Iterator[str]:
    """One request, as a whole day in which nobody counts as busy."""
    summary = _text(_("%(number)s: antwoord weg") % {"number": case.reference})
    yield "BEGIN:VEVENT"
    yield f"UID:{case.pk}@wsn-privacy"
    yield f"DTSTAMP:{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{case.due_on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{case.due_on + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{summary}"
    yield f"URL:{settings.SITE_URL}{reverse('cases:detail', args=[case.reference])}"
    yield "TRANSP:TRANSPARENT"
    for trigger in ALARMS:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}", f"TRIGGER:{trigger}", "END:VALARM")
    yield "END:VEVENT"


def _text(words: str) -> str:
    """Words as a value of a calendar (RFC 5545, 3.3.11)."""
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", "\\n")


def _folded(lines: Iterable[str]) -> Iterator[str]:
    """Each line with its end, and a long one over several, never through the middle of a sign."""
    for line in lines:
        part = ""
        for sign in line:
            if len((part + sign).encode()) > LONGEST:
                yield f"{part}\r\n"
                part = " "
            part += sign
        yield f"{part}\r\n"
