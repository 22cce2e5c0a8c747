"""What a user chooses for oneself: a link for the calendar, and whether keys do something."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases import calendar
from cases.models.case import READERS
from cases.rules import may_work
from dossiers import journal, wall
from dossiers.recent import recently_authenticated
from dossiers.scope import has_function
from wsn_privacy.models import CalendarFeed, User

if TYPE_CHECKING:
    from collections.abc import Mapping


def feed_of(user: Any) -> CalendarFeed | None:
    """The calendar link of `user` that works, if there is one."""
    return CalendarFeed.objects.filter(user=user, revoked_at__isnull=True).first()


@transaction.atomic
def make_feed(user: User) -> str:
    """A new link for the calendar of `user`; the one before ends. Returns its word, which is kept nowhere."""
    User.objects.select_for_update().get(pk=user.pk)
    revoke_feed(user)
    word = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(user=user, token_hash=_hash(word))
    journal.record("feed made", feed, by=user)
    return word


@transaction.atomic
def revoke_feed(user: User) -> None:
    """End the calendar link of `user`, if there is one."""
    feed = feed_of(user)
    if feed is None:
        return
    feed.revoked_at = timezone.now()
    feed.save(update_fields=("revoked_at",))
    journal.record("feed revoked", feed, by=user)


def feed_with(word: str) -> CalendarFeed | None:
    """The link with this word, as long as it is not revoked and its user still reads requests."""
    found = CalendarFeed.objects.filter(token_hash=_hash(word), revoked_at__isnull=True).select_related("user").first()
    return found if found and found.user.is_active and has_function(found.user, *READERS) else None


def _hash(word: str) -> str:
    """What is kept of a word of 256 random bits."""
    return hashlib.sha256(word.encode()).hexdigest()


@login_not_required
@require_safe
def feed(request: HttpRequest, word: str) -> HttpResponse:
    """The calendar behind a link, for a program that cannot sign in. An unknown and a revoked link read the same."""
    found = feed_with(word)
    if found is None:
        raise Http404
    today = timezone.localdate()
    if found.fetched_on != today:  # a program asks every hour: a line a day tells as much
        CalendarFeed.objects.filter(pk=found.pk).update(fetched_on=today)
        journal.record("feed fetched", found, by=found.user)
    with wall.seen_by(found.user):
        content = calendar.calendar(calendar.cases_for(found.user), timezone.now())
    return HttpResponse(content, content_type=calendar.MEDIA_TYPE)


@require_POST
@recently_authenticated
def calendar_link(request: HttpRequest) -> HttpResponse:
    """Make a calendar link, shown this once, or end the one there is."""
    if not has_function(request.user, *READERS):
        raise PermissionDenied
    user: User = request.user  # type: ignore[assignment]
    if "revoke" in request.POST:
        revoke_feed(user)
        messages.success(request, _("De agenda-link werkt niet meer."))
        return redirect("account")
    address = request.build_absolute_uri(reverse("calendar", args=[make_feed(user)]))
    return render(request, "account/calendar.html", {"address": address})


@require_POST
def shortcuts(request: HttpRequest) -> HttpResponse:
    """Switch the shortcuts on or off (WCAG 2.1.4)."""
    user: User = request.user  # type: ignore[assignment]
    user.has_shortcuts = "on" in request.POST
    user.save(update_fields=("has_shortcuts",))
    told = _("De sneltoetsen staan aan.") if user.has_shortcuts else _("De sneltoetsen staan uit.")
    messages.success(request, told)
    return redirect("account")


def shown(user: Any) -> Mapping[str, Any]:
    """What the page of the account shows of this."""
    reads = has_function(user, *READERS)
    return {"reads_requests": reads, "has_keys": may_work(user), "feed": feed_of(user) if reads else None}
