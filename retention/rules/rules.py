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


def why_not_set(words: Mapping[str, Any], by: Actor, on: dt.date) -> str:
    """Why `by` cannot set a rule like this on `on`. A rule counts from a day to come: what went, went by the old."""
    if not may_propose(by):
        return _("Alleen de privacy officer stelt bewaarregels vast.")
    if words["valid_from_on"] < on:
        return _("Kies vandaag of een latere dag. Een regel geldt nooit met terugwerkende kracht.")
    if words["years"] + words["months"] // 12 + words["days"] // 365 > MOST_YEARS:
        return _("Deze termijn is langer dan honderd jaar.")
    if not words["source"].strip():
        return _("Schrijf op waar deze termijn staat of wie haar vaststelde.")
    if words["goes_at_once"] and words["basis"] == Kind.STATUTE and not words["is_maximum"]:
        return _("Wat de wet laat bewaren, gaat nooit weg zonder lijst.")
    return ""
