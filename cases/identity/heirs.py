"""A request about somebody who died: heirs have no right under the AVG, and get a letter with what they can ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cases import workflow
from cases.flow.steps import locked, take_step
from cases.letters import writing
from cases.models import Letter
from cases.verbs import Verb
from dossiers.refusal import Refused
from retention.holds.actions import lift_holds
from retention.models import Hold

if TYPE_CHECKING:
    import datetime as dt

    from cases.models import Case
    from dossiers.actors import Actor
    from dossiers.models import Person


def why_not_answer(case: Case, died: Person | None) -> str:
    """Why this request cannot be answered now with the letter to heirs."""
    if why := workflow.why_not(Verb.HEIR_ANSWERED, case.status):
        return why
    if died is None:
        return _("Kies eerst in de klantlijst wie dit is.")
    return "" if died.died_on else _("Van deze persoon is niet vastgelegd dat hij of zij is overleden.")


@transaction.atomic
def answer(*, case: Case, died: Person | None, by: Actor, on: dt.date) -> Letter:
    """Write who asked that the AVG is about the living (recital 27), and close the request. Raises Refused.

    Each right in the same request is closed with it. The letter still has to be sent.
    """
    case = locked(case)
    why = why_not_answer(case, died)
    if why or died is None:
        raise Refused(why)
    letter = writing.write(case=case, kind=Letter.Kind.HEIR, by=by, on=on, words={"overledene": died.name})
    for each in (case, *(locked(other) for other in case.family().exclude(pk=case.pk))):
        if not why_not_answer(each, died):
            take_step(each, Verb.HEIR_ANSWERED, by=by, on=on)
            lift_holds(kind=Hold.Kind.REQUEST, reference=each.reference, by=by, on=on)
    return letter
