"""Counting wrong passwords in the cache, under keyed hashes. When the cache is down nobody is locked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import redis
from django.core.cache import cache

from cases.public_access.throttles import client_of, count
from dossiers.chain import keyed_hash

if TYPE_CHECKING:
    from django.http import HttpRequest

EVERYBODY = ""
MOST = 5
MOST_FAILED = 50  # with whatever address, from one client: an office shares one
WITHIN = 15 * 60  # seconds


def too_many(request: HttpRequest | None, email: str) -> bool:
    """Counts one more try with `email` from this client. True from the sixth try within a quarter of an hour.

    True as well after many failed tries from this client with whatever address: one password on many accounts.
    """
    try:
        failed = int(cache.get(_key(request, EVERYBODY)) or 0)
    except redis.RedisError:
        return False
    return count(_key(request, email), WITHIN) > MOST or failed >= MOST_FAILED


def failed(request: HttpRequest | None) -> None:
    """Counts a wrong pair from this client, whatever the address was."""
    count(_key(request, EVERYBODY), WITHIN)


def forget(request: HttpRequest | None, email: str) -> None:
    """Starts counting anew after a right password."""
    try:
        cache.delete(_key(request, email))
    except redis.RedisError:
        return


def _key(request: HttpRequest | None, email: str) -> str:
    client = client_of(request) if request else ""
    return f"sign-in:{keyed_hash(f'{email.lower()} {client}')}"
