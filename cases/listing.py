"""Lists of requests: filters, keyset pages, and the figures beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, Q, Value
from django.utils.translation import gettext as _

from cases import screen
from cases import today as today_of
from cases.models import Case
from dossiers import leafing
from dossiers.chain import keyed_hash
from dossiers.functions import Function
from dossiers.models import LogEntry

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from cases.list_forms import FilterForm
    from cases.models.case import CaseQuerySet

WAITS_FOR = {
    "requester": today_of.waits_for_requester,
    "third": today_of.waits_for_third,
    "colleague": today_of.waits_for_colleague,
}


@dataclass(frozen=True)
class Page:
    """A page of rows with the keys to the pages around it and a count that stops at a thousand."""

    rows: list[screen.Row]
    count: str
    previous_url: str
    next_url: str


def page(cases: CaseQuerySet, form: FilterForm, today: dt.date, user: Any) -> Page | None:
    """One page of `cases` as the filter asks, by due date. None when the key in the address is not one of ours."""
    rows = chosen(cases, form, today, user)
    after_key, before_key = form.cleaned_data["after"], form.cleaned_data["before"]
    after, before = (cases.filter(pk=key).first() if key else None for key in (after_key, before_key))
    if (after_key and not after) or (before_key and not before):
        return None
    shown = leafing.leaf(rows.select_related("owner", "requester").only(*today_of.SHOWN), after=after, before=before)
    count = leafing.counted(rows)
    return Page(
        rows=[screen.row_of(case, today) for case in shown.rows],
        count=str(count) if count is not None else _("meer dan %(n)s") % {"n": leafing.MOST_COUNTED},
        previous_url=form.address(before=shown.before.pk) if shown.before else "",
        next_url=form.address(after=shown.after.pk) if shown.after else "",
    )


def chosen(cases: CaseQuerySet, form: FilterForm, today: dt.date, user: Any) -> CaseQuerySet:
    """`cases` as the filter asks; open ones when it asks nothing. "Me" is whoever looks."""
    form.is_valid()
    asked = form.cleaned_data
    found = cases.filter(*_conditions(asked, user))
    status = asked["status"] or "open"
    if asked["term"] == "late":
        found = found.late(today)
    if asked["term"] == "soon":
        found = found.open().filter(due_on__range=(today, today_of.soon_until(today)))
    return found if status == "all" else found.open() if status == "open" else found.filter(status=status)


def _conditions(asked: dict[str, Any], user: Any) -> Iterator[Q]:
    """The parts of a filter that say each one thing of a row."""
    for name in ("kind", "channel"):
        if asked[name]:
            yield Q(**{name: asked[name]})
    if asked["number"]:
        yield Q(reference__istartswith=asked["number"].strip())
    if asked["owner"]:
        yield Q(owner={"me": user.pk, "nobody": None}.get(asked["owner"], asked["owner"]))
    if asked["waits"]:
        yield WAITS_FOR[asked["waits"]]()


def findings_count(case: Case) -> tuple[int, int]:
    """How many findings a case has, and how many of them still wait for a decision."""
    counts = case.findings.aggregate(found=Count("pk"), undecided=Count("pk", filter=Q(decision__isnull=True)))
    return counts["found"], counts["undecided"]


def lookers(case: Case) -> list[dict[str, Any]]:
    """Who looked at this case, by function: how many times, and how often somebody was turned away."""
    lines = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Case), object_pk=str(case.pk))
    looks = lines.filter(verb="looked").annotate(seen_by=F("actor__groups__name"))
    denied = LogEntry.objects.filter(object_pk=keyed_hash(case.reference), verb="denied").annotate(seen_by=Value(""))
    counts = [rows.order_by().values_list("seen_by").annotate(Count("pk")) for rows in (looks, denied)]
    named = {**dict(Function.choices), "": _("geweigerd")}
    found = counts[0].union(counts[1], all=True)
    return [{"label": named.get(name, _("zonder functie")), "count": count} for name, count in found if count]
