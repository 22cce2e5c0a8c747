"""What the pages for recording show: what one may choose from, what can be set right, what lies beside a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dossiers.functions import SEES_EVERYBODY
from dossiers.models import Correction, Dossier, LawfulBasis, Person, Record
from dossiers.records import evidence
from dossiers.records import rules as records_rules
from dossiers.scope import has_function
from dossiers.sections import Section
from dossiers.viewing.search import is_enough, people_like

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from dossiers.actors import Actor

MOST_FOUND = 10


@dataclass(frozen=True)
class Choice:
    """A section with the lawful bases, each of one activity, on which this user may record in it."""

    section: Section
    bases: list[LawfulBasis]


def choices_for(dossier: Dossier, user: Actor, on: dt.date) -> list[Choice]:
    """On what `user` may record in `dossier` today, by section. One query."""
    sections = records_rules.sections_for(dossier, user)
    rows = LawfulBasis.objects.select_related("activity").filter(activity__section__in=sections)
    allowed = [basis for basis in rows if not records_rules.why_not_add(dossier, basis, user, on)]
    found = [Choice(each, [basis for basis in allowed if basis.activity.section == each]) for each in sections]
    return [choice for choice in found if choice.bases]


def people_named(dossier: Dossier, user: Actor, name: str) -> list[Person]:
    """People whom `user` may know of, with a name like this one; never the person of this dossier."""
    if not is_enough(name):
        return []
    return people_like(name, _known(dossier, user), MOST_FOUND)


def people_chosen(dossier: Dossier, user: Actor, typed: Mapping[str, str]) -> list[Person]:
    """The people for whom a part was chosen on the form, as far as `user` may see them."""
    chosen = [name.removeprefix("role-") for name, role in typed.items() if name.startswith("role-") and role]
    references = [reference for reference in chosen if "\0" not in reference]  # no text in the database holds it
    return list(_known(dossier, user).filter(reference__in=references)) if references else []


def _known(dossier: Dossier, user: Actor) -> Any:
    visible = Dossier.objects.visible_to(user).select_related("unit")
    known = Person.objects.visible_to(user).exclude(pk=dossier.person_id)
    return known.prefetch_related(Prefetch("dossiers", visible))


@dataclass(frozen=True)
class Value:
    """One value of a record that can be set right: its field, what it is called, what stands there."""

    field: str
    label: str
    now: str


def values_of(record: Record) -> list[Value]:
    """What can be set right in `record`."""
    return [Value(name, label_of(name), shown(record, name)) for name in records_rules.CORRECTABLE]


def label_of(field: str) -> str:
    """What a field is called on screen."""
    named: Any = Record._meta.get_field(field)
    return str(named.verbose_name)


def shown(record: Record, field: str) -> str:
    """What stands in a field, as it is read."""
    value = getattr(record, field)
    if field in records_rules.DAYS:
        return date_format(value, "j F Y") if value else _("niet ingevuld")
    return value or _("niet ingevuld")


@dataclass(frozen=True)
class Mended:
    """A correction as it is shown: which field, when, by whom, and, to who may know, what stood there before."""

    row: Correction
    label: str
    old: str


@dataclass(frozen=True)
class Beside:
    """What lies beside a record, and whether this user may add to it."""

    files: list[Any]
    corrections: list[Mended]
    statements: list[Any]
    may_add: bool
    kind: str


def beside(record: Record, user: Actor) -> Beside:
    """Files, corrections and statements with `record`. Three queries."""
    reads_old = has_function(user, *SEES_EVERYBODY)
    return Beside(
        files=list(record.files.all()),
        corrections=[
            Mended(row, label_of(row.field), row.old if reads_old else "")
            for row in record.corrections.select_related("by")
        ],
        statements=list(record.statements.all()),
        may_add=not records_rules.why_not_change(record, user),
        kind=str(evidence.Kind(record.evidence_kind).label),
    )
