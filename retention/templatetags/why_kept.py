"""Why something is still here, for the pages of records and dossiers, which do not know of retention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from retention.schedule import rules as schedule_rules

if TYPE_CHECKING:
    from dossiers.models import Dossier, Record

register = template.Library()


@register.simple_tag
def why_kept(record: Record, numbered: bool) -> list[str]:
    """Why `record` is still here; with the numbers of requests only for who may see requests."""
    return schedule_rules.why_kept(record, numbered=numbered)


@register.simple_tag
def why_dossier_kept(dossier: Dossier) -> str:
    """Why `dossier` is still here, in one sentence."""
    return schedule_rules.why_dossier_kept(dossier)
