"""Destroying dossiers without records, and people to whom nothing refers any more: in sets, with what is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from dossiers.models import Dossier, DossierKey, DossierUserObjectPermission, Emergency, Opening, Person, Tie
from retention.disposal.deletion import (
    Reason,
    allow_deletion,
    delete_by_keys,
    delete_rows,
    leave_lines,
    leave_tombstones,
)
from retention.lists import residual_mentions
from retention.models import Hold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from django.db.models import Model, QuerySet

    from dossiers.actors import Actor

# What goes along with a dossier, by the field that refers to it.
OF_DOSSIER: tuple[tuple[type[Model], str], ...] = (
    (Opening, "dossier"),
    (Emergency, "dossier"),
    (Hold, "dossier"),
    (DossierUserObjectPermission, "content_object"),
    (DossierKey, "dossier"),
)


@transaction.atomic
def destroy_dossiers(keys: Collection[UUID], reason: Reason, *, among: QuerySet[Dossier] | None = None) -> list[str]:
    """Destroy those of these dossiers that have no records left, and then the people to whom nothing else refers.

    Their keys, permissions and openings go along. Once locked they are looked for again in `among`, the dossiers that
    may go; without `among` only a record keeps them. Returns the references of the dossiers that were destroyed.
    """
    found = Dossier.objects.select_for_update(of=("self", "person"), skip_locked=True).select_related("person")
    held = list(found.filter(pk__in=keys, records__isnull=True).order_by("pk"))
    if among is not None:
        may_go = set(among.filter(pk__in=[row.pk for row in held]).values_list("pk", flat=True))
        held = [row for row in held if row.pk in may_go]
    if not held:
        return []
    allow_deletion()
    leave_tombstones([(row.reference, "", None, 0) for row in held], reason, count=0)
    leave_lines(held, reason.article, by=reason.by)
    going = [row.pk for row in held]
    for model, name in OF_DOSSIER:
        delete_by_keys(model, name, going)
    delete_by_keys(Dossier, "id", going)
    residual_mentions.unlink({row.person_id for row in held}, by=reason.by)
    forget_people({row.person_id for row in held}, by=reason.by)
    return [row.reference for row in held]


def forget_people(keys: Iterable[UUID], *, by: Actor | None = None) -> list[str]:
    """Destroy those of these people to whom nothing refers any more: no dossier, mention, request or active hold.

    Their ties go along, and after that perhaps the people to whom they were tied. Returns the references.
    """
    forgotten: list[str] = []
    while keys := set(keys):
        people = list(_needed_by_none().select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
        if not people:
            break
        going = {person.pk for person in people}
        ties = Tie.objects.filter(Q(person__in=going) | Q(other__in=going))
        keys = {key for pair in ties.values_list("person", "other") for key in pair} - going
        delete_rows(ties)
        delete_by_keys(Hold, "person", list(going))
        leave_lines(people, "person", by=by)
        delete_by_keys(Person, "id", list(going))
        forgotten += [person.reference for person in people]
    return forgotten


def _needed_by_none() -> QuerySet[Person]:
    """The people to whom no row of any app refers, apart from ties and holds that were lifted."""
    people = Person.objects.all()
    for relation in Person._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many or relation.related_model is Tie:
            continue
        rows: Any = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})  # type: ignore[union-attr]
        if relation.related_model is Hold:
            rows = rows.filter(lifted_on__isnull=True)
        people = people.exclude(Exists(rows))
    return people
