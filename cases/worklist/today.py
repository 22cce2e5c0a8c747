"""The day of who handles requests (S1): what is late, what comes this week, for whom one waits, and the figures.

Everything is asked in a fixed number of queries, however many requests there are.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Case as When
from django.db.models import CharField, Count, Exists, OuterRef, Q, Value
from django.db.models import When as If
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.clock.waits import soon_until, waits_for_colleague, waits_for_requester, waits_for_third
from cases.flow.next_steps import hears_by, promised_before
from cases.letter_kinds import LetterKind
from cases.models import Case, Letter
from cases.workflow import CLOSED, Status
from cases.worklist import rows as worklist_rows

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.utils.functional import Promise

    from cases.models.case import CaseQuerySet


SHOWN = (  # what a row of a list says
    "reference",
    "kind",
    "status",
    "channel",
    "received_at",
    "due_on",
    "owner__name",
    "owner__email",
    "requester__name",
)


LABELS: dict[str, tuple[str | Promise, str]] = {  # in the order of the page, each with the filter of its whole list
    "late": (gettext_lazy("Te laat"), "term=late"),
    "soon": (gettext_lazy("Deze week"), "term=soon"),
    "promise": (gettext_lazy("Had al van ons moeten horen"), "status=received"),
    "wait": (gettext_lazy("Wacht op de aanvrager"), "waits=requester"),
    "third": (gettext_lazy("Wacht op een derde"), "waits=third"),
    "colleague": (gettext_lazy("Wacht op een collega"), "waits=colleague"),
    "new": (gettext_lazy("Nieuw, nog niet opgepakt"), "status=received&owner=nobody"),
    "ok": (gettext_lazy("Loopt"), ""),
}


AGES: tuple[tuple[str | Promise, int, int, str], ...] = (  # label, from and to in days, colour
    (gettext_lazy("week 1"), 0, 7, ""),
    (gettext_lazy("week 2"), 7, 14, ""),
    (gettext_lazy("week 3"), 14, 21, "soon"),
    (gettext_lazy("langer"), 21, 10_000, "late"),
)


@dataclass
class Group:
    """One group of the page: how many requests it holds, and the most urgent of them as rows."""

    name: str
    label: str
    count: int
    filter: str
    rows: list[worklist_rows.Row] = field(default_factory=list)

    @property
    def more(self) -> bool:
        """Whether it holds more than is shown."""
        return self.count > len(self.rows)


def _group_of(today: dt.date) -> When:
    """To which group an open request belongs: the first that fits."""
    return When(
        If(due_on__lt=today, then=Value("late")),
        If(due_on__lte=soon_until(today), then=Value("soon")),
        If(_promise_passed(today), then=Value("promise")),
        If(waits_for_requester(), then=Value("wait")),
        If(waits_for_third(), then=Value("third")),
        If(waits_for_colleague(), then=Value("colleague")),
        If(status=Status.RECEIVED, owner__isnull=True, then=Value("new")),
        default=Value("ok"),
        output_field=CharField(),
    )


def _promise_passed(today: dt.date) -> Q:
    """The requests of which nobody said in time whether we know who asks."""
    return Q(status=Status.RECEIVED, received_at__lt=_midnight_after(promised_before(today)))


@dataclass(frozen=True)
class Overview:
    """All figures of the page, from one look at the open requests; numbers only, no persons who asked."""

    counts: dict[str, int]
    figures: dict[str, int]
    ages: list[dict[str, Any]]
    loads: list[dict[str, Any]]


def overview(today: dt.date) -> Overview:
    """How many requests are open, by group, by age and by who handles them, and answered this year: two queries.

    Of all requests that the database shows here; for a director, who sees those put to them, it is asked as a job.
    """
    cells = _cells(today)
    counts: Counter[str] = Counter()
    for cell in cells:
        counts[cell["group"]] += cell["count"]
    done = Case.objects.filter(status__in=CLOSED, received_at__year=today.year).count()
    figures = {"open": counts.total(), "late": counts["late"], "on_time": counts.total() - counts["late"], "done": done}
    return Overview(dict(counts), figures, _ages(cells), _loads(cells))


def _cells(today: dt.date) -> list[dict[str, Any]]:
    """The open requests counted by group and by who handles them, each with how many there are of every age."""
    midnight = _midnight_after(today)
    parts = {
        f"age{place}": Count(
            "pk", filter=Q(received_at__lt=_back(midnight, low), received_at__gte=_back(midnight, high))
        )
        for place, (_label, low, high, _kind) in enumerate(AGES)
    }
    grouped = Case.objects.open().order_by().annotate(group=_group_of(today))
    cells: Any = grouped.values("group", "owner__name", "owner__email").annotate(count=Count("pk"), **parts)
    return list(cells)


def _ages(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The open requests by how long they have been open."""
    counts = [sum(cell[f"age{place}"] for cell in cells) for place in range(len(AGES))]
    most = max(*counts, 1)
    return [
        {"label": label, "kind": kind, "count": count, "most": most}
        for (label, _low, _high, kind), count in zip(AGES, counts, strict=True)
    ]


