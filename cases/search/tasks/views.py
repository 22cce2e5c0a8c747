"""What a colleague was asked to search (S12): only the own tasks, and one click per answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cases.flow.search_rules import SEARCHED_IN, why_not_open
from cases.models import SearchTask
from cases.public_access import row_access
from cases.public_access.row_access import at_door
from cases.search import actions as search
from cases.search.tasks.forms import TaskForm
from dossiers.access.reading import find
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.verbs import Common

if TYPE_CHECKING:
    from uuid import UUID

    from dossiers.actors import StaffRequest
    from dossiers.files.checking import Paper

MOST_SHOWN = 100


@require_safe
@at_door(row_access.of_tasks)
def task_list(request: HttpRequest) -> HttpResponse:
    """The questions that wait for this user, most urgent first; nothing of who asks."""
    mine = SearchTask.objects.visible_to(request.user).open().filter(case__status__in=SEARCHED_IN)
    tasks = list(mine.select_related("case").order_by("due_on", "id")[:MOST_SHOWN])
    today = timezone.localdate()
    rows = [{"task": task, "days_left": (task.due_on - today).days} for task in tasks]
    return render(request, "cases/search/tasks/list.html", {"rows": rows})


@form_view
@at_door(row_access.of_task)
def task(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One question: what to search with, and the answer. Once it is over, a plain sentence and nothing of anybody."""
    asked = SearchTask.objects.select_related("case__requester", "case__subject", "source")
    row: SearchTask = find(asked, request.user, pk=pk)
    if why := why_not_open(row):
        return _over(request, why, status=409 if request.method == "POST" else 404)
    form = TaskForm(request.POST, request.FILES) if request.method == "POST" else TaskForm()
    if request.method == "POST" and form.is_valid():
        papers = form.papers()
        if not form.errors:
            with refusing(form):
                return _taken_in(request, row, form, papers)
    journal.record(Common.LOOKED, row, by=request.user, purpose="request")
    shown = {"task": row, "case": row.case, "form": form, "sent": row.papers.all()}
    return form_page(request, "cases/search/tasks/task.html", shown)


def _taken_in(request: StaffRequest, row: SearchTask, form: TaskForm, papers: tuple[Paper, ...]) -> HttpResponse:
    """Keep what was sent, and say what comes next."""
    if form.is_more:
        kept = search.add_papers(task=row, papers=papers, said=form.said(), by=request.user)
        told = ngettext("%(n)s bestand is bewaard.", "%(n)s bestanden zijn bewaard.", kept) % {"n": kept}
        messages.success(request, told + " " + _("U kunt nog meer bestanden sturen."))
        return redirect("tasks:task", row.pk)
    search.record_answer(task=row, said=form.said(), papers=papers, by=request.user)
    messages.success(request, _("Uw antwoord is bewaard. Dank u wel."))
    for warning in sorted({paper.warning for paper in papers if paper.warning}):
        messages.warning(request, warning)
    return redirect("tasks:list")


def _over(request: HttpRequest, why: str, status: int) -> HttpResponse:
    """The sentence for a question that is over."""
    return render(request, "cases/search/tasks/over.html", {"why": why}, status=status)
