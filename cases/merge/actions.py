"""Two requests of one person that go on as one: the earliest receipt counts, and both numbers keep working."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from cases.flow import steps
from cases.letter_kinds import LetterKind
from cases.letters import writing
from cases.merge.rules import why_not_merge
from cases.models import Case, Repeat
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.records import freezing
from dossiers.refusal import Refused
from retention.holds.actions import lift_holds
from retention.models import Hold

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor


@transaction.atomic
def merge(*, later: Case, earlier: Case | None, kind: str, by: Actor, on: dt.date) -> Repeat:
    """Have `later` go on with `earlier`, and write the person that both numbers work. Raises Refused.

    The clock of the earlier request is not touched; that of the later one stops. A request that was itself merged into
    the later one follows along.
    """
    locked = {case.pk: case for case in _locked(later, earlier)}
    later, earlier = locked[later.pk], locked.get(earlier.pk) if earlier else None
    if (why := why_not_merge(later, earlier, kind)) or earlier is None:
        raise Refused(why)
    repeat = Repeat.objects.create(later=later, earlier=earlier, kind=kind, by=by)
    steps.take_step(later, Verb.MERGED, by=by, on=on)
    journal.record(Verb.REPEAT_MERGED, earlier, by=by)
    freezing.thaw(reference=later.reference, by=by)
    lift_holds(kind=Hold.Kind.REQUEST, reference=later.reference, by=by, on=on)
    words = {"ander_nummer": later.reference}
    writing.write(case=earlier, kind=LetterKind.MERGED, by=by, on=on, words=words)
    return repeat


def _locked(*cases: Case | None) -> list[Case]:
    """These cases as they stand now, always locked in the same order, so that no two merges wait for each other."""
    keys = [case.pk for case in cases if case]
    rows = Case.objects.select_for_update(of=("self",)).select_related("regulation", "requester")
    return list(rows.filter(pk__in=keys).order_by("pk"))
