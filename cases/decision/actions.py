"""The decision itself."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from cases.answer import package
from cases.decision import rules as decision_rules
from cases.decision.rules import Reasoning
from cases.findings.actions import outcome_of
from cases.flow import complaint_rules, search_rules
from cases.flow.steps import locked, take_step
from cases.models import Answer, Case
from cases.verbs import Verb
from dossiers.refusal import Refused

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor


@transaction.atomic
def decide(*, case: Case, reasons: str, by: Actor, on: dt.date, **also: str) -> Answer:
    """Decide on the case as a whole, with reasons (regulation: every decision); `also` as in `Reasoning`.

    What cannot be sent is not decided: with these words the answer is asked whether it could be made, in a letter dated
    `on`; it is not printed. The step stands on the clock and does not stop it, and leaves a line. A decision that was
    opened again is taken anew, and keeps the signature only when it is the very same. Raises Refused.
    """
    case, said = locked(case), Reasoning(reasons, **also)
    outcome = outcome_of(case, case.findings.outcomes())
    why = decision_rules.why_not(case) or complaint_rules.why_not_by(case, by)
    why = why or decision_rules.why_not_doubted(case)
    if why := why or decision_rules.why_not_reason(case, outcome, said, on):
        raise Refused(why)
    words = {"outcome": outcome, "by": by, "at": timezone.now(), **_kept(case, outcome, said)}
    case.answer, _new = Answer.objects.update_or_create(case=case, defaults=words)
    if why := package.why_not_build(case, on):
        raise Refused(why)
    take_step(case, Verb.DECIDED, by=by, on=on)
    return case.answer


def _kept(case: Case, outcome: str, said: Reasoning) -> dict[str, str]:
    """The words that are kept with the decision: of what was not asked, nothing."""
    is_asked = {
        "no_part_because": outcome == Answer.Outcome.REFUSED,
        "no_search_because": search_rules.is_unsearched(case),
    }
    return {name: words.strip() if is_asked.get(name, True) else "" for name, words in asdict(said).items()}
