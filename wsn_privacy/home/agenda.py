"""What is planned beside the requests: recipients to tell, checks of the register, assessments to look at (S1)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Window
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.flow import extending, footage
from cases.models import Telling
from cases.undelivered import actions as undelivered
from dossiers.models import Activity, Dpia
from dossiers.register.content import is_overdue
from law.deadlines import last_day_to_extend
from retention.models import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

AHEAD = dt.timedelta(days=30)


@dataclass(frozen=True)
class Planned:
    """One thing that comes up: what, where it is done, and by when (None: whenever there is time)."""

    text: str
    url: str
    on: dt.date | None
    is_late: bool


def planned(today: dt.date) -> list[Planned]:
    """What comes up within a month or should have been done, earliest first: seven queries."""
    found = [
        *_footage(today),
        *_extensions(today),
        *_undelivered(today),
        *_tellings(),
        *_checks(today),
        *_reviews(today),
        *_slips(today),
    ]
    return sorted(found, key=lambda each: (each.on is None, each.on or today, each.text))


def _footage(today: dt.date) -> Iterator[Planned]:
    """The requests about footage for which nobody was asked yet, each as one thing to do before it is overwritten."""
    for case in footage.to_secure():
        told, last = _("Laat camerabeelden veiligstellen voor %(number)s"), footage.gone_on(case)
        url = reverse("cases:detail", args=[case.reference])
        yield Planned(told % {"number": case.reference}, url, last, is_late=last < today)


def _extensions(today: dt.date) -> Iterator[Planned]:
    """The extensions whose notice waits: without it there is none (AVG art. 12(3))."""
    for extension in extending.waiting():
        last = last_day_to_extend(extension.case.received_on).on
        if last >= today:
            told = _("Het bericht dat %(number)s langer duurt is nog niet weg") % {"number": extension.case.reference}
            yield Planned(told, reverse("cases:detail", args=[extension.case.reference]), last, is_late=last == today)


def _undelivered(today: dt.date) -> Iterator[Planned]:
    """What came back or was not collected, each as one thing to do."""
    for row in undelivered.to_settle():
        told = _("%(what)s bij %(number)s") % {
            "what": row.get_what_display().capitalize(),
            "number": row.case.reference,
        }
        yield Planned(told, reverse("cases:undelivered", args=[row.case.reference]), row.on, is_late=row.on < today)


def _tellings() -> Iterator[Planned]:
    """The recipients that are still to be told of a change, as one thing to do, at the oldest (AVG art. 19)."""
    oldest = (
        Telling.objects.open()
        .order_by("made_at", "id")
        .values_list("case__reference")
        .annotate(count=Window(Count("pk")))
    )
    for reference, count in oldest[:1]:
        told = ngettext(
            "%(n)s ontvanger moet nog horen wat er wijzigde; begin bij %(number)s",
            "%(n)s ontvangers moeten nog horen wat er wijzigde; begin bij %(number)s",
            count,
        )
        url = reverse("cases:detail", args=[reference])
        yield Planned(told % {"n": count, "number": reference}, url, None, is_late=False)


def _checks(today: dt.date) -> Iterator[Planned]:
    """The lines of the register at which nobody looked for a year, as one thing to do (AVG art. 30)."""
    waiting = sum(is_overdue(activity, today) for activity in Activity.objects.filter(ended_on__isnull=True))
    if waiting:
        told = ngettext(
            "%(n)s regel van het register is langer dan een jaar niet bekeken",
            "%(n)s regels van het register zijn langer dan een jaar niet bekeken",
            waiting,
        )
        yield Planned(told % {"n": waiting}, reverse("register:list"), None, is_late=False)


def _reviews(today: dt.date) -> Iterator[Planned]:
    """The assessments that are to be looked at again (AVG art. 35(11))."""
    for dpia in Dpia.objects.filter(review_on__lte=today + AHEAD, activity__ended_on=None).select_related("activity"):
        told = _("DPIA opnieuw bekijken: %(name)s") % {"name": dpia.activity.name}
        yield Planned(
            told, reverse("register:dpia", args=[dpia.activity.number]), dpia.review_on, dpia.review_on < today
        )


def _slips(today: dt.date) -> Iterator[Planned]:
    """The slips for other systems of which nobody proved that they were carried out, as one thing to do."""
    days = list(Slip.objects.open().order_by("due_on").values_list("due_on", flat=True))
    if days:
        told = ngettext(
            "%(n)s opdracht om in een ander systeem te verwijderen staat open",
            "%(n)s opdrachten om in andere systemen te verwijderen staan open",
            len(days),
        )
        yield Planned(told % {"n": len(days)}, reverse("retention:slips"), days[0], days[0] < today)
