"""Setting a retention rule: a new version from a day on. What stood is never changed."""

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

SAID = ("trigger", "starts", "years", "months", "days", "is_maximum", "goes_at_once", "basis", "source")


@transaction.atomic
def set_rule(*, category: str, words: Mapping[str, Any], by: Actor, on: dt.date) -> Rule:
    """Set a new version of the rule for `category`. `words` are the fields of SAID and `valid_from_on`.

    Raises Refused.
    """
    if why := why_not_set(words, by, on):
        raise Refused(why)
    made = supposed(category, words, by)
    made.save()
    journal.record(Verb.RULE_SET, made, by=by)
    return made


def supposed(category: str, words: Mapping[str, Any], by: Actor) -> Rule:
    """A new version of the rule for `category` as `words` say it, not saved."""
    label = Rule.objects.filter(category=category).latest("made_at").label
    said = {name: words[name] for name in SAID}
    return Rule(category=category, label=label, valid_from_on=words["valid_from_on"], made_by=by, **said)
