"""Acts on ties: how people stand to each other, put on file and ended (representation, households)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from dossiers.journal import actions as journal
from dossiers.models import Person, Tie
from dossiers.models.people import key_of
from dossiers.people.rules import Said, why_not_die, why_not_end, why_not_tie
from dossiers.refusal import Refused
from dossiers.verbs import Common, Verb
from dossiers.viewing import search

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor
    from dossiers.models import Dossier

MOST_FOUND = 10


@dataclass(frozen=True)
class Newcomer:
    """Somebody who is not on file yet, by name; no more is asked than that."""

    family_name: str
    given_name: str = ""
    prefix: str = ""


def look_for(*, dossier: Dossier, text: str, by: Actor) -> list[Person]:
    """People named like `text` to whom the person of `dossier` may be tied. The line says that one searched."""
    journal.record(Common.SEARCHED, by, by=by)
    if not search.is_enough(text):
        return []
    known = Person.objects.visible_to(by).exclude(pk=dossier.person_id)
    return search.people_like(text, known, MOST_FOUND)


@transaction.atomic
def add(*, dossier: Dossier, other: Person | Newcomer, said: Said, by: Actor) -> Tie:
    """Put on file how `other` stands to the person of `dossier`; somebody new is put on file too. Raises Refused."""
    person = Person.objects.select_for_update().get(pk=dossier.person_id)
    if why := why_not_tie(dossier, other if isinstance(other, Person) else None, said, by):
        raise Refused(why)
    if isinstance(other, Newcomer):
        other = _put_on_file(other, said.kind)
    tie = Tie.objects.create(
        person=person,
        other=other,
        kind=said.kind,
        scope=said.scope.strip(),
        evidence=said.evidence.strip(),
        since=said.since,
        until=said.until,
    )
    journal.record(Verb.TIE_ADDED, tie, by=by)
    return tie


def _put_on_file(new: Newcomer, kind: str) -> Person:
    """A person about whom nothing is kept yet but the name."""
    names = {"given_name": new.given_name, "prefix": new.prefix, "family_name": new.family_name}
    is_co_tenant = kind == Tie.Kind.CO_TENANT
    return Person.objects.create(
        kind=Person.Kind.CO_TENANT if is_co_tenant else Person.Kind.THIRD_PARTY, name_key=key_of(**names), **names
    )


@transaction.atomic
def record_death(*, person: Person, died_on: dt.date | None, by: Actor) -> Person:
    """Record on which day somebody died, or that this was a mistake. The AVG is about the living. Raises Refused."""
    row = Person.objects.select_for_update().get(pk=person.pk)
    if why := why_not_die(row, died_on):
        raise Refused(why)
    row.died_on = died_on
    row.save(update_fields=("died_on",))
    journal.record(Verb.DEATH_RECORDED, row, by=by)
    return row


@transaction.atomic
def end(*, tie: Tie, until: dt.date, reason: str, by: Actor) -> Tie:
    """End a tie on a day, with the reason; it stays on file as ended. Raises Refused."""
    row = Tie.objects.select_for_update(of=("self",)).select_related("person", "other").get(pk=tie.pk)
    if why := why_not_end(row, until, reason, by):
        raise Refused(why)
    row.until, row.ended_because = until, reason.strip()
    row.save(update_fields=("until", "ended_because"))
    journal.record(Verb.TIE_ENDED, row, by=by)
    return row
