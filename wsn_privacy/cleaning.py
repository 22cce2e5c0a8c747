"""The first page of 'Opschonen' (S15): what is due, what waits for a person, which lists run, how the sweep went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dossiers.models import Record
from retention import list_rules, listing
from retention.due import Book, held, next_day
from retention.models import DestructionList, Hold
from retention.views import check_reader
from wsn_privacy import clock
from wsn_privacy.models import JobRun

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

MOST = 1_001  # counting further says nothing more
ENDED = 10  # lists that ended and still show


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Where retention stands today."""
    check_reader(request)
    today = timezone.localdate()
    context: dict[str, Any] = {
        "lists": [(of, list_rules.state_of(of)) for of in _lists(running=True)],
        "ended": [(of, list_rules.state_of(of)) for of in _lists(running=False)],
        "may_prove": list_rules.may_prove(request.user),
        "is_overdue": clock.is_overdue(timezone.now()),
        "run": JobRun.objects.filter(job=clock.SWEEP).order_by("-started_at").first(),
    }
    if list_rules.may_propose(request.user):
        book = Book.of(today)
        context["counts"] = counts = _counts(request.user, book)
        context["next_day"] = None if counts["due"] else next_day(book)
    return render(request, "wsn_privacy/cleaning.html", context)


def _lists(*, running: bool) -> list[DestructionList]:
    under_way = DestructionList.objects.running().values("pk")
    rows = DestructionList.objects.select_related("proposed_by").prefetch_related("steps")
    found = rows.filter(pk__in=under_way) if running else rows.exclude(pk__in=under_way)[:ENDED]
    return list(found)


def _counts(user: Any, book: Book) -> dict[str, int]:
    """How many records are due, blocked and without end, up to MOST; and holds to look at again."""

    def count(records: Any) -> int:
        visible = Record.objects.visible_to(user).filter(pk__in=records.values("pk"))
        return len(visible.order_by().values_list("pk")[:MOST])

    return {
        "due": count(listing.candidates(book)),
        "at_once": count(book.due(at_once=True)),
        "blocked": count(held(book.due(), book.on)),
        "endless": count(book.without_end()),
        "reviews": Hold.objects.to_review(book.on).exclude(kind=Hold.Kind.LONGER).count(),
    }
