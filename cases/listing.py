"""Lists of requests: filters, keyset pages, and the figures beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from cases import screen
from cases.models import Case
from dossiers import leafing
from dossiers.chain import keyed_hash
from dossiers.functions import Function
from dossiers.models import LogEntry
from law.clock import SOON_DAYS

if TYPE_CHECKING:
    import datetime as dt

    from cases.forms import FilterForm
    from cases.models.case import CaseQuerySet

SHOWN = (
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


@dataclass(frozen=True)
class Page:
    """A page of rows with the keys to the pages around it and a count that stops at a thousand."""

    rows: list[screen.Row]
    count: str
    previous_url: str
    next_url: str


def page(cases: CaseQuerySet, form: FilterForm, today: dt.date) -> Page | None:
    """One page of `cases` as the filter asks, by due date. None when the key in the address is not one of ours."""
    chosen = _chosen(cases, form, today)
    after_key, before_key = form.cleaned_data["after"], form.cleaned_data["before"]
    after, before = (cases.filter(pk=key).first() if key else None for key in (after_key, before_key))
    if (after_key and not after) or (before_key and not before):
        return None
    shown = leafing.leaf(chosen.select_related("owner", "requester").only(*SHOWN), after=after, before=before)
    count = leafing.counted(chosen)
    return Page(
        rows=[screen.row_of(case, today) for case in shown.rows],
        count=str(count) if count is not None else _("meer dan %(n)s") % {"n": leafing.MOST_COUNTED},
        previous_url=form.address(before=shown.before.pk) if shown.before else "",
        next_url=form.address(after=shown.after.pk) if shown.after else "",
    )


def _chosen(cases: CaseQuerySet, form: FilterForm, today: dt.date) -> CaseQuerySet:
    """`cases` as the filter asks; open ones when it asks nothing."""
    form.is_valid()
    asked = form.cleaned_data
    status = asked.get("status") or "open"
    chosen = cases if status == "all" else cases.open() if status == "open" else cases.filter(status=status)
    if asked.get("kind"):
        chosen = chosen.filter(kind=asked["kind"])
    if asked.get("term") == "late":
        chosen = chosen.late(today)
    if asked.get("term") == "soon":
        chosen = chosen.open().filter(due_on__range=(today, _soon(today)))
    if asked.get("number"):
        chosen = chosen.filter(reference__istartswith=asked["number"].strip())
    return chosen


def _soon(today: dt.date) -> dt.date:
    return today.fromordinal(today.toordinal() + SOON_DAYS)


def findings_count(case: Case) -> tuple[int, int]:
    """How many findings a case has, and how many of them still wait for a decision."""
    counts = case.findings.aggregate(found=Count("pk"), undecided=Count("pk", filter=Q(decision__isnull=True)))
    return counts["found"], counts["undecided"]


def lookers(case: Case) -> list[dict[str, Any]]:
    """Who looked at this case, by function: how many times, and how often somebody was turned away."""
    lines = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Case), object_pk=str(case.pk))
    looks = lines.filter(verb="looked").order_by().values_list("actor__groups__name").annotate(Count("pk"))
    named = dict(Function.choices)
    rows = [{"label": named.get(name, _("zonder functie")), "count": count} for name, count in looks]
    denied = LogEntry.objects.filter(object_pk=keyed_hash(case.reference), verb="denied").count()
    return [*rows, {"label": _("geweigerd"), "count": denied}] if denied else rows
