"""The register in lists: the activities with how they stand, for staff, and the versions of a day, for everybody."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dossiers.models import Activity, ActivityVersion
from dossiers.register.content import is_overdue
from dossiers.text.keys import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

STATES = [
    ("", gettext_lazy("Alle die lopen")),
    ("due", gettext_lazy("Nog te bekijken")),
    ("dpia", gettext_lazy("DPIA te maken of te bekijken")),
    ("ended", gettext_lazy("Beëindigd")),
]
SEARCHED = ("name", "purpose", "subjects", "categories", "recipients", "owner")


@dataclass(frozen=True)
class Row:
    """One activity in the list of staff: its colour and what there is to say of it now."""

    activity: Activity
    kind: str
    standing: str
    is_due: bool
    wants_dpia: bool

    @property
    def url(self) -> str:
        """Where its page is."""
        return reverse("register:detail", args=[self.activity.number])


def rows(on: dt.date) -> list[Row]:
    """Every activity as it stands on `on`, in the order of the register. One query."""
    return [row_of(activity, on) for activity in Activity.objects.select_related("dpia")]


def row_of(activity: Activity, on: dt.date) -> Row:
    """One activity as it stands on `on`."""
    is_due, impact = is_overdue(activity, on), dpia_standing(activity, on)
    if activity.ended_on:
        kind, standing = "done", _("beëindigd op %(day)s") % {"day": _day(activity.ended_on)}
    elif is_due or impact:
        kind, standing = ("late" if is_due else "soon"), (_look(activity) if is_due else impact)
    else:
        kind, standing = "ok", _look(activity)
    return Row(activity, kind, standing, is_due, bool(impact))


def _look(activity: Activity) -> str:
    """When somebody last said that it is right."""
    if activity.checked_on is None:
        return _("nog nooit bekeken")
    return _("bekeken op %(day)s") % {"day": _day(activity.checked_on)}


def dpia_standing(activity: Activity, on: dt.date) -> str:
    """What is to be done about the assessment of `activity`, or an empty string (AVG art. 35)."""
    if activity.ended_on:
        return ""
    if not hasattr(activity, "dpia"):
        return _("DPIA nog niet gemaakt") if activity.dpia_needed else ""
    return _("DPIA opnieuw bekijken") if activity.dpia.review_on <= on else ""


def _day(on: dt.date) -> str:
    return str(date_format(on, "j F Y"))


def chosen(found: Iterable[Row], *, state: str, words: str) -> list[Row]:
    """The rows in this state in which every one of `words` stands somewhere."""
    tests = {
        "": lambda row: not row.activity.ended_on,
        "due": lambda row: row.is_due,
        "dpia": lambda row: row.wants_dpia,
        "ended": lambda row: bool(row.activity.ended_on),
    }
    wanted = fold(words).split()
    return [row for row in found if tests[state](row) and all(word in _text_of(row.activity) for word in wanted)]


def _text_of(activity: Activity) -> str:
    return fold(" ".join([str(activity.number), *(getattr(activity, name) for name in SEARCHED)]))


def notices(found: Iterable[Row]) -> list[str]:
    """What the keeper of the register should know first: what nobody looked at in time."""
    due = [row for row in found if row.is_due]
    never = sum(row.activity.checked_on is None for row in due)
    told = []
    if late := len(due) - never:
        told.append(
            ngettext(
                "%(n)s regel is langer dan een jaar niet bekeken.",
                "%(n)s regels zijn langer dan een jaar niet bekeken.",
                late,
            )
            % {"n": late}
        )
    if never:
        told.append(
            ngettext("%(n)s regel is nog nooit bekeken.", "%(n)s regels zijn nog nooit bekeken.", never) % {"n": never}
        )
    return told


def standing_on(on: dt.date) -> list[ActivityVersion]:
    """The version of every activity that stood at the end of `on`; what had ended by then is left out."""
    midnight = timezone.make_aware(dt.datetime.combine(on + dt.timedelta(days=1), dt.time()))
    made = ActivityVersion.objects.filter(activity=OuterRef("activity"), made_at__lt=midnight).order_by("-number")
    versions = (
        ActivityVersion.objects.filter(pk=Subquery(made.values("pk")[:1]), content__ended_on=None)
        .select_related("activity")
        .order_by("activity__number")
    )
    return list(versions)


def first_of(section: str) -> int | None:
    """The number of the first activity that runs in `section`, or None."""
    running = Activity.objects.filter(section=section, ended_on__isnull=True).order_by("number")
    return running.values_list("number", flat=True).first()
