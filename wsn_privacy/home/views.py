"""The home page, the search box, the overview of what is due to be destroyed (S15), and the page that denies."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.defaults import permission_denied

from cases.decision.limiting import actions as limiting
from cases.decision.signing import actions as signing
from cases.flow import rules as flow_rules
from cases.models import Case, Consultation, Delivery, SearchTask
from cases.worklist import today as today_of
from cases.worklist.rows import SCRIPTED
from dossiers.access import wall
from dossiers.access.emergency import actions as emergency
from dossiers.form_pages import form_view
from dossiers.functions import SEES_EVERYBODY, Function
from dossiers.journal import actions as journal
from dossiers.models import Record
from dossiers.pages.forms import SearchForm
from dossiers.scope import has_function, scope_of
from dossiers.verbs import Common
from dossiers.viewing import actions as viewing
from dossiers.viewing import alarm
from dossiers.viewing import page_data as viewing_page_data
from retention import permissions
from retention.lists import actions as lists
from retention.lists import rules as lists_rules
from retention.models import DestructionList, Hold
from retention.permissions import check_reader
from retention.schedule.due import Schedule, held, next_due_day
from wsn_privacy.home import agenda
from wsn_privacy.models import JobRun, User
from wsn_privacy.operations import clock

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from dossiers.actors import Actor, StaffRequest

MOST = 1_001  # counting further says nothing more
ENDED = 10  # lists that ended and still show


@require_safe
def overview(request: StaffRequest) -> HttpResponse:
    """Where retention stands today."""
    check_reader(request)
    today = timezone.localdate()
    context: dict[str, Any] = {
        "lists": [(of, lists_rules.state_of(of)) for of in _lists(running=True)],
        "ended": [(of, lists_rules.state_of(of)) for of in _lists(running=False)],
        "may_prove": permissions.may_prove(request.user),
        "is_overdue": clock.is_overdue(timezone.now()),
        "run": JobRun.objects.filter(job=clock.SWEEP).order_by("-started_at").first(),
    }
    if permissions.may_propose(request.user):
        schedule = Schedule.of(today)
        context["counts"] = counts = _counts(request.user, schedule)
        context["next_day"] = None if counts["due"] else next_due_day(schedule)
    return render(request, "wsn_privacy/cleaning.html", context)


def _lists(*, running: bool) -> list[DestructionList]:
    under_way = DestructionList.objects.running().values("pk")
    rows = DestructionList.objects.select_related("proposed_by").prefetch_related("steps")
    found = rows.filter(pk__in=under_way) if running else rows.exclude(pk__in=under_way)[:ENDED]
    return list(found)


def _counts(user: Actor, schedule: Schedule) -> dict[str, int]:
    """How many records are due, blocked and without end, up to MOST; and holds to look at again."""

    def count(records: Any) -> int:
        visible = Record.objects.visible_to(user).filter(pk__in=records.values("pk"))
        return len(visible.order_by().values_list("pk")[:MOST])

    return {
        "due": count(lists.candidates(schedule)),
        "at_once": count(schedule.due(at_once=True)),
        "blocked": count(held(schedule.due(), schedule.on)),
        "endless": count(schedule.without_end()),
        "reviews": Hold.objects.to_review(schedule.on).exclude(kind=Hold.Kind.LONGER).count(),
    }


NUMBER = re.compile(r"[a-z]{2,6}-\d{4}-\d{4,8}", re.IGNORECASE)


@form_view
def search(request: StaffRequest) -> HttpResponse:
    """What this user may see of what was looked for. It comes by POST: no name in an address."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "wsn_privacy/search.html", {"form": form})
    text = form.cleaned_data["text"].strip()
    found = viewing.search(text=text, by=request.user)
    if case := _case(request, text):
        return redirect("cases:detail", case.reference)
    rows = viewing_page_data.rows_for(found.dossiers, request.user)
    shown = {"form": form, "found": found, "rows": rows, "alarm": alarm.notice_for(request.user)}
    return render(request, "wsn_privacy/search.html", shown)


