"""The link of a user to the feed of due dates: made, found and revoked."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from dossiers.functions import SEES_EVERYBODY
from dossiers.journal import actions as journal
from dossiers.scope import has_function
from wsn_privacy.models import CalendarFeed, User
from wsn_privacy.verbs import Verb

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor


def feed_of(user: Actor) -> CalendarFeed | None:
    """The calendar link of `user` that works, if there is one."""
    return CalendarFeed.objects.filter(user=user, revoked_at__isnull=True).first()


@transaction.atomic
def make_feed(user: User) -> str:
    """A new link for the calendar of `user`; the one before ends. Returns its word, which is kept nowhere."""
    User.objects.select_for_update().get(pk=user.pk)
    revoke_feed(user)
    word = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(user=user, token_hash=_hash(word))
    journal.record(Verb.FEED_MADE, feed, by=user)
    return word


@transaction.atomic
def revoke_feed(user: User) -> None:
    """End the calendar link of `user`, if there is one."""
    feed = feed_of(user)
    if feed is None:
        return
    feed.revoked_at = timezone.now()
    feed.save(update_fields=("revoked_at",))
    journal.record(Verb.FEED_REVOKED, feed, by=user)


def feed_with(word: str) -> CalendarFeed | None:
    """The link with this word, as long as it is not revoked and its user still reads requests."""
    found = CalendarFeed.objects.filter(token_hash=_hash(word), revoked_at__isnull=True).select_related("user").first()
    return found if found and found.user.is_active and has_function(found.user, *SEES_EVERYBODY) else None


def _hash(word: str) -> str:
    """What is kept of a word of 256 random bits."""
    return hashlib.sha256(word.encode()).hexdigest()


@transaction.atomic
def note_fetched(found: CalendarFeed, today: dt.date) -> None:
    """Note that the calendar was fetched on this day. A program asks every hour: a line a day tells as much."""
    if found.fetched_on != today:
        CalendarFeed.objects.filter(pk=found.pk).update(fetched_on=today)
        journal.record(Verb.FEED_FETCHED, found, by=found.user)
