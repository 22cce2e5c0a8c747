"""What the pages of access show: the matrix, people, work areas, personal grants."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from dossiers.access import actions as grants
from dossiers.functions import SEES_EVERYBODY, Function
from dossiers.models import (
    Complex,
    ComplexGroupObjectPermission,
    ComplexUserObjectPermission,
    DossierUserObjectPermission,
    SectionAccess,
)
from dossiers.scope import has_function
from dossiers.sections import Section

if TYPE_CHECKING:
    from dossiers.actors import Actor

A_MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Row:
    """A function in the matrix: what it sees in the own work area, what everywhere, and whether that is a choice."""

    function: Function
    here: list[Section]
    everywhere: list[Section]
    is_fixed: bool


def matrix() -> list[Row]:
    """Every function with its sections. One query."""
    cells = SectionAccess.objects.values_list("group__name", "section", "everywhere")
    standing = {(name, section): everywhere for name, section, everywhere in cells}
    return [
        Row(
            function,
            [section for section in Section if standing.get((function.value, section.value)) is False],
            [section for section in Section if standing.get((function.value, section.value))],
            function in grants.FIXED,
        )
        for function in Function
    ]


def sections_of(function: str) -> dict[str, bool]:
    """The sections of a function: everywhere (true) or in the own work area."""
    return dict(SectionAccess.objects.filter(group__name=function).values_list("section", "everywhere"))


@dataclass(frozen=True)
class Colleague:
    """Somebody with an account: functions and teams as staff know them, and the complexes of the own work area."""

    user: Actor
    functions: list[str]
    teams: list[str]
    complexes: list[str]


def people() -> list[Colleague]:
    """Everybody with an account: who is here first, by name. Three queries."""
    areas: dict[Any, list[str]] = {}
    for user_id, code in ComplexUserObjectPermission.objects.order_by("content_object__code").values_list(
        "user_id", "content_object__code"
    ):
        areas.setdefault(user_id, []).append(code)
    users = get_user_model().objects.prefetch_related("groups").order_by("-is_active", "name", "pk")
    return [_colleague(user, areas.get(user.pk, [])) for user in users]


def _colleague(user: Actor, complexes: list[str]) -> Colleague:
    names = {group.name for group in user.groups.all()}
    functions = [str(function.label) for function in Function if function in names]
    return Colleague(user, functions, sorted(names - set(Function.values)), complexes)


def held_by(user: Actor) -> dict[str, list[str]]:
    """What `user` holds now, as the form of the person has it."""
    names = list(user.groups.values_list("name", flat=True))
    complexes = ComplexUserObjectPermission.objects.filter(user=user).values_list("content_object_id", flat=True)
    return {
        "functions": [name for name in names if name in Function],
        "teams": [name for name in names if name not in Function],
        "complexes": [str(pk) for pk in complexes],
    }


def about(user: Actor, reader: Actor) -> dict[str, Any]:
    """What the page of a person tells besides: in words, why it cannot be changed, and for who may know it, grants."""
    areas = ComplexUserObjectPermission.objects.filter(user=user).order_by("content_object__code")
    told: dict[str, Any] = {
        "colleague": _colleague(user, list(areas.values_list("content_object__code", flat=True))),
        "why_not": grants.why_not_change(user, reader),
    }
    if has_function(reader, *SEES_EVERYBODY):
        told["grants"] = personal(user)
    return told


def area_of(team: Group) -> dict[str, list[str]]:
    """The complexes of a team, as the form of the team has them."""
    held = ComplexGroupObjectPermission.objects.filter(group=team).values_list("content_object_id", flat=True)
    return {"complexes": [str(pk) for pk in held]}


@dataclass
class Area:
    """A complex and who works there."""

    place: Complex
    people: list[Any]
    teams: list[Any]


def areas() -> dict[str, Any]:
    """Every complex with its people and teams, and every team with its size. Five queries."""
    rows = {place.pk: Area(place, [], []) for place in Complex.objects.all()}
    for held in ComplexUserObjectPermission.objects.select_related("user").order_by("user__name"):
        rows[held.content_object_id].people.append(held.user)
    for shared in ComplexGroupObjectPermission.objects.select_related("group").order_by("group__name"):
        rows[shared.content_object_id].teams.append(shared.group)
    teams = Group.objects.exclude(name__in=Function.values).order_by("name").prefetch_related("user_set")
    return {"areas": list(rows.values()), "teams": teams}


@dataclass(frozen=True)
class Held:
    """A personal grant with the names of its sections, without any for the own ones, and its last minute."""

    grant: DossierUserObjectPermission
    sections: list[str]
    last_at: dt.datetime | None


def personal(user: Actor | None = None) -> list[Held]:
    """The personal grants that run, of everybody or of one; what ends first comes first. One query."""
    running = DossierUserObjectPermission.objects.exclude(until__lte=timezone.now())
    if user is not None:
        running = running.filter(user=user)
    rows = running.select_related("user", "content_object", "given_by").order_by("until", "pk")
    return [
        Held(row, [str(Section(name).label) for name in row.sections], row.until and row.until - A_MINUTE)
        for row in rows
    ]
