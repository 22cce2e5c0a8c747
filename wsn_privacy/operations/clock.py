"""Whether the clock of this machine can be believed, and whether the sweep still runs: both before anything goes."""

from __future__ import annotations

import datetime as dt

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wsn_privacy.models import JobRun

AHEAD = dt.timedelta(minutes=5)
OVERDUE = dt.timedelta(hours=26)
SWEEP = "sweep"


def why_not_sweep(now: dt.datetime) -> str:
    """Why nothing may be swept at `now`: that moment is ahead of the database, or before the last run."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (there,) = cursor.fetchone()
    if now > there + AHEAD:
        return _("De klok kan niet kloppen: het is hier meer dan vijf minuten later dan in de database.")
    last = _last()
    if last and now < last:
        return _("De klok kan niet kloppen: de vorige keer was later, op %(moment)s.") % {
            "moment": date_format(timezone.localtime(last), "j F Y, H:i")
        }
    return ""


def is_overdue(now: dt.datetime) -> bool:
    """Whether no sweep succeeded for 26 hours; in a new house, since its tables were made."""
    last = _last() or MigrationRecorder.Migration.objects.aggregate(first=Min("applied"))["first"]
    return last is not None and now - last > OVERDUE


def _last() -> dt.datetime | None:
    """When the last sweep that succeeded began."""
    moment: dt.datetime | None = JobRun.objects.filter(job=SWEEP, finished_at__isnull=False).aggregate(
        last=Max("started_at")
    )["last"]
    return moment
