"""Searching outside the product: asking colleagues, reminding them, and taking in what they found (B11)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, cast

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.flow import search_rules
from cases.flow.outbox import enqueue
from cases.flow.search_ending import end_one
from cases.flow.search_rules import Said
from cases.flow.steps import last_number, locked
from cases.models import Finding, FoundPaper, Mail, SearchReminder, SearchTask
from cases.search.found.storage import keep_paper
from cases.verbs import Verb
from dossiers.functions import Function
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.scope import scope_of
from dossiers.verbs import Common
from law.calendar import plus_working_days

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from uuid import UUID

    from cases.models import Case, SearchSource
    from cases.models.search import SearchTaskQuerySet
    from dossiers.actors import Actor
    from dossiers.files.checking import Paper

TERM = 5  # working days for a colleague to answer
THIRD_DAY = 3  # working days after which the first reminder goes out


@transaction.atomic
def ask(*, case: Case, sources: Sequence[SearchSource], by: Actor, on: dt.date) -> list[SearchTask]:
    """Put a task to the colleague of each place, to be answered within five working days, with one mail to each.

    A place that was asked and has not answered yet is not asked again. Raises Refused.
    """
    case = locked(case)
    if why := search_rules.why_not_search(case) or search_rules.why_not_ask(sources):
        raise Refused(why)
    waiting = set(case.search_tasks.open().values_list("source_id", flat=True))
    fresh = [
        _put(case, source, cast("Actor", source.answerer), by, on) for source in sources if source.pk not in waiting
    ]
    for answerer in {task.answerer_id: task.answerer for task in fresh}.values():
        mine = [task for task in fresh if task.answerer_id == answerer.pk]
        _write(Mail.Kind.SEARCH, case, answerer, mine[0] if len(mine) == 1 else None)
    return fresh


def _put(case: Case, source: SearchSource, to: Actor, by: Actor, on: dt.date) -> SearchTask:
    """One task, with its line."""
    task = SearchTask.objects.create(
        case=case,
        source=source,
        system=source.name,
        department=source.department,
        answerer=to,
        asked_on=on,
        asked_by=by,
        due_on=plus_working_days(on, TERM),
    )
    journal.record(Verb.SEARCH_ASKED, task, by=by)
    return task


def _write(kind: str, case: Case, to: Actor, task: SearchTask | None) -> None:
    """A mail to a colleague: about one task, or without one about all that wait."""
    enqueue(Mail.objects.create(kind=kind, case=case, to=to, search_task=task))


def locked_task(task: SearchTask) -> SearchTask:
    """The task as it stands now with its case, both locked until the transaction ends: the case first, always."""
    case = locked(task.case)
    fresh = SearchTask.objects.select_for_update(of=("self",)).select_related("answerer", "source").get(pk=task.pk)
    fresh.case = case
    return fresh


@transaction.atomic
def remind(*, task: SearchTask, by: Actor, on: dt.date) -> None:
    """Remind the colleague by hand, at most once a day. Raises Refused."""
    task = locked_task(task)
    if why := search_rules.why_not_remind(task, on):
        raise Refused(why)
    _remind(task, SearchReminder.Kind.BY_HAND, by)


def _remind(task: SearchTask, kind: str, by: Actor | None) -> None:
    """A reminder with its mail and its line."""
    SearchReminder.objects.create(task=task, kind=kind, by=by)
    journal.record(Verb.SEARCH_REMINDED, task, by=by)
    _write(Mail.Kind.SEARCH_REMINDER, task.case, task.answerer, task)


def remind_due(on: dt.date) -> int:
    """Remind of every open task that is at its third or fifth working day, each once. Returns how many were reminded.

    It finds its work in the rows: a run that is late, or the second of two, does what is left and nothing twice.
    """
    return sum(_remind_one(task.pk, on) for task in list(_waiting(on)))


def count_due(on: dt.date) -> int:
    """How many open tasks it is time to remind of."""
    waiting = _waiting(on).prefetch_related("reminders")
    kinds = [(_kind_due(task, on), {each.kind for each in task.reminders.all()}) for task in waiting]
    return sum(bool(kind) and kind not in done for kind, done in kinds)


def _waiting(on: dt.date) -> SearchTaskQuerySet:
    """The tasks for which an answer is awaited since before this day."""
    waiting = SearchTask.objects.open().filter(case__status__in=search_rules.SEARCHED_IN, asked_on__lt=on)
    return waiting.order_by("pk")


@journal.one_act()
@transaction.atomic
def _remind_one(pk: UUID, on: dt.date) -> int:
    """Remind of one task if it is time and nobody did, unless somebody else has it just now."""
    tasks = SearchTask.objects.open().select_for_update(skip_locked=True, of=("self",))
    task = tasks.select_related("case", "answerer").filter(pk=pk).first()
    kind = _kind_due(task, on) if task else ""
    if task is None or not kind or task.reminders.filter(kind=kind).exists():
        return 0
    _remind(task, kind, None)
    return 1


def _kind_due(task: SearchTask, on: dt.date) -> str:
    """Which reminder of the clock it is time for, if any; of two that were missed the last counts."""
    if on >= task.due_on:
        return SearchReminder.Kind.FIFTH_DAY
    return SearchReminder.Kind.THIRD_DAY if on >= plus_working_days(task.asked_on, THIRD_DAY) else ""


@transaction.atomic
def reassign(*, task: SearchTask, to: Actor, by: Actor, on: dt.date) -> SearchTask:
    """Ask somebody else: the task ends for the one and begins for the other, with five new days. Raises Refused."""
    task = locked_task(task)
    if why := search_rules.why_not_reassign(task, to):
        raise Refused(why)
    end_one(task, SearchTask.End.TAKEN_BACK, by)
    fresh = _put(task.case, task.source, to, by, on)
    _write(Mail.Kind.SEARCH, task.case, to, fresh)
    return fresh


@transaction.atomic
def take_back(*, task: SearchTask, by: Actor) -> None:
    """Take a question back; what was found already stays with the case. Raises Refused."""
    task = locked_task(task)
    if why := search_rules.why_not_manage(task):
        raise Refused(why)
    end_one(task, SearchTask.End.TAKEN_BACK, by)


@transaction.atomic
def add_papers(*, task: SearchTask, papers: Sequence[Paper], said: Said, by: Actor) -> int:
    """Keep files with an open task, for which more may come. Returns how many are new. Raises Refused."""
    task = locked_task(task)
    if why := search_rules.why_not_open(task):
        raise Refused(why)
    return _add(task, papers, said, by)


@transaction.atomic
def record_answer(*, task: SearchTask, said: Said, papers: Sequence[Paper] = (), by: Actor) -> SearchTask:
    """Close a task with files, or with the proof that was searched and nothing was found. Raises Refused.

    Each file becomes a finding of the case, to be judged like any other.
    """
    task = locked_task(task)
    why = search_rules.why_not_open(task)
    if why := why or search_rules.why_not_answer(said, len(papers), task.papers.count()):
        raise Refused(why)
    _add(task, papers, said, by)
    task.answer, task.answered_at, task.answered_as = said.answer, timezone.now(), _function_of(by) or task.department
    task.terms = [term for term in SearchTask.Term.values if term in said.terms]
    task.other_terms, task.note = said.other_terms.strip(), said.note.strip()
    task.save(update_fields=("answer", "answered_at", "answered_as", "terms", "other_terms", "note"))
    journal.record(Verb.SEARCH_ANSWERED, task, by=by)
    return task


def _add(task: SearchTask, papers: Sequence[Paper], said: Said, by: Actor) -> int:
    """Keep the files that this task does not have yet, each as a finding of its case."""
    case, known = task.case, set(task.papers.values_list("sha256", flat=True))
    by_print = {sha256(paper.content).hexdigest(): paper for paper in papers}
    fresh = [paper for fingerprint, paper in by_print.items() if fingerprint not in known]
    kept = FoundPaper.objects.filter(finding__case=case).aggregate(bytes=Sum("size"))["bytes"] or 0
    if why := search_rules.why_no_room(kept, sum(len(paper.content) for paper in fresh)):
        raise Refused(why)
    for number, paper in enumerate(fresh, start=last_number(case) + 1):
        title = said.title.strip() or KINDS[paper.kind]()
        found = keep_paper(task, paper, title=title, happened_on=said.happened_on, by=by)
        Finding.objects.create(case=case, paper=found, number=number)
    return len(fresh)


@transaction.atomic
def describe(*, paper: FoundPaper, title: str, happened_on: dt.date | None, by: Actor) -> None:
    """Say what a paper is and of when, as the person will read it; while nothing is decided. Raises Refused."""
    case = locked(paper.task.case)
    why = search_rules.why_not_search(case)
    if why := why or ("" if title.strip() else _("Schrijf op wat dit is. Noem geen namen van anderen.")):
        raise Refused(why)
    paper.title, paper.happened_on = title.strip(), happened_on
    paper.save(update_fields=("title", "happened_on"))
    journal.record(Common.CHANGED, paper, by=by)


def _function_of(user: Actor) -> str:
    """The function in which somebody answers, as others know it; no name."""
    functions = scope_of(user).functions
    return next((str(function.label) for function in Function if function in functions), "")


# What a file is called when nobody said what it is: never by its own name, in which anybody's may stand.
KINDS = {
    "pdf": lambda: _("PDF-bestand"),
    "docx": lambda: _("Word-bestand"),
    "xlsx": lambda: _("Excel-bestand"),
    "jpg": lambda: _("Foto"),
    "png": lambda: _("Afbeelding"),
    "eml": lambda: _("E-mailbericht"),
    "msg": lambda: _("E-mailbericht"),
}
