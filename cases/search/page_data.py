"""How a search plan looks on a screen: a line per question, the progress in a sentence, and the places to choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.flow.search_rules import kept_apart, why_not_asked
from cases.models import SearchTask

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from cases.models import Case
    from cases.search.forms import StartForm


@dataclass(frozen=True)
class Line:
    """One question of the plan: its colour and word, how it was searched, and what was found."""

    task: SearchTask
    kind: str
    word: str
    searched: str
    papers: int
    reminded: int


@dataclass(frozen=True)
class Progress:
    """How far a plan is: the numbers, and who is late."""

    asked: int
    answered: int
    late: list[str]

    @property
    def waiting(self) -> int:
        """How many answers are awaited."""
        return self.asked - self.answered


def lines(case: Case, today: dt.date) -> list[Line]:
    """Every question of a case that was not taken back for another, in the order of the plan."""
    tasks = case.search_tasks.select_related("answerer", "source").annotate(
        found=Count("papers", distinct=True), reminded=Count("reminders", distinct=True)
    )
    return [_line_of(task, task.found, task.reminded, today) for task in tasks]


def waiting(case: Case, today: dt.date) -> list[Line]:
    """The questions that are open."""
    return [line for line in lines(case, today) if line.task.is_open]


def _line_of(task: SearchTask, papers: int, reminded: int, today: dt.date) -> Line:
    kind, word = _standing(task, today)
    return Line(task, kind, word, searched(task), papers, reminded)


def _standing(task: SearchTask, today: dt.date) -> tuple[str, str]:
    if task.answered_at:
        return "ok", _("gevonden") if task.answer == SearchTask.Answer.FOUND else _("niets gevonden")
    if task.ended_at:
        return "done", str(SearchTask.End(task.end).label)
    if late := task.days_late(today):
        return "late", ngettext("%(n)s dag te laat", "%(n)s dagen te laat", late) % {"n": late}
    return "wait", _("gevraagd")


def searched(task: SearchTask) -> str:
    """With what was searched, in words: naam, adres."""
    terms = [str(SearchTask.Term(term).label) for term in task.terms]
    return ", ".join([*terms, _("andere woorden")] if task.other_terms else terms)


def progress(case: Case, today: dt.date) -> Progress:
    """How far the plan of a case is, in one query."""
    tasks = list(case.search_tasks.filter(ended_at__isnull=True))
    late = [task for task in tasks if task.days_late(today)]
    return Progress(len(tasks), sum(task.answered_at is not None for task in tasks), [_late(t, today) for t in late])


def _late(task: SearchTask, today: dt.date) -> str:
    """Who is late: “Incasso is 3 dagen te laat.”"""
    days = task.days_late(today)
    told = ngettext("%(system)s is %(n)s dag te laat.", "%(system)s is %(n)s dagen te laat.", days)
    return told % {"system": task.system, "n": days}


def places(form: StartForm) -> Iterable[dict[str, Any]]:
    """The places that can be chosen, each with why it cannot be asked yet; at the start all of them are ticked."""
    chosen = {str(value) for value in form["sources"].value() or ()} if form.is_bound or form.is_later else None
    apart = kept_apart()
    for source in form.fields["sources"].queryset:  # type: ignore[attr-defined]
        why = why_not_asked(source.answerer, apart) if source.answerer else _("Kies eerst wie hier antwoordt.")
        is_chosen = not why if chosen is None else str(source.pk) in chosen
        yield {"source": source, "why": why, "is_chosen": is_chosen}
