"""Proving once more who one is, just before something weighty: an export, a destruction, a grant."""

from __future__ import annotations

import time
from functools import wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

PROVED_AT = "proved_at"


def prove(request: HttpRequest) -> None:
    """Remember that whoever holds this session proved just now who it is."""
    request.session[PROVED_AT] = int(time.time())


def is_recent(request: HttpRequest) -> bool:
    """Whether this session was proved within PROOF_LASTS seconds; always, when that setting is 0."""
    proved_at = request.session.get(PROVED_AT, 0)
    return not settings.PROOF_LASTS or time.time() - proved_at < settings.PROOF_LASTS


def recently_authenticated(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view, after the page that asks once more who one is when that was long ago (AVG art. 32; regulation).

    What was sent with a POST is not kept meanwhile: one comes back on the page that held the form.
    """

    @wraps(view)
    def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_recent(request):
            return view(request, *args, **kwargs)
        return redirect_to_login(_way_back(request), resolve_url("reauthenticate"))

    return asking


def _way_back(request: HttpRequest) -> str:
    """The page itself, or for a POST the page of ours with its form."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    form = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(form, {request.get_host()}, require_https=request.is_secure())
    return urlsplit(form).path if form and is_ours else resolve_url("home")
