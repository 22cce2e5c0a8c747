"""What somebody may see, as conditions: by function, by district and by grant. No rows are read here.

The models stand on it: their `visible_to` asks `scope_of`. The rows that a scope is read from are models themselves;
`access`, above them, reads it, and the model of the user carries it as `scope`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from uuid import UUID

    from dossiers.actors import Visitor
    from dossiers.functions import Function


@dataclass(frozen=True)
class Scope:
    """What one member of staff may see, read once per request.

    The sections of the functions are seen `everywhere`, or only `here`: in `complexes` and in `dossiers`, those with a
    personal grant for the own sections. A grant may also name its sections: those pairs of dossier and section stand in
    `granted`; those that only an emergency entrance opened stand in `entered` too.
    """

    functions: frozenset[str] = frozenset()
    here: frozenset[str] = frozenset()
    everywhere: frozenset[str] = frozenset()
    complexes: tuple[UUID, ...] = ()
    dossiers: tuple[UUID, ...] = ()
    granted: frozenset[tuple[UUID, str]] = frozenset()
    entered: frozenset[tuple[UUID, str]] = frozenset()

    @property
    def sections(self) -> frozenset[str]:
        """All sections that this person sees, anywhere."""
        return self.here | self.everywhere | {section for _dossier, section in self.granted}

    def sees(self, section: str, complex_id: UUID | None, dossier_id: UUID) -> bool:
        """Whether `section` of this dossier is within the function, or granted."""
        return (dossier_id, section) in self.granted or self._by_function(section, complex_id, dossier_id)

    def keeps(self, section: str, complex_id: UUID | None, dossier_id: UUID) -> bool:
        """Whether anything may be recorded in `section` of this dossier: an emergency entrance is for looking."""
        is_given = (dossier_id, section) in self.granted - self.entered
        return is_given or self._by_function(section, complex_id, dossier_id)

    def _by_function(self, section: str, complex_id: UUID | None, dossier_id: UUID) -> bool:
        is_near = complex_id in self.complexes or dossier_id in self.dossiers
        return section in self.everywhere or (section in self.here and is_near)

    def rule_for_dossiers(self, prefix: str = "") -> Q:
        """The condition on dossiers, or on rows whose path to their dossier is `prefix`."""
        rule = Q(**{f"{prefix}id__in": {dossier_id for dossier_id, _section in self.granted}})
        if self.everywhere:
            rule |= Q(**{f"{prefix}sections__overlap": sorted(self.everywhere)})
        if self.here:
            near = Q(**{f"{prefix}complex_id__in": self.complexes}) | Q(**{f"{prefix}id__in": self.dossiers})
            rule |= Q(**{f"{prefix}sections__overlap": sorted(self.here)}) & near
        return rule

    def rule_for_section(self, section: str) -> Q:
        """The condition on dossiers in which this section is within the function, or granted."""
        if section in self.everywhere:
            return Q()
        rule = Q(id__in={dossier_id for dossier_id, granted in self.granted if granted == section})
        if section in self.here:
            rule |= Q(complex_id__in=self.complexes) | Q(id__in=self.dossiers)
        return rule

    def rule_for_records(self, prefix: str = "") -> Q:
        """The condition on records, or on rows whose path to their record is `prefix`."""
        near = Q(**{f"{prefix}dossier__complex_id__in": self.complexes}) | Q(
            **{f"{prefix}dossier_id__in": self.dossiers}
        )
        rule = Q(**{f"{prefix}section__in": self.everywhere}) | (Q(**{f"{prefix}section__in": self.here}) & near)
        for dossier_id, section in self.granted:
            rule |= Q(**{f"{prefix}dossier_id": dossier_id, f"{prefix}section": section})
        return rule


NOTHING = Scope()


def scope_of(user: Visitor) -> Scope:
    """The scope that the model of `user` reads (`user.scope`). Nobody is above it, superusers included."""
    if not user.is_authenticated or not user.is_active:
        return NOTHING
    scope: Scope = user.scope
    return scope


def has_function(user: Visitor, *functions: Function) -> bool:
    """Whether `user` holds one of `functions`."""
    return not scope_of(user).functions.isdisjoint(functions)
