"""The one answer to who may look: by function, by object, and, for closed sections, for a purpose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import OuterRef, Q, Subquery
from django.http import Http404
from django.utils import timezone

from dossiers import journal
from dossiers.functions import Function
from dossiers.sections import Section

if TYPE_CHECKING:
    from uuid import UUID

    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
    from django.db.models import QuerySet


@dataclass(frozen=True)
class Scope:
    """What one member of staff may see, read once per request."""

    functions: frozenset[str] = frozenset()
    here: frozenset[str] = frozenset()
    everywhere: frozenset[str] = frozenset()
    complexes: tuple[UUID, ...] = ()
    dossiers: tuple[UUID, ...] = ()

    @property
    def sections(self) -> frozenset[str]:
        """All sections that the functions of this person see, anywhere."""
        return self.here | self.everywhere

    def sees(self, section: str, complex_id: UUID | None, dossier_id: UUID) -> bool:
        """Whether `section` of this dossier is within the function."""
        if section in self.everywhere:
            return True
        return section in self.here and (complex_id in self.complexes or dossier_id in self.dossiers)


NOTHING = Scope()


def scope_of(user: AbstractBaseUser | AnonymousUser) -> Scope:
    """The scope of `user`, kept on the user object during the request. Nobody is above it, superusers included."""
    if not user.is_authenticated or not user.is_active:
        return NOTHING
    kept: Scope | None = getattr(user, "_scope", None)
    if kept is None:
        kept = _read_scope(user)
        user._scope = kept  # type: ignore[attr-defined]
    return kept


def _read_scope(user: Any) -> Scope:
    """The scope of `user` from the matrix, the complexes and the personal grants: three queries, whatever the size."""
    cells = list(
        apps.get_model("auth", "Group")
        .objects.filter(user=user)
        .values_list("name", "sections__section", "sections__everywhere")
    )
    here = frozenset(section for _name, section, everywhere in cells if section and not everywhere)
    return Scope(
        functions=frozenset(name for name, _section, _everywhere in cells),
        here=here,
        everywhere=frozenset(section for _name, section, everywhere in cells if section and everywhere),
        complexes=tuple(_complexes_of(user)) if here else (),
        dossiers=tuple(_grants_of(user)) if here else (),
    )


def _complexes_of(user: Any) -> QuerySet[Any]:
    """Ids of the complexes in which `user`, or a team of the user, works."""
    permitted = Q(
        complexuserobjectpermission__user=user, complexuserobjectpermission__permission__codename="view_complex"
    ) | Q(
        complexgroupobjectpermission__group__user=user,
        complexgroupobjectpermission__permission__codename="view_complex",
    )
    found: QuerySet[Any] = apps.get_model("dossiers", "Complex").objects.filter(permitted).order_by().distinct()
    return found.values_list("pk", flat=True)


def _grants_of(user: Any) -> QuerySet[Any]:
    """Ids of the dossiers on which `user` holds a personal grant that has not ended."""
    grants = apps.get_model("dossiers", "DossierUserObjectPermission").objects.filter(
        user=user, permission__codename="view_dossier"
    )
    return grants.filter(Q(until__isnull=True) | Q(until__gt=timezone.now())).values_list(
        "content_object_id", flat=True
    )


def has_function(user: AbstractBaseUser | AnonymousUser, *functions: Function) -> bool:
    """Whether `user` holds one of `functions`."""
    return not scope_of(user).functions.isdisjoint(functions)


def find(rows: QuerySet[Any], user: AbstractBaseUser | AnonymousUser, **lookup: Any) -> Any:
    """The row of `rows.visible_to(user)` that `lookup` names.

    Raises Http404 when there is none. Missing and forbidden read the same; either leaves a line (regulation).
    """
    asked = ", ".join(str(value) for value in lookup.values())
    can_be_asked = "\0" not in asked  # no text in the database holds it, and the database refuses to look
    row = rows.visible_to(user).filter(**lookup).first() if can_be_asked else None  # type: ignore[attr-defined]
    if row is None:
        journal.deny(rows.model, asked, by=user)
        raise Http404
    return row


@dataclass(frozen=True)
class Standing:
    """How a section stands for somebody: `open` (perhaps for a purpose), `closed` (a reason opens it) or `outside`."""

    state: str
    purpose: str = ""


def find_section(dossier: Any, user: AbstractBaseUser | AnonymousUser, section: str) -> Standing:
    """How `section` of this dossier stands for `user`.

    Raises Http404 when it is outside the function or holds nothing: the two read the same, and either leaves a line.
    """
    standing = sections_of(dossier, user).get(section)
    if standing is None or standing.state == "outside":
        journal.deny(type(dossier), str(dossier), by=user)
        raise Http404
    return standing


def opened(dossier: Any, user: AbstractBaseUser | AnonymousUser, section: str) -> str:
    """For which purpose `user` opened `section` of this dossier today, or an empty string."""
    todays = dossier.openings.filter(by=user, section=section, on=timezone.localdate())
    return todays.values_list("purpose", flat=True).first() or ""


def sections_of(dossier: Any, user: AbstractBaseUser | AnonymousUser) -> dict[str, Standing]:
    """How each section that holds something here stands for `user`, in the order of the sections. One query."""
    scope = scope_of(user)
    todays = dossier.openings.filter(by=user, on=timezone.localdate(), section=OuterRef("section"))
    held = dict(
        dossier.records.order_by().values_list("section", Subquery(todays.order_by().values("purpose")[:1])).distinct()
    )
    answer = {}
    for section in Section:
        if section not in held:
            continue
        if not scope.sees(section, dossier.complex_id, dossier.pk):
            answer[section.value] = Standing("outside")
        elif section.is_closed and not held[section]:
            answer[section.value] = Standing("closed")
        else:
            answer[section.value] = Standing("open", held[section] or "")
    return answer
