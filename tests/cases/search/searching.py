"""A plan to search by, and files that are found: what the tests of the search plan begin with."""

from typing import Any

from django.utils import timezone

from cases.models import Case, Finding, SearchSource, SearchTask
from cases.search.found.storage import keep_paper
from dossiers.files.checking import checked
from tests.dossiers.records.paperwork import docx


def source(name: str = "Klantarchief", **fields: Any) -> SearchSource:
    """A place to search."""
    return SearchSource.objects.create(name=name, **{"department": "Archief", "place": 50, **fields})


def task(case: Case, *, to: Any, by: Any, place: SearchSource | None = None, **fields: Any) -> SearchTask:
    """A task put to a colleague today, due today, without the steps."""
    place = place or SearchSource.objects.filter(name="Klantarchief").first() or source()
    today = timezone.localdate()
    words = {"system": place.name, "department": place.department, "asked_on": today, "due_on": today, **fields}
    return SearchTask.objects.create(case=case, source=place, answerer=to, asked_by=by, **words)


def paper_finding(case: Case, *, by: Any, name: str = "buurvrouw Jansen.docx", content: bytes = b"") -> Finding:
    """A finding that is a file, found by `by`."""
    asked = task(case, to=by, by=by)
    asked.answer, asked.terms, asked.answered_at = "found", ["name"], timezone.now()
    asked.save()
    paper = keep_paper(
        asked, checked(name, content or docx("Gesprek over de tuin.")), title="Brief", happened_on=None, by=by
    )
    last = case.findings.order_by("-number").first()
    return Finding.objects.create(case=case, paper=paper, number=(last.number if last else 0) + 1)
