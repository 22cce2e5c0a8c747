"""What a session must pass on every page: it is not too old, and a second factor stands behind it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, resolve_url

from dossiers.journal import actions as journal
from wsn_privacy.verbs import Verb

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Answer = Callable[[HttpRequest], HttpResponse]
    from dossiers.actors import Actor

BEGAN_AT, SEEN_AT, SECOND_FACTOR, ENDED = "began_at", "seen_at", "second_factor", "session_ended"
EVERY = 60  # seconds between two times that a session is written because somebody still works

# What somebody without a second factor can reach, beside leaving: setting one up, and proving who one is.
SETTING_UP = {"account", "reauthenticate", "second_factor_app", "second_factor_passkey"}
# The pages of the own account: there is nothing of a tenant on them.
OWN_ACCOUNT = {*SETTING_UP, "password", "recovery_codes", "second_factor_remove"}


def session_limits(get_response: Answer) -> Answer:
    """Ends a session that nobody used for SESSION_IDLE seconds, or that is SESSION_LONGEST seconds old."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _keep_time(request, request.user)
        return get_response(request)

    return middleware


def _keep_time(request: HttpRequest, user: Actor) -> None:
    now, session = int(time.time()), request.session
    began_at, seen_at = session.setdefault(BEGAN_AT, now), session.setdefault(SEEN_AT, now)
    if now - began_at >= settings.SESSION_LONGEST or now - seen_at >= settings.SESSION_IDLE:
        journal.record(Verb.SESSION_EXPIRED, user, by=None)
        logout(request)
        request.session[ENDED] = True
    elif now - seen_at >= EVERY:
        session[SEEN_AT] = now


def second_factor_gate(get_response: Answer) -> Answer:
    """Lets staff in only with a second factor behind the session, when MFA_REQUIRED says so (regulation, security)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def before_view(
        request: HttpRequest, view: Callable[..., object], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        asks = request.user.is_authenticated and getattr(view, "login_required", True)
        return _first_second_factor(request) if asks and must_set_up(request) else None

    middleware.process_view = before_view  # type: ignore[attr-defined]
    return middleware


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this session, and not just this user, proved a second factor."""
    return request.session.get(SECOND_FACTOR) is not None


def must_set_up(request: HttpRequest) -> bool:
    """Whether there is nothing else to do before a second factor is set up."""
    return settings.MFA_REQUIRED and not has_second_factor(request)


def _first_second_factor(request: HttpRequest) -> HttpResponse | None:
    """To setting up a second factor; who has one already signs in anew, with it."""
    if get_adapter().is_mfa_enabled(request.user):
        logout(request)
        return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
    match = request.resolver_match
    if match is not None and match.view_name in SETTING_UP:
        return None
    if request.method == "GET":
        return redirect_to_login(request.get_full_path(), resolve_url("account"))
    return redirect("account")
