"""The hash chain of the journal: keyed digests of lines, and seals over batches of them.

What is digested of a line is the row as `COPY ... TO STDOUT` writes it: the fields of `SEALED_FIELDS` with tabs between
them, a moment as seconds since 1970. So a line is checked with what the database hands over, and nothing is converted.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

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
# The lines after one number up to another: number, digest and the sealed fields.
LINES = """COPY (
    SELECT id, digest, content_type_id, object_pk, object_id, object_repr, action, changes, actor_id, cid,
           extract(epoch FROM timestamp), additional_data, verb, purpose, subject_id
    FROM dossiers_logentry WHERE id > %s AND id <= %s ORDER BY id
) TO STDOUT"""
START = "0" * 64
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ESCAPES = str.maketrans(
    {"\\": r"\\", "\b": r"\b", "\f": r"\f", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\v": r"\v"},
)


def keyed_hash(value: object) -> str:
    """A keyed hash of one value: equal values can be compared, none can be read back or guessed without the key."""
    return mac(str(value).encode())[:24]


def digest_of(line: object) -> str:
    """The digest of one line of the journal over all its fields but the key and the digest itself."""
    return digest_of_values([getattr(line, name) for name in SEALED_FIELDS])


def digest_of_values(values: Iterable[object]) -> str:
    """The digest of a line from the values of `SEALED_FIELDS`, in that order."""
    return mac("\t".join(map(_copied, values)).encode())


def lines_to_copy(shared: dict[str, Any], own: Sequence[str], lines: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Lines of the journal as COPY reads them, each with its digest at the end.

    `shared` holds what all of them have, with a timestamp; `own` names the fields of which every line brings its value,
    in the order of `SEALED_FIELDS`. What is in neither is empty.
    """
    texts = {name: _copied(shared.get(name)).replace("%", "%%") for name in SEALED_FIELDS} | dict.fromkeys(own, "%s")
    digested = "\t".join(texts.values())
    sent = "\t".join((texts | {"timestamp": str(shared["timestamp"])}).values())
    digest = maker(settings.JOURNAL_KEY)
    for values in lines:
        cells = tuple(map(_copied, values))
        yield f"{sent % cells}\t{digest((digested % cells).encode())}"


def seal_of(previous: str, stamp: Iterable[object], lines: Iterable[bytes]) -> str:
    """The digest of a batch: the seal before it, its own stamp, and each line's number, a tab and its digest."""
    return mac(b"\n".join([previous.encode(), digest_of_values(stamp).encode(), *lines]))


def mac(message: bytes) -> str:
    """The keyed digest (HMAC-SHA256) of a message, in hexadecimal."""
    return maker(settings.JOURNAL_KEY)(message)


@lru_cache(maxsize=4)
def maker(key: str) -> Callable[[bytes], str]:
    """What makes the digests under one key; what every one of them begins with is worked out once."""
    begun = hmac.new(key.encode(), b"", hashlib.sha256)

    def digest(message: bytes) -> str:
        made = begun.copy()
        made.update(message)
        return made.hexdigest()

    return digest


def _copied(value: Any) -> str:
    """`value` as COPY writes it."""
    if value is None:
        return r"\N"
    if isinstance(value, datetime):
        moment = (value - EPOCH) // timedelta(microseconds=1)
        return f"{moment // 1_000_000}.{moment % 1_000_000:06d}"
    return (_as_jsonb(value) if isinstance(value, list | dict) else str(value)).translate(ESCAPES)


def _as_jsonb(value: list[Any] | dict[str, Any]) -> str:
    """`value` as PostgreSQL writes jsonb: short keys first, then by their bytes."""
    return json.dumps(_ordered(value), ensure_ascii=False, separators=(", ", ": "), cls=DjangoJSONEncoder)


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
        return {key: _ordered(value[key]) for key in keys}
    if isinstance(value, list | tuple):
        return [_ordered(each) for each in value]
    if isinstance(value, float):
        raise TypeError("a journal line holds no fractions: the database writes them in another way")
    return value