def _loads(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The open requests by who handles them, marked where any is late; nobody's come last."""
    count: Counter[str] = Counter()
    late: Counter[str] = Counter()
    for cell in cells:
        label = cell["owner__name"] or cell["owner__email"] or ""
        count[label] += cell["count"]
        late[label] += cell["count"] * (cell["group"] == "late")
    most = max(count.values(), default=1)
    ordered = sorted(count, key=lambda label: (not label, -count[label], label))
    return [
        {
            "label": label or _("nog niemand"),
            "kind": "late" if late[label] else "",
            "count": count[label],
            "most": most,
        }
        for label in ordered
    ]


def groups(cases: CaseQuerySet, counts: dict[str, int], today: dt.date, most: int) -> list[Group]:
    """The open ones of `cases` by what they wait for, each group with its first rows: two queries."""
    sorted_out = cases.open().annotate(group=_group_of(today))
    named = [name for name in LABELS if counts.get(name)]
    firsts = [
        sorted_out.filter(group=name).order_by("due_on", "id").values_list("pk", "group")[:most] for name in named
    ]
    group_by_pk = dict(firsts[0].union(*firsts[1:], all=True)) if firsts else {}
    found = {name: Group(name, str(LABELS[name][0]), counts[name], LABELS[name][1]) for name in named}
    shown = cases.filter(pk__in=group_by_pk).select_related("owner", "requester").only(*SHOWN)
    shown = shown.annotate(owes_apology=Q(due_on__lt=today) & ~Exists(_apologies()))
    for case in shown.order_by("due_on", "id"):
        found[group_by_pk[case.pk]].rows.append(worklist_rows.row_of(case, today))
    return list(found.values())


def _apologies() -> QuerySet[Letter]:
    """The letters of apology for the date that a case has now."""
    late = {"case": OuterRef("pk"), "made_at__date__gt": OuterRef("due_on")}
    return Letter.objects.filter(kind=LetterKind.APOLOGY, **late)


@dataclass(frozen=True)
class Term:
    """A day by which something must be done, and the number of the request."""

    on: dt.date
    reference: str


def next_term(cases: CaseQuerySet, today: dt.date) -> Term | None:
    """The first day on which an answer is due, or somebody hears whether we know who asks: two queries."""
    due = cases.open().filter(due_on__gte=today).order_by("due_on", "id").only("reference", "due_on").first()
    new = cases.filter(status=Status.RECEIVED).exclude(_promise_passed(today)).order_by("received_at", "id")
    promised = new.only("reference", "received_at").first()
    terms = [Term(due.due_on, due.reference)] if due else []
    terms += [Term(hears_by(promised.received_on), promised.reference)] if promised else []
    return min(terms, key=lambda term: term.on, default=None)


def _midnight_after(on: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(on + dt.timedelta(days=1), dt.time()))


def _back(moment: dt.datetime, days: int) -> dt.datetime:
    return moment - dt.timedelta(days=days)
