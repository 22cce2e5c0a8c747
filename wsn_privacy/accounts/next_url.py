"""The page to return to after signing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from django.http import HttpRequest


def next_of(request: HttpRequest) -> str:
    """The page somebody was going to, if it is one of ours."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if is_ours else ""


def onward(request: HttpRequest) -> str:
    """That page, or the first page of the staff."""
    return next_of(request) or resolve_url("home")
