"""Home: what is due today, across the apps. Only the roof may look everywhere."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django.views.defaults import permission_denied

from cases import limiting, listing, rules, signing
from cases.models import Case, Delivery
from cases.models.case import READERS
from cases.workflow import CLOSED
from dossiers import alarm, emergency, journal
from dossiers.access import has_function, scope_of
from dossiers.functions import Function
from wsn_privacy.models import User

SHOWN = 12  # rows per group; the rest is one click away
AWAY = dt.timedelta(hours=8)  # a new visit begins after this long
AGES = (  # label, from and to in days, colour
    (gettext_lazy("week 1"), 0, 7, ""),
    (gettext_lazy("week 2"), 7, 14, ""),
    (gettext_lazy("week 3"), 14, 21, "soon"),
    (gettext_lazy("langer"), 21, 10_000, "late"),
)


def page_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to who asked for a page that the own function does not have. It leaves a line (regulation)."""
    if isinstance(request.user, User):
        page = request.resolver_match.view_name if request.resolver_match else ""
        journal.record(journal.PAGE_DENIED, request.user, by=request.user, details={"page": page})
    return permission_denied(request, exception)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The start screen of whoever signs in: the day for who handles requests, the way on for everybody else (S1)."""
    if not has_function(request.user, *READERS, Function.DIRECTOR):
        if scope_of(request.user).sections:
            return redirect("dossiers:list")
        if not scope_of(request.user).functions:
            return redirect("tasks:list")
        return render(request, "wsn_privacy/no_work.html", {"may_take_in": rules.may_take_in(request.user)})
    today = timezone.localdate()
    context: dict[str, Any] = {"today": today, "figures": _figures(today), "ages": _ages(today)}
    context["to_sign"] = signing.asked_of(request.user)
    if has_function(request.user, *READERS):
        cases = Case.objects.visible_to(request.user)
        context["groups"] = listing.groups(cases, today, SHOWN)
        context["may_take_in"] = rules.may_take_in(request.user)
        context["may_work"] = rules.may_work(request.user)
        context["since"] = _since(request)
        context["alarms"] = alarm.told_to(request.user, today).count()
        context["reviews"] = limiting.due(today).count()
        context["emergencies"] = emergency.unreviewed().count()
        context["next"] = (
            cases.open().filter(due_on__gte=today).order_by("due_on", "id").only("reference", "due_on").first()
        )
    return render(request, "wsn_privacy/home.html", context)


def _figures(today: dt.date) -> dict[str, int]:
    """How many requests are open, on time, late, and answered this year; numbers only, no persons."""
    late, closed = Q(due_on__lt=today), Q(status__in=CLOSED)
    open_now = Case.objects.open().aggregate(open=Count("pk"), late=Count("pk", filter=late))
    done = Case.objects.filter(closed, received_at__year=today.year).count()
    return {**open_now, "on_time": open_now["open"] - open_now["late"], "done": done}


def _ages(today: dt.date) -> list[dict[str, Any]]:
    """The open requests by how long they have been open."""
    midnight = timezone.make_aware(dt.datetime.combine(today, dt.time())) + dt.timedelta(days=1)
    parts = {
        f"age{place}": Count(
            "pk",
            filter=Q(
                received_at__lt=midnight - dt.timedelta(days=low), received_at__gte=midnight - dt.timedelta(days=high)
            ),
        )
        for place, (_label, low, high, _kind) in enumerate(AGES)
    }
    counts = Case.objects.open().aggregate(**parts)
    most = max(*counts.values(), 1)
    return [
        {"label": label, "kind": kind, "count": counts[f"age{place}"], "most": most}
        for place, (label, _low, _high, kind) in enumerate(AGES)
    ]


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
    return {
        "at": since,
        "new": Case.objects.filter(registered_at__gt=since).count(),
        "fetched": Delivery.objects.filter(fetched_at__gt=since).count(),
    }
