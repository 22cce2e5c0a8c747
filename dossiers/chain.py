"""The hash chain of the journal: keyed digests of lines, and seals over batches of them."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

SEALED_FIELDS = (
    "content_type_id",
    "object_pk",
    "object_id",
    "object_repr",
    "action",
    "changes",
    "actor_id",
    "cid",
    "timestamp",
    "additional_data",
    "verb",
    "purpose",
    "subject_id",
)
START = "0" * 64


def keyed_hash(value: object) -> str:
    """A keyed hash of one value: equal values can be compared, none can be read back or guessed without the key."""
    return _mac(str(value).encode())[:24]


def digest_of(line: object) -> str:
    """The digest of one line of the journal over all its fields but the key and the digest itself."""
    return digest_of_values([getattr(line, name) for name in SEALED_FIELDS])


def digest_of_values(values: Iterable[object]) -> str:
    """The digest of a line from the values of `SEALED_FIELDS`, in that order."""
    return _mac(
        json.dumps(
            [_canonical(value) for value in values], ensure_ascii=False, sort_keys=True, separators=(",", ":")
        ).encode()
    )


def seal_of(previous: str, stamp: Iterable[object], lines: Iterable[tuple[int, str]]) -> str:
    """The digest of a batch: the seal before it, its own stamp, and each line's number and digest, in order."""
    mac = hmac.new(_key(), previous.encode(), hashlib.sha256)
    mac.update(digest_of_values(stamp).encode())
    for number, digest in lines:
        mac.update(f"{number}:{digest}".encode())
    return mac.hexdigest()


def _canonical(value: Any) -> Any:
    """`value` as JSON knows it; moments in UTC to the microsecond, as the database keeps them."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if value is None or isinstance(value, str | int | list | dict):
        return value
    return str(value)


def _mac(message: bytes) -> str:
    return hmac.new(_key(), message, hashlib.sha256).hexdigest()


def _key() -> bytes:
    return bytes(settings.JOURNAL_KEY, "utf-8")
