"""Somebody who is in the client list twice: found by name and date of birth, and both searched for one request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cases.flow.comparison import is_same_name
from cases.flow.steps import hold_person, locked
from cases.models import AlsoSubject
from cases.verbs import Verb
from cases.workflow import Status
from dossiers.journal import actions as journal
from dossiers.models import Person
from dossiers.refusal import Refused
from dossiers.viewing.search import people_like

if TYPE_CHECKING:
    import datetime as dt

    from cases.models import Case
    from dossiers.actors import Actor

MOST = 10


def doubles_of(case: Case, user: Actor) -> list[Person]:
    """Who in the client list may be the very person who was identified: the same name, and no other date of birth."""
    subject = case.subject
    if subject is None:
        return []
    known = Person.objects.visible_to(user).exclude(pk__in=case.subject_keys)
    found = [*people_like(subject.name, known, MOST), *people_like(subject.family_name, known, MOST)]
    return [each for each in dict.fromkeys(found) if not _why_not_alike(subject, each)]


def _why_not_alike(subject: Person, other: Person) -> str:
    """Why `other` cannot be `subject` under a second entry."""
    if subject.born_on and other.born_on and subject.born_on != other.born_on:
        return _("Deze persoon heeft een andere geboortedatum.")
    return "" if is_same_name(subject.name, other) else _("Deze persoon heet anders.")


def why_not_also(case: Case, other: Person | None) -> str:
    """Why it cannot be recorded now that `other` is the one who asks too."""
    if case.status not in (Status.IDENTIFIED, Status.GATHERED) or case.subject is None:
        return _("Dit kan nadat vaststaat wie het is, en voordat er een besluit is.")
    if other is None:
        return _("Kies wie dit ook is.")
    if other.pk in case.subject_keys:
        return _("Deze persoon hoort al bij dit verzoek.")
    return _why_not_alike(case.subject, other)


@transaction.atomic
def mark(*, case: Case, other: Person | None, by: Actor, on: dt.date) -> AlsoSubject:
    """Record that `other` is the one who asks too: what is kept of both is searched, held and given. Raises Refused."""
    case = locked(case)
    why = why_not_also(case, other)
    if why or other is None:
        raise Refused(why)
    row = AlsoSubject.objects.create(case=case, person=other, by=by)
    hold_person(other, case, by, on)
    journal.record(Verb.ALSO_MARKED, case, by=by)
    return row
