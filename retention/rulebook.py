"""Setting a retention rule: a new version from a day on. What stood is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from law.terms import Kind
from retention.list_rules import may_propose
from retention.models import Rule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

MOST_YEARS = 100
SAID = ("trigger", "starts", "years", "months", "days", "is_maximum", "goes_at_once", "basis", "source")


def why_not_set(words: Mapping[str, Any], by: Any, on: dt.date) -> str:
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


@transaction.atomic
def set_rule(*, category: str, words: Mapping[str, Any], by: Any, on: dt.date) -> Rule:
    """Set a new version of the rule for `category`. `words` are the fields of SAID and `valid_from_on`.

    Raises Refused.
    """
    if why := why_not_set(words, by, on):
        raise Refused(why)
    made = supposed(category, words, by)
    made.save()
    journal.record("rule set", made, by=by)
    return made


def supposed(category: str, words: Mapping[str, Any], by: Any) -> Rule:
    """A new version of the rule for `category` as `words` say it, not saved."""
    label = Rule.objects.filter(category=category).latest("made_at").label
    said = {name: words[name] for name in SAID}
    return Rule(category=category, label=label, valid_from_on=words["valid_from_on"], made_by=by, **said)
