"""Counting wrong passwords in the cache, under keyed hashes. When the cache is down nobody is locked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import redis
from django.core.cache import cache

from cases.throttling import client_of
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
    client = client_of(request) if request else ""
    return f"sign-in:{keyed_hash(f'{email.lower()} {client}')}"
