"""Asking too often: counted per client for an hour, by a keyed hash and never by the address itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

if TYPE_CHECKING:
    from django.http import HttpRequest

MOST_AN_HOUR = 10
HOUR = 3600


def asks_too_often(request: HttpRequest) -> bool:
    """Count this asking, and say whether it is one too many. Without a cache nobody is refused."""
    key = "asks:" + salted_hmac("cases.throttling", client_of(request), algorithm="sha256").hexdigest()
    try:
        cache.add(key, 0, HOUR)
        return cache.incr(key) > MOST_AN_HOUR
    except (RedisError, OSError, ValueError):
        return False


def client_of(request: HttpRequest) -> str:
    """The address that asks. Behind the proxy of the service it is the last one that the proxy wrote down."""
    if settings.HTTPS and (forwarded := request.headers.get("X-Forwarded-For", "")):
        return forwarded.rsplit(",", 1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