def _case(request: HttpRequest, text: str) -> Case | None:
    """The request with this number, if the user may know of it."""
    named = Case.objects.visible_to(request.user).filter(reference=text.upper())
    return named.first() if NUMBER.fullmatch(text) else None


SHOWN = 12  # rows per group; the rest is one click away
AWAY = dt.timedelta(hours=8)  # a new visit begins after this long


def page_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to who asked for a page that the own function does not have. It leaves a line (regulation)."""
    if isinstance(request.user, User):
        page = request.resolver_match.view_name if request.resolver_match else ""
        journal.record(Common.PAGE_DENIED, request.user, by=request.user, details={"page": page})
    return permission_denied(request, exception)


@require_safe
@csp_update(SCRIPTED)
def home(request: StaffRequest) -> HttpResponse:
    """The start screen of whoever signs in: the day for who handles requests, the way on for everybody else (S1)."""
    if not has_function(request.user, *SEES_EVERYBODY, Function.DIRECTOR):
        if scope_of(request.user).sections:
            return redirect("dossiers:list")
        if not scope_of(request.user).functions:
            return redirect("tasks:list")
        return render(request, "wsn_privacy/no_work.html", {"may_take_in": flow_rules.may_take_in(request.user)})
    today = timezone.localdate()
    reads = has_function(request.user, *SEES_EVERYBODY)
    with nullcontext() if reads else wall.as_job():  # numbers of all requests, also for who sees but some
        overview = today_of.overview(today)
    context: dict[str, Any] = {"today": today, "figures": overview.figures, "ages": overview.ages}
    context["to_sign"] = signing.asked_of(request.user)
    if reads:
        context |= _day(request, overview, today)
    return render(request, "wsn_privacy/home.html", context)


def _day(request: StaffRequest, overview: today_of.Overview, today: dt.date) -> dict[str, Any]:
    """The day of who reads or handles requests: what stands where, what is planned and what waits for a look."""
    cases = Case.objects.visible_to(request.user)
    groups = today_of.groups(cases, overview.counts, today, SHOWN)
    return {
        "groups": groups,
        "loads": overview.loads,
        "planned": agenda.planned(today),
        "may_take_in": flow_rules.may_take_in(request.user),
        "may_work": flow_rules.may_work(request.user),
        "since": _since(request),
        "alarms": alarm.told_to(request.user, today).count(),
        "holds": Hold.objects.to_review(today).exclude(kind=Hold.Kind.LONGER).count(),
        "is_overdue": clock.is_overdue(timezone.now()),
        "reviews": limiting.due(today).count(),
        "emergencies": emergency.unreviewed().count(),
        "is_quiet": not {"late", "soon", "promise", "new"} & {group.name for group in groups},
        "next": today_of.next_term(cases, today),
    }


def _since(request: StaffRequest) -> dict[str, Any] | None:
    """What came in since the last visit of this user; a visit begins after some hours away."""
    user = request.user
    now = timezone.now()
    kept = request.session.get("since")
    if kept is None or user.seen_at is None or now - user.seen_at > AWAY:
        kept = request.session["since"] = user.seen_at.isoformat() if user.seen_at else ""
    if user.seen_at is None or now - user.seen_at > dt.timedelta(minutes=1):
        User.objects.filter(pk=user.pk).update(seen_at=now)
    if not kept:
        return None
    since = dt.datetime.fromisoformat(kept)
    came = {
        "new": Case.objects.filter(registered_at__gt=since).count(),
        "found": SearchTask.objects.filter(answered_at__gt=since).count(),
        "third": Consultation.objects.filter(answered_at__gt=since).count(),
        "fetched": Delivery.objects.filter(fetched_at__gt=since).count(),
    }
    return {"at": since, **came} if any(came.values()) else None
