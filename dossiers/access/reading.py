"""The one answer to who may look: reads the scope of a user from the rows, finds rows in it, and opens sections."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Model, OuterRef, Q
from django.db.models.functions import JSONObject
from django.http import Http404
from django.utils import timezone

from dossiers.functions import Function
from dossiers.journal import actions as journal
from dossiers.models import (
    ComplexGroupObjectPermission,
    ComplexUserObjectPermission,
    DossierUserObjectPermission,
    Opening,
    SectionAccess,
)
from dossiers.scope import NOTHING, Scope, scope_of
from dossiers.sections import Section

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from dossiers.actors import Actor, Visitor
    from dossiers.models import Dossier

Row = TypeVar("Row", bound=Model)
ANYBODY, ANY_TIME = UUID(int=0), dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
GRANT = {"dossier": "content_object_id", "sections": "sections", "in_emergency": "is_emergency"}


def read_scope(user: Actor) -> Scope:
    """The scope of `user` from the matrix, the complexes and the personal grants: one query, whatever the size.

    Functional management keeps the software and sees no content, whatever else it was given (regulation): beside it no
    other function counts.
    """
    question, words = _question()
    now: dict[Any, Any] = {ANYBODY: user.pk, ANY_TIME: timezone.now()}
    with connection.cursor() as cursor:
        cursor.execute(question, [now.get(word, word) for word in words])
        found = cursor.fetchone()
    if found is None:
        return NOTHING
    functions, here, everywhere, own, of_teams, grants = found
    if Function.FUNCTIONAL_MANAGEMENT in functions:
        return Scope(functions=frozenset({Function.FUNCTIONAL_MANAGEMENT}))
    grants = [json.loads(grant) for grant in grants]
    near = tuple(UUID(grant["dossier"]) for grant in grants if not grant["sections"])
    pairs = [
        (UUID(grant["dossier"]), section, grant["in_emergency"]) for grant in grants for section in grant["sections"]
    ]
    given = {(dossier, section) for dossier, section, in_emergency in pairs if not in_emergency}
    named = {(dossier, section) for dossier, section, _in_emergency in pairs}
    return Scope(
        functions=frozenset(functions),
        here=frozenset(here),
        everywhere=frozenset(everywhere),
        complexes=tuple({*own, *of_teams}) if here else (),
        dossiers=near if here else (),
        granted=frozenset(named),
        entered=frozenset(named - given),
    )


@cache
def _question() -> tuple[str, tuple[Any, ...]]:
    """What is asked about a user, as SQL with its words; ANYBODY and ANY_TIME stand where the user and the moment come.

    Made once: every page asks it, and to make it takes longer than to answer it.
    """
    cells = SectionAccess.objects.filter(group__user=OuterRef("pk")).order_by()
    read = get_user_model().objects.filter(pk=ANYBODY, is_active=True)
    found = read.values_list(
        ArraySubquery(Group.objects.filter(user=OuterRef("pk")).values("name")),
        ArraySubquery(cells.filter(everywhere=False).values("section")),
        ArraySubquery(cells.filter(everywhere=True).values("section")),
        ArraySubquery(_work_area(ComplexUserObjectPermission, "user")),
        ArraySubquery(_work_area(ComplexGroupObjectPermission, "group__user")),
        ArraySubquery(_grants_of_user().values(grant=JSONObject(**GRANT))),
    )
    return found.query.sql_with_params()


def _work_area(model: Any, holder: str) -> QuerySet[Any]:
    """Keys of the complexes in which the user outside works, by own permissions or by those of a team."""
    held = model.objects.filter(**{holder: OuterRef("pk")}).order_by()
    found: QuerySet[Any] = held.filter(permission__codename="view_complex").values("content_object_id")
    return found


def _grants_of_user() -> QuerySet[Any]:
    """The personal grants of the user outside that have not ended."""
    grants = DossierUserObjectPermission.objects
    running: QuerySet[Any] = grants.filter(user=OuterRef("pk"), permission__codename="view_dossier").filter(
        Q(until__isnull=True) | Q(until__gt=ANY_TIME)
    )
    return running


def find(rows: QuerySet[Row], user: Visitor, **lookup: Any) -> Row:
    """The row of `rows.visible_to(user)` that `lookup` names.

    Raises Http404 when there is none. Missing and forbidden read the same; either leaves a line (regulation).
    """
    asked = ", ".join(str(value) for value in lookup.values())
    can_be_asked = "\0" not in asked  # no text in the database holds it, and the database refuses to look
    seen: QuerySet[Row] = rows.visible_to(user)  # type: ignore[attr-defined]
    row = seen.filter(**lookup).first() if can_be_asked else None
    if row is None:
        journal.deny(rows.model, asked, by=user)
        raise Http404
    return row


@dataclass(frozen=True)
class Standing:
    """How a section stands for somebody: `open` (perhaps for a purpose), `closed` (a reason opens it) or `outside`."""

    state: str
    purpose: str = ""


def find_section(dossier: Dossier, user: Visitor, section: str) -> Standing:
    """How `section` of this dossier stands for `user`.

    Raises Http404 when it is outside the function or holds nothing: the two read the same, and either leaves a line.
    """
    standing = sections_of(dossier, user).get(section)
    if standing is None or standing.state == "outside":
        journal.deny(type(dossier), str(dossier), by=user)
        raise Http404
    return standing


def opened(dossier: Dossier, user: Visitor, section: str) -> str:
    """For which purpose `user` last opened `section` of this dossier today, or an empty string."""
    todays = dossier.openings.filter(by=user.pk, section=section, on=timezone.localdate()).order_by("-id")
    return todays.values_list("purpose", flat=True).first() or ""


def with_sections(dossiers: QuerySet[Dossier], user: Visitor) -> QuerySet[Dossier]:
    """`dossiers` that bring along what `user` opened of them today."""
    openings = Opening.objects.filter(dossier=OuterRef("pk"), by=user.pk).order_by("id")
    todays = openings.filter(on=timezone.localdate()).values(opened=JSONObject(section="section", purpose="purpose"))
    return dossiers.annotate(opened_today=ArraySubquery(todays))


def sections_of(dossier: Dossier, user: Visitor) -> dict[str, Standing]:
    """How each section that this dossier concerns stands for `user`, in the order of the sections.

    One query, or none for a dossier that came from `with_sections`.
    """
    scope = scope_of(user)
    is_known = hasattr(dossier, "opened_today")
    known: Any = dossier if is_known else with_sections(type(dossier).objects.filter(pk=dossier.pk), user).get()
    opened_for = {opening["section"]: opening["purpose"] for opening in known.opened_today}
    return {
        section.value: _standing(section, scope.sees(section, known.complex_id, known.pk), opened_for.get(section))
        for section in Section
        if section in known.sections
    }


def _standing(section: Section, is_seen: bool, purpose: str | None) -> Standing:
    if not is_seen:
        return Standing("outside")
    if section.is_closed and purpose is None:
        return Standing("closed")
    return Standing("open", purpose or "")
