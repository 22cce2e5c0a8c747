"""Setting a retention rule: a new version that counts from a day on. Earlier versions are never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from retention.models import Rule
from retention.rules.rules import why_not_set
from retention.verbs import Verb

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from dossiers.actors import Actor

FIELDS = ("trigger", "starts", "years", "months", "days", "is_maximum", "goes_at_once", "basis", "source")


@transaction.atomic
def set_rule(*, category: str, fields: Mapping[str, Any], by: Actor, on: dt.date) -> Rule:
    """Set a new version of the rule for `category`. `fields` has a value for each of FIELDS and for `valid_from_on`.

    Raises Refused.
    """
    if why := why_not_set(fields, by, on):
        raise Refused(why)
    made = draft_of(category, fields, by)
    made.save()
    journal.record(Verb.RULE_SET, made, by=by)
    return made


def draft_of(category: str, fields: Mapping[str, Any], by: Actor) -> Rule:
    """A new version of the rule for `category` with these fields, not saved."""
    label = Rule.objects.filter(category=category).latest("made_at").label
    given = {name: fields[name] for name in FIELDS}
    return Rule(category=category, label=label, valid_from_on=fields["valid_from_on"], made_by=by, **given)
