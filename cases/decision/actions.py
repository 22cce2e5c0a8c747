"""The decision itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from cases.answer import package
from cases.decision import rules as decision_rules
from cases.findings.actions import outcome_of
from cases.flow import complaint_rules
from cases.flow.steps import locked, take_step
from cases.models import Answer, Case
from cases.verbs import Verb
from dossiers.refusal import Refused

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor


@transaction.atomic
def decide(
    *, case: Case, reasons: str, by: Actor, on: dt.date, late_because: str = "", no_part_because: str = ""
) -> Answer:
    """Decide on the case as a whole, with reasons for the person (regulation: every decision).

    What cannot be sent is not decided: with these words the answer is asked whether it could be made, in a letter dated
    `on`; it is not printed. The step stands on the clock and does not stop it, and leaves a line. A decision that was
    opened again is taken anew, and keeps the signature only when it is the very same. Raises Refused.
    """
    case = locked(case)
    outcome = outcome_of(set(case.findings.outcomes()))
    why = decision_rules.why_not(case) or complaint_rules.why_not_by(case, by)
    why = why or decision_rules.why_not_reason(case, reasons, late_because, on)
    why = why or decision_rules.why_not_nothing(outcome, no_part_because)
    if why:
        raise Refused(why)
    words: dict[str, Any] = {"outcome": outcome, "reasons": reasons.strip(), "late_because": late_because.strip()}
    no_part = no_part_because.strip() if outcome == Answer.Outcome.REFUSED else ""
    words |= {"no_part_because": no_part, "by": by, "at": timezone.now()}
    case.answer, _new = Answer.objects.update_or_create(case=case, defaults=words)
    if why := package.why_not_build(case, on):
        raise Refused(why)
    take_step(case, Verb.DECIDED, by=by, on=on)
    return case.answer
