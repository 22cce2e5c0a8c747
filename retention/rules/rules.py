"""Why a rule cannot be set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from law.terms import Kind
from retention.permissions import may_propose

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from dossiers.actors import Actor

MOST_YEARS = 100


def why_not_set(fields: Mapping[str, Any], by: Actor, on: dt.date) -> str:
    """Why `by` cannot set a rule with these fields on `on`, or an empty string. No rule counts for the past."""
    if not may_propose(by):
        return _("Alleen de privacy officer stelt bewaarregels vast.")
    if fields["valid_from_on"] < on:
        return _("Kies vandaag of een latere dag. Een regel geldt nooit met terugwerkende kracht.")
    if fields["years"] + fields["months"] // 12 + fields["days"] // 365 > MOST_YEARS:
        return _("Deze termijn is langer dan honderd jaar.")
    if not fields["source"].strip():
        return _("Schrijf op waar deze termijn staat of wie haar vaststelde.")
    if fields["goes_at_once"] and fields["basis"] == Kind.STATUTE and not fields["is_maximum"]:
        return _("Wat de wet laat bewaren, gaat nooit weg zonder lijst.")
    return ""
