"""What the pages show of people: how they stand to each other, and where somebody is on file or named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from dossiers import access, showing
from dossiers.models import Dossier, Mention, Record, Tie
from dossiers.sections import Section
from dossiers.tie_rules import may_keep

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiers.models import Person

MOST_MENTIONS = 200
# What somebody is whom the person of the page represents, or is a child or parent of.
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


def household_of(dossier: Dossier, user: Any) -> Household | None:
    """Who stands how to the person of `dossier`; None for who does not see the tenancy, where that belongs."""
    scope = access.scope_of(user)
    if not scope.sees(Section.TENANCY, dossier.complex_id, dossier.pk):
        return None
    return Household(stands_of(dossier.person, user), may_keep(dossier, user))


def stands_of(person: Person, user: Any) -> list[Stand]:
    """The ties of `person` that `user` may see, running ones first. Two queries."""
    ties = list(Tie.objects.visible_to(user).of(person))
    others = [tie.other if tie.person_id == person.pk else tie.person for tie in ties]
    ways_in = _ways_in(others, user)
    today = timezone.localdate()
    stands = [
        Stand(
            tie=tie,
            other=other,
            what=str(tie.get_kind_display() if tie.person_id == person.pk else OTHER_WAY[Tie.Kind(tie.kind)]),
            period=_period(tie),
            has_ended=tie.has_ended(today),
            dossier=ways_in.get(other.pk, ""),
        )
        for tie, other in zip(ties, others, strict=True)
    ]
    return sorted(stands, key=lambda stand: stand.has_ended)


def _ways_in(people: Iterable[Person], user: Any) -> dict[Any, str]:
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


def named_in(record: Record, user: Any) -> list[Named]:
    """Who is named in `record`. Two queries."""
    mentions = list(record.mentions.select_related("person"))
    ways_in = _ways_in([mention.person for mention in mentions], user)
    return [Named(mention, ways_in.get(mention.person_id, "")) for mention in mentions]


def mentions_of(person: Person, user: Any) -> list[Mention]:
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
        (_("Klantnummer"), person.client_number),
        (_("Adres"), person.address),
        (_("E-mail"), person.email),
        (_("Telefoon"), person.phone),
    ]
    return [(label, value) for label, value in facts if value]


def dossiers_of(person: Person, user: Any) -> list[showing.Row]:
    """The dossiers of `person` that `user` may see, as rows of a list."""
    rows = Dossier.objects.visible_to(user).filter(person=person).select_related("person", "unit", "complex")
    return showing.rows_for(rows.order_by("-started_on", "-id"), user)
