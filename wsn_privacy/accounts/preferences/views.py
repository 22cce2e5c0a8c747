"""What a user chooses for oneself: a link for the calendar, and whether keys do something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.clock import calendar_feed
from cases.flow.rules import may_work
from dossiers.access import wall
from dossiers.functions import SEES_EVERYBODY
from dossiers.reauthentication import recently_authenticated
from dossiers.scope import has_function
from wsn_privacy.accounts.preferences.feeds import feed_of, feed_with, make_feed, note_fetched, revoke_feed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossiers.actors import Actor, StaffRequest


@login_not_required
@require_safe
def feed(request: HttpRequest, word: str) -> HttpResponse:
    """The calendar behind a link, for a program that cannot sign in. An unknown and a revoked link read the same.

    Raises Http404 for either.
    """
    found = feed_with(word)
    if found is None:
        raise Http404
    note_fetched(found, timezone.localdate())
    with wall.seen_by(found.user):
        content = calendar_feed.calendar(calendar_feed.cases_for(found.user), timezone.now())
    return HttpResponse(content, content_type=calendar_feed.MEDIA_TYPE)


@require_POST
@recently_authenticated
def calendar_link(request: StaffRequest) -> HttpResponse:
    """Make a calendar link, shown this once, or end the one there is.

    Raises PermissionDenied for anyone who does not see everybody.
    """
    if not has_function(request.user, *SEES_EVERYBODY):
        raise PermissionDenied
    user = request.user
    if "revoke" in request.POST:
        revoke_feed(user)
        messages.success(request, _("De agenda-link werkt niet meer."))
        return redirect("account")
    address = request.build_absolute_uri(reverse("calendar", args=[make_feed(user)]))
    return render(request, "account/calendar.html", {"address": address})


@require_POST
def shortcuts(request: StaffRequest) -> HttpResponse:
    """Switch the shortcuts on or off (WCAG 2.1.4)."""
    user = request.user
    user.has_shortcuts = "on" in request.POST
    user.save(update_fields=("has_shortcuts",))
    told = _("De sneltoetsen staan aan.") if user.has_shortcuts else _("De sneltoetsen staan uit.")
    messages.success(request, told)
    return redirect("account")


def shown(user: Actor) -> Mapping[str, Any]:
    """What the page of the account shows of this."""
    reads = has_function(user, *SEES_EVERYBODY)
    return {"reads_requests": reads, "has_keys": may_work(user), "feed": feed_of(user) if reads else None}
