"""What a version of an activity holds, and how it reads: the fields of AVG art. 30, and extras called so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossiers.models import Activity, Dpia
from dossiers.sections import Section
from law.calendar import add_years
from law.grounds import Ground
from law.terms import TERMS

Content = dict[str, Any]

TYPED = (
    "name",
    "purpose",
    "section",
    "subjects",
    "categories",
    "special",
    "recipients",
    "joint",
    "transfers",
    "measures",
    "kept",
    "kept_because",
    "retention",
    "interest",
    "dpia_needed",
    "owner",
)
PARTS = ("description", "necessity", "risks", "measures", "advice")  # of an assessment (AVG art. 35(7) and (2))
CHECKED_EVERY_YEARS = 1


def content_of(activity: Activity) -> Content:
    """`activity` as it stands now, in values that JSON holds, to be kept as a version."""
    dpia = Dpia.objects.filter(activity=activity).first()
    return {
        "number": activity.number,
        **{name: getattr(activity, name) for name in TYPED},
        "grounds": sorted(activity.bases.values_list("ground", flat=True)),
        "ended_on": activity.ended_on.isoformat() if activity.ended_on else None,
        "dpia": _assessment(dpia) if dpia else None,
    }


def _assessment(dpia: Dpia) -> Content:
    days = {"made_on": dpia.made_on.isoformat(), "review_on": dpia.review_on.isoformat()}
    return {**{name: getattr(dpia, name) for name in PARTS}, **days}


def listed(text: str) -> list[str]:
    """The names in a list with commas, one by one."""
    return [name.strip() for name in text.split(",") if name.strip()]


@dataclass(frozen=True)
class Column:
    """One thing the register says of an activity.

    `asked_by` is the article that asks for it, empty for an extra; `is_public` whether everybody may read it.
    """

    key: str
    label: Any
    read: Callable[[Content], list[str]]
    asked_by: str = ""
    is_public: bool = True
    empty: Any = ""


def _list(key: str) -> Callable[[Content], list[str]]:
    return lambda content: listed(content[key])


def _text(key: str) -> Callable[[Content], list[str]]:
    return lambda content: [content[key]] if content[key] else []


def grounds_in_words(content: Content) -> list[str]:
    """The lawful bases with their article (AVG art. 6(1))."""
    return [f"{Ground(each).label} ({Ground(each).source})" for each in content["grounds"]]


def _condition(content: Content) -> list[str]:
    return [str(Activity.Special(content["special"]).label)] if content["special"] else []


def _term(content: Content) -> list[str]:
    found = [term for term in TERMS if term.category in listed(content["retention"])]
    return [f"{term.label}, vanaf: {term.trigger} ({term.source})" for term in found]


def _impact(content: Content) -> list[str]:
    if content["dpia"]:
        made_on, review_on = (in_words(content["dpia"][day]) for day in ("made_on", "review_on"))
        return [_("gemaakt op %(made)s, opnieuw bekijken op %(review)s") % {"made": made_on, "review": review_on}]
    return [_("nodig, nog niet gemaakt")] if content["dpia_needed"] else []


COLUMNS = (
    Column("purpose", gettext_lazy("Waarvoor"), _text("purpose"), "30-1-b"),
    Column("subjects", gettext_lazy("Van wie"), _list("subjects"), "30-1-c"),
    Column("categories", gettext_lazy("Welke gegevens"), _list("categories"), "30-1-c"),
    Column("recipients", gettext_lazy("Wie ze krijgen"), _list("recipients"), "30-1-d", empty=gettext_lazy("niemand")),
    Column("transfers", gettext_lazy("Buiten de EU"), _text("transfers"), "30-1-e", empty=gettext_lazy("nee")),
    Column("kept", gettext_lazy("Hoe lang"), _text("kept"), "30-1-f"),
    Column(
        "joint", gettext_lazy("Samen verantwoordelijk met"), _list("joint"), "30-1-a", empty=gettext_lazy("niemand")
    ),
    Column("measures", gettext_lazy("Beveiliging"), _text("measures"), "30-1-g", is_public=False),
    Column("grounds", gettext_lazy("Grondslag"), grounds_in_words),
    Column("interest", gettext_lazy("Afweging van ons belang"), _text("interest")),
    Column("special", gettext_lazy("Bijzondere gegevens"), _condition, empty=gettext_lazy("geen")),
    Column("kept_because", gettext_lazy("Grond van de bewaartermijn"), _text("kept_because")),
    Column("retention", gettext_lazy("Bewaarregel"), _term, is_public=False),
    Column(
        "section", gettext_lazy("Onderdeel"), lambda content: [str(Section(content["section"]).label)], is_public=False
    ),
    Column("dpia", gettext_lazy("DPIA"), _impact, is_public=False, empty=gettext_lazy("niet nodig")),
    Column("owner", gettext_lazy("Eigenaar"), _text("owner"), is_public=False),
)


@dataclass(frozen=True)
class Fact:
    """One line of an activity on paper or screen: what it is and what it says."""

    label: str
    lines: list[str]
    is_extra: bool


def facts(content: Content, *, inside: bool) -> list[Fact]:
    """What a version says: all of it `inside`, else only what everybody may read. Empty extras are left out."""
    shown = [column for column in COLUMNS if inside or column.is_public]
    made = [Fact(str(c.label), c.read(content) or ([str(c.empty)] if c.empty else []), not c.asked_by) for c in shown]
    return [fact for fact in made if fact.lines]


def in_words(day: str) -> str:
    """An ISO date as people say it."""
    return str(date_format(dt.date.fromisoformat(day), "j F Y"))


def is_overdue(activity: Activity, on: dt.date) -> bool:
    """Whether nobody said within the last year that this activity is still right. Ended ones need no look."""
    if activity.ended_on:
        return False
    return activity.checked_on is None or add_years(activity.checked_on, CHECKED_EVERY_YEARS) < on
