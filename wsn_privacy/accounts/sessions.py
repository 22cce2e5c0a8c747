"""Ending sessions: of somebody everywhere, or of oneself everywhere but here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import update_session_auth_hash
from django.db import transaction
from django.db.models import F

from dossiers.journal import actions as journal
from wsn_privacy.accounts.notices import tell_of_change
from wsn_privacy.models import User
from wsn_privacy.verbs import Verb

if TYPE_CHECKING:
    from django.contrib.auth.forms import SetPasswordForm
    from django.http import HttpRequest


@transaction.atomic
def end_sessions(*, user: User, by: User | None) -> None:
    """End every session of `user`, at its next page."""
    _next_epoch(user)
    journal.record(Verb.SESSIONS_ENDED, user, by=by)


@transaction.atomic
def end_other_sessions(request: HttpRequest, user: User) -> None:
    """End every session of `user` but the one of this request."""
    _next_epoch(user)
    update_session_auth_hash(request, user)
    journal.record(Verb.SESSIONS_ENDED, user, by=user)


@transaction.atomic
def change_password(*, request: HttpRequest, form: SetPasswordForm) -> None:
    """Give the user of this request the password of a form that holds; every other session ends."""
    user: Any = form.save()
    journal.record(Verb.PASSWORD_CHANGED, user, by=user)
    end_other_sessions(request, user)
    tell_of_change(user)


def _next_epoch(user: User) -> None:
    User.objects.filter(pk=user.pk).update(epoch=F("epoch") + 1)
    user.refresh_from_db(fields=("epoch",))
