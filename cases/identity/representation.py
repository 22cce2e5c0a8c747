"""Acting for somebody else: noting who does, and that it was seen; never a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from cases.flow import steps
from cases.flow.representation_rules import Said, why_not_note
from cases.models import Case, Representation
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor


@transaction.atomic
def note(*, case: Case, said: Said, seen: bool, by: Actor, on: dt.date) -> Representation:
    """Note who acts for the person of `case`; with `seen`, also that `by` saw on `on` from what that shows.

    Only that it was seen is kept, by whom and when, and never a document (AVG art. 5(1)(c)). Raises Refused.
    """
    case = steps.locked(case)
    if why := why_not_note(case, said, seen=seen, on=on):
        raise Refused(why)
    words = {name: value.strip() if isinstance(value, str) else value for name, value in vars(said).items()}
    words |= {"seen_on": on if seen else None, "seen_by": by if seen else None, "made_by": by}
    row, _new = Representation.objects.update_or_create(case=case, defaults=words)
    journal.record(Verb.REPRESENTATION_SEEN if seen else Verb.REPRESENTATION_NOTED, case, by=by)
    return row
