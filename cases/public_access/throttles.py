"""Rate limits of public pages, counted under a keyed hash of the address."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest


MOST_AN_HOUR = 10  # links to the state of a request, per client


MOST_SENT_AN_HOUR = 20  # requests, per client: a library or a neighbourhood shares one


MOST_CODES_AN_HOUR = 30  # codes of third parties, per client


MOST_RECEIPTS_A_DAY = 3  # confirmations that nobody asked to read, per address


HOUR, DAY = 3600, 24 * 3600


def asks_too_often(request: HttpRequest) -> bool:
    """Count this asking for a link, and say whether it is one too many."""
    return _is_one_too_many("asks", client_of(request), MOST_AN_HOUR, HOUR)


def sends_too_often(request: HttpRequest) -> bool:
    """Count this sending of a request, and say whether it is one too many."""
    return _is_one_too_many("sends", client_of(request), MOST_SENT_AN_HOUR, HOUR)


def tries_codes_too_often(request: HttpRequest) -> bool:
    """Count this code of a third party, and say whether it is one too many."""
    return _is_one_too_many("codes", client_of(request), MOST_CODES_AN_HOUR, HOUR)


def is_mailed_too_often(email: str) -> bool:
    """Count this confirmation to an address that anybody may have typed, and say whether it is one too many."""
    return _is_one_too_many("receipts", email.lower(), MOST_RECEIPTS_A_DAY, DAY)


def _is_one_too_many(what: str, who: str, most: int, seconds: int) -> bool:
    """Whether `who` did `what` more than `most` times within `seconds`. Without a cache nobody is refused."""
    return count(f"{what}:" + salted_hmac("cases.throttling", who, algorithm="sha256").hexdigest(), seconds) > most


def count(key: str, seconds: int) -> int:
    """Count one more under `key`: how many within `seconds` of the first. 0 without a cache, so nobody is refused."""
    try:
        cache.add(key, 0, seconds)
        return int(cache.incr(key))
    except (RedisError, OSError, ValueError):  # no cache, or the time ended between the two lines
        return 0


def client_of(request: HttpRequest) -> str:
    """The address that asks. Behind the proxy of the service it is the last one that the proxy wrote down."""
    if settings.HTTPS and (forwarded := request.headers.get("X-Forwarded-For", "")):
        return forwarded.rsplit(",", 1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


TAKES = 0.25  # seconds that every asking takes, so that the time tells nothing


@contextmanager
def lasting(seconds: float) -> Iterator[None]:
    """A block that takes at least `seconds`, whatever it does."""
    began = time.monotonic()
    try:
        yield
    finally:
        time.sleep(max(0.0, began + seconds - time.monotonic()))
