"""The proof of the search plan, as it goes with the answer: where, with what, by which function, when; no names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from cases.letters import typeset
from cases.models import SearchTask

if TYPE_CHECKING:
    from cases.models import Case

OUTCOMES = {
    SearchTask.Answer.FOUND: "gevonden",
    SearchTask.Answer.NOTHING: "niets gevonden",
}
TERMS = {
    SearchTask.Term.NAME: "naam",
    SearchTask.Term.ADDRESS: "adres",
    SearchTask.Term.CLIENT_NUMBER: "klantnummer",
}


def proofs(case: Case) -> list[typeset.Search]:
    """Every place that answered, and those whose answer was not awaited; what was taken back is no part of it.

    What else a colleague searched with stays inside: a name of somebody else may stand in it.
    """
    counted = Q(answered_at__isnull=False) | Q(end=SearchTask.End.NOT_AWAITED)
    return [_proof(task) for task in case.search_tasks.filter(counted).order_by("source__place", "asked_at")]


def _proof(task: SearchTask) -> typeset.Search:
    if task.answered_at is None:
        return typeset.Search(task.system, "geen antwoord")
    terms = [TERMS[SearchTask.Term(term)] for term in task.terms] + (["andere woorden"] if task.other_terms else [])
    on = timezone.localtime(task.answered_at).date()
    return typeset.Search(task.system, OUTCOMES[SearchTask.Answer(task.answer)], terms, task.answered_as, on)
