"""Home: what is due today, across the apps. Only the roof may look everywhere."""

from __future__ import annotations

import datetime as dt
from contextlib import nullcontext
from typing import Any

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.defaults import permission_denied

from cases import limiting, rules, signing
from cases import today as today_of
from cases.models import Case, Consultation, Delivery, SearchTask
from cases.models.case import READERS
from cases.screen import SCRIPTED
from dossiers import alarm, emergency, journal, wall
from dossiers.functions import Function
from dossiers.scope import has_function, scope_of
from retention.models import Hold
from wsn_privacy import clock, planned
from wsn_privacy.models import User

NEXT = ("reference", "due_on")
SHOWN = 12  # rows per group; the rest is one click away
AWAY = dt.timedelta(hours=8)  # a new visit begins after this long


def page_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to who asked for a page that the own function does not have. It leaves a line (regulation)."""
    if isinstance(request.user, User):
        page = request.resolver_match.view_name if request.resolver_match else ""
        journal.record(journal.PAGE_DENIED, request.user, by=request.user, details={"page": page})
    return permission_denied(request, exception)


@require_safe
@csp_update(SCRIPTED)
def home(request: HttpRequest) -> HttpResponse:
    """The start screen of whoever signs in: the day for who handles requests, the way on for everybody else (S1)."""
    if not has_function(request.user, *READERS, Function.DIRECTOR):
        if scope_of(request.user).sections:
            return redirect("dossiers:list")
        if not scope_of(request.user).functions:
            return redirect("tasks:list")
        return render(request, "wsn_privacy/no_work.html", {"may_take_in": rules.may_take_in(request.user)})
    today = timezone.localdate()
    reads = has_function(request.user, *READERS)
    with nullcontext() if reads else wall.as_job():  # numbers of all requests, also for who sees but some
        overview = today_of.overview(today)
    context: dict[str, Any] = {"today": today, "figures": overview.figures, "ages": overview.ages}
    context["to_sign"] = signing.asked_of(request.user)
    if reads:
        context |= _day(request, overview, today)
    return render(request, "wsn_privacy/home.html", context)


def _day(request: HttpRequest, overview: today_of.Overview, today: dt.date) -> dict[str, Any]:
    """The day of who reads or handles requests: what stands where, what is planned and what waits for a look."""
    cases = Case.objects.visible_to(request.user)
    groups = today_of.groups(cases, overview.counts, today, SHOWN)
    return {
        "groups": groups,
        "loads": overview.loads,
        "planned": planned.planned(today),
        "may_take_in": rules.may_take_in(request.user),
        "may_work": rules.may_work(request.user),
        "since": _since(request),
        "alarms": alarm.told_to(request.user, today).count(),
        "holds": Hold.objects.to_review(today).exclude(kind=Hold.Kind.LONGER).count(),
        "is_overdue": clock.is_overdue(timezone.now()),
        "reviews": limiting.due(today).count(),
        "emergencies": emergency.unreviewed().count(),
        "is_quiet": not {"late", "soon"} & {group.name for group in groups},
        "next": cases.open().filter(due_on__gte=today).order_by("due_on", "id").only(*NEXT).first(),
    }


def _since(request: HttpRequest) -> dict[str, Any] | None:
    """What came in since the last visit of this user; a visit begins after some hours away."""
    user: User = request.user  # type: ignore[assignment]
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
