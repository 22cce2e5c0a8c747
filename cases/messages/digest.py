"""The overview of a week as a mail: how it stands, and the most urgent requests by number. No names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.clock.waits import soon_until
from cases.models import Case
from retention.models import Slip

if TYPE_CHECKING:
    import datetime as dt

MOST_LINES = 12


def lines_of(today: dt.date) -> list[str]:
    """What the mail says, at most twelve lines: the figures, then what comes first."""
    running = Case.objects.open()
    late, soon = Q(due_on__lt=today), Q(due_on__range=(today, soon_until(today)))
    new = Q(status="received", owner__isnull=True)
    counts = running.aggregate(
        open=Count("pk"),
        late=Count("pk", filter=late),
        soon=Count("pk", filter=soon),
        new=Count("pk", filter=new),
    )
    head = [
        ngettext("%(n)s verzoek open", "%(n)s verzoeken open", counts["open"]) % {"n": counts["open"]},
        _("%(n)s te laat") % {"n": counts["late"]},
        _("%(n)s deze week") % {"n": counts["soon"]},
        _("%(n)s nog niet opgepakt") % {"n": counts["new"]},
        *_late_slips(today),
    ]
    urgent = running.filter(late | soon).order_by("due_on", "id").only("reference", "due_on")
    room = MOST_LINES - len(head) - 1
    lines = [f"{case.reference}: {_day(case.due_on)}" for case in urgent[:room]]
    more = counts["late"] + counts["soon"] - len(lines)
    return [*head, *lines, *([_("en nog %(n)s") % {"n": more}] if more else [])]


def _late_slips(today: dt.date) -> list[str]:
    """That other systems were told to delete, and nobody proved in time that it was done; nothing while all is well."""
    late = Slip.objects.open().filter(due_on__lt=today).count()
    said = ngettext(
        "%(n)s vernietigingsopdracht voor een ander systeem is te laat",
        "%(n)s vernietigingsopdrachten voor andere systemen zijn te laat",
        late,
    )
    return [said % {"n": late}] if late else []


def _day(day: dt.date) -> str:
    return _("antwoord uiterlijk %(day)s") % {"day": date_format(day, "l j F")}
