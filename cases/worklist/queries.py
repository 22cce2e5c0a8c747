"""Lists of requests: filters, keyset pages, and the figures beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext as _

from cases.clock import waits
from cases.worklist import rows as worklist_rows
from cases.worklist import today as today_of
from dossiers import pagination

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from cases.models.case import CaseQuerySet
    from cases.worklist.forms import FilterForm
    from dossiers.actors import Actor


WAITS_FOR = {
    "requester": waits.waits_for_requester,
    "third": waits.waits_for_third,
    "colleague": waits.waits_for_colleague,
}


@dataclass(frozen=True)
class Page:
    """A page of rows with the keys to the pages around it and a count that stops at a thousand."""

    rows: list[worklist_rows.Row]
    count: str
    previous_url: str
    next_url: str


def page(cases: CaseQuerySet, form: FilterForm, today: dt.date, user: Actor) -> Page | None:
    """One page of `cases` as the filter asks, by due date. None when the key in the address is not one of ours."""
    rows = chosen(cases, form, today, user)
    after_key, before_key = form.cleaned_data["after"], form.cleaned_data["before"]
    after, before = (cases.filter(pk=key).first() if key else None for key in (after_key, before_key))
    if (after_key and not after) or (before_key and not before):
        return None
    shown = pagination.leaf(rows.select_related("owner", "requester").only(*today_of.SHOWN), after=after, before=before)
    count = pagination.counted(rows)
    return Page(
        rows=[worklist_rows.row_of(case, today) for case in shown.rows],
        count=str(count) if count is not None else _("meer dan %(n)s") % {"n": pagination.MOST_COUNTED},
        previous_url=form.address(before=shown.before.pk) if shown.before else "",
        next_url=form.address(after=shown.after.pk) if shown.after else "",
    )


def chosen(cases: CaseQuerySet, form: FilterForm, today: dt.date, user: Actor) -> CaseQuerySet:
    """`cases` as the filter asks; open ones when it asks nothing. "Me" is whoever looks."""
    form.is_valid()
    asked = form.cleaned_data
    found = cases.filter(*_conditions(asked, user))
    status = asked["status"] or "open"
    if asked["term"] == "late":
        found = found.late(today)
    if asked["term"] == "soon":
        found = found.open().filter(due_on__range=(today, waits.soon_until(today)))
    return found if status == "all" else found.open() if status == "open" else found.filter(status=status)


def _conditions(asked: dict[str, Any], user: Actor) -> Iterator[Q]:
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
