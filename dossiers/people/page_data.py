"""What the pages show of people: how they stand to each other, and where somebody is on file or named."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from dossiers.models import Dossier, Mention, Person, Record, Tie
from dossiers.people.rules import may_keep
from dossiers.scope import scope_of
from dossiers.sections import Section
from dossiers.viewing import page_data as viewing_page_data

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from dossiers.actors import Actor

MOST_MENTIONS = 200
TOLD = ("id", "kind", "scope", "evidence", "since", "until", "ended_because")
NAMES = ("reference", "given_name", "prefix", "family_name")
# What somebody is to the person of the page when the tie is told from the other side.
OTHER_WAY = {
    Tie.Kind.CO_TENANT: lazy("medehuurder"),
    Tie.Kind.PARTNER: lazy("partner"),
    Tie.Kind.EX_PARTNER: lazy("ex-partner"),
    Tie.Kind.CHILD: lazy("ouder"),
    Tie.Kind.PARENT: lazy("kind"),
    Tie.Kind.ADMINISTRATOR: lazy("is bewindvoerder van"),
    Tie.Kind.CURATOR: lazy("is curator van"),
    Tie.Kind.MENTOR: lazy("is mentor van"),
    Tie.Kind.MANDATE: lazy("is gemachtigde van"),
}


@dataclass(frozen=True)
class Stand:
    """How somebody stands to the person of the page, and whether this user may go on or end it."""

    tie: Tie
    other: Person
    what: str
    period: str
    has_ended: bool
    dossier: str = ""  # the reference of a dossier of the other that this user may see


@dataclass(frozen=True)
class Household:
    """The card of who lives along with somebody, or acts for them."""

    stands: list[Stand]
    may_keep: bool


def with_ties(dossiers: QuerySet[Dossier], user: Actor) -> QuerySet[Dossier]:
    """`dossiers` that bring along the ties of their person that `user` may see."""
    ties = Tie.objects.visible_to(user).filter(Q(person=OuterRef("person")) | Q(other=OuterRef("person")))
    return dossiers.annotate(ties_seen=ArraySubquery(ties.values(row=JSONObject(**_told(user)))))


def household_of(dossier: Any, user: Actor) -> Household | None:
    """Who stands how to the person of a dossier from `with_ties`; None for who does not see the tenancy."""
    if not scope_of(user).sees(Section.TENANCY, dossier.complex_id, dossier.pk):
        return None
    return Household(_stands(dossier.ties_seen, dossier.person), may_keep(dossier, user))


def stands_of(person: Person, user: Actor) -> list[Stand]:
    """The ties of `person` that `user` may see, running ones first. One query."""
    rows = Tie.objects.visible_to(user).of(person).values_list(JSONObject(**_told(user)), flat=True)
    return _stands(rows, person)


def _told(user: Actor) -> dict[str, Any]:
    """What is asked of a tie: itself, and of either side the name and the newest dossier that `user` may see."""
    told: dict[str, Any] = {name: name for name in ("person_id", *TOLD)}
    for side in ("person", "other"):
        dossiers = Dossier.objects.visible_to(user).filter(person=OuterRef(side)).order_by("-started_on", "-id")
        told |= {f"{side}_{name}": f"{side}__{name}" for name in NAMES}
        told[f"{side}_dossier"] = Subquery(dossiers.values("reference")[:1])
    return told


def _stands(rows: Iterable[dict[str, Any]], person: Person) -> list[Stand]:
    stands = [_stand(row, person) for row in rows]
    stands.sort(key=lambda stand: (stand.tie.since, stand.tie.pk), reverse=True)
    return sorted(stands, key=lambda stand: stand.has_ended)


def _stand(row: dict[str, Any], person: Person) -> Stand:
    is_theirs = row["person_id"] == str(person.pk)
    side = "other" if is_theirs else "person"
    days = {name: dt.date.fromisoformat(row[name]) if row[name] else None for name in ("since", "until")}
    tie = Tie(**{**{name: row[name] for name in TOLD}, **days})
    return Stand(
        tie=tie,
        other=Person(**{name: row[f"{side}_{name}"] for name in NAMES}),
        what=str(tie.get_kind_display() if is_theirs else OTHER_WAY[Tie.Kind(tie.kind)]),
        period=_period(tie),
        has_ended=tie.has_ended(timezone.localdate()),
        dossier=row[f"{side}_dossier"] or "",
    )


def _ways_in(people: Iterable[Person], user: Actor) -> dict[Any, str]:
    """The newest dossier of each of `people` that `user` may see, by person."""
    rows = Dossier.objects.visible_to(user).filter(person__in={person.pk for person in people})
    return dict(rows.order_by("started_on").values_list("person_id", "reference"))


def _period(tie: Tie) -> str:
    since = date_format(tie.since, "j F Y")
    if tie.until is None:
        return _("sinds %(since)s") % {"since": since}
    return _("%(since)s tot en met %(until)s") % {"since": since, "until": date_format(tie.until, "j F Y")}


@dataclass(frozen=True)
class Named:
    """Somebody whom a record names, and where this user may go on to them."""

    mention: Mention
    dossier: str


def named_in(record: Record, user: Actor) -> list[Named]:
    """Who is named in `record`. Two queries."""
    mentions = list(record.mentions.select_related("person"))
    ways_in = _ways_in([mention.person for mention in mentions], user)
    return [Named(mention, ways_in.get(mention.person_id, "")) for mention in mentions]


def mentions_of(person: Person, user: Actor) -> list[Mention]:
    """In which records of others `person` is named, newest first; the rows, never the text of a record."""
    records = Record.objects.visible_to(user).exclude(dossier__person=person)
    rows = Mention.objects.filter(person=person, record__in=records)
    shown = ("record__reference", "record__section", "record__happened_on", "record__dossier__reference")
    rows = rows.select_related("record__dossier").only("role", "record_id", "record__dossier_id", *shown)
    return list(rows.order_by("-record__happened_on", "-record_id")[: MOST_MENTIONS + 1])


def facts_about(person: Person) -> list[tuple[str, str]]:
    """What is on file of somebody for who handles requests: label and value."""
    born_on = date_format(person.born_on, "j F Y") if person.born_on else ""
    facts = [
        (_("Soort"), str(person.get_kind_display())),
        (_("Geboren"), born_on),
        (_("Overleden"), date_format(person.died_on, "j F Y") if person.died_on else ""),
        (_("Klantnummer"), person.client_number),
        (_("Adres"), person.address),
        (_("E-mail"), person.email),
        (_("Telefoon"), person.phone),
    ]
    return [(label, value) for label, value in facts if value]


def dossiers_of(person: Person, user: Actor) -> list[viewing_page_data.Row]:
    """The dossiers of `person` that `user` may see, as rows of a list."""
    rows = Dossier.objects.visible_to(user).filter(person=person).select_related("person", "unit", "complex")
    return viewing_page_data.rows_for(rows.order_by("-started_on", "-id"), user)
