"""Counting wrong passwords in the cache, under keyed hashes. When the cache is down nobody is locked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import redis
from django.conf import settings
from django.core.cache import cache

from dossiers.chain import keyed_hash

if TYPE_CHECKING:
    from django.http import HttpRequest

MOST = 5
WITHIN = 15 * 60  # seconds


def too_many(request: HttpRequest | None, email: str) -> bool:
    """Counts one more try with `email` from this client. True from the sixth try within a quarter of an hour."""
    key = _key(request, email)
    try:
        cache.add(key, 0, WITHIN)
        return bool(cache.incr(key) > MOST)
    except (redis.RedisError, ValueError):  # no cache, or the quarter ended between the two lines
        return False


def forget(request: HttpRequest | None, email: str) -> None:
    """Starts counting anew after a right password."""
    try:
        cache.delete(_key(request, email))
    except redis.RedisError:
        return


def _key(request: HttpRequest | None, email: str) -> str:
    return f"sign-in:{keyed_hash(f'{email.lower()} {client_of(request)}')}"


def client_of(request: HttpRequest | None) -> str:
    """The address of the client; behind our own proxy, the last one that the proxy wrote down."""
    if request is None:
        return ""
    passed_on = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    return passed_on.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")
