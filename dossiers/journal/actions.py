"""The one way a journal line is made: append only, references only, in the transaction of the act it witnesses."""

from __future__ import annotations

import datetime as dt
import io
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import OperationalError, connection, transaction
from django.db.models import Sum
from django.utils import timezone

from dossiers import audit, chain
from dossiers.audit import acting, actor, one_act
from dossiers.journal import heads
from dossiers.journal.verification import Verdict, stamp_of, verify
from dossiers.models import LogEntry, Seal
from dossiers.verbs import Common, JournalVerb, Verb

__all__ = (
    "ACT",
    "BATCH",
    "DENIALS",
    "Touched",
    "Verdict",
    "acting",
    "actor",
    "deny",
    "mark_restored",
    "one_act",
    "publish_head",
    "record",
    "record_many",
    "seal",
    "verify",
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from uuid import UUID

    from django.db.models import Model

    from dossiers.actors import Actor, Visitor
    from dossiers.journal.heads import Head

ACT = 3  # django-auditlog's ACCESS: the row itself did not change, or its change has a line of its own
BATCH = 5_000
COLUMNS = (*chain.SEALED_FIELDS, "digest")
OWN = ("object_pk", "object_repr", "changes", "subject_id")  # what differs between the lines of one batch
DENIALS = (Common.DENIED, Common.PAGE_DENIED)  # of a row, and of a page that the function does not have
# Of a person, dossier or record; of a request; of anything else.
REFERENCE = re.compile(
    r"[PDS]-[2-9A-HJKMNP-TV-Z]{8,12}|[A-Z]{2,6}-\d{4}-\d{4,8}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)


def record(
    verb: JournalVerb,
    row: Model,
    *,
    by: Visitor | None,
    purpose: str = "",
    subject_id: UUID | None = None,
    details: Mapping[str, int | str] | None = None,
) -> None:
    """Write the line that `by` did `verb` to `row`. `by` is a user, or None for the public site and the clock.

    `details` are numbers and codes, never anything that somebody typed.
    """
    LogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(row),
        object_pk=str(row.pk),
        object_repr=str(row),
        action=ACT,
        actor=by if by is not None and by.is_authenticated else None,
        verb=verb.value,
        purpose=purpose,
        subject_id=subject_id or getattr(row, "subject_id", None),
        additional_data=details,
    )


@dataclass(frozen=True)
class Touched:
    """A row that was touched: its key, what it is called, whose it is, and what changed as {field: [old, new]}."""

    pk: Any
    called: str
    subject: UUID | str | None
    diff: dict[str, list[Any]] | None = None


def record_many(
    verb: JournalVerb, model: type[Model], rows: Iterable[Touched], *, by: Actor | None, action: int = ACT
) -> None:
    """Write the line that `by` did `verb` for each of `rows`, all of one model: by COPY, each with its own digest.

    `action` is a number of django-auditlog. `by` is a user, or None for the clock.
    """
    plain = set(model.Privacy.plain)  # type: ignore[attr-defined]
    shared = {
        "content_type_id": ContentType.objects.get_for_model(model).pk,
        "action": action,
        "actor_id": by.pk if by is not None else None,
        "cid": audit.act_id(),
        "timestamp": timezone.now().astimezone(dt.UTC),
        "verb": verb.value,
        "purpose": "",
    }
    lines = ((row.pk, row.called, _hashed(row.diff, plain) if row.diff else None, row.subject) for row in rows)
    if texts := list(chain.lines_to_copy(shared, OWN, lines)):
        with connection.cursor() as cursor:
            into = f"COPY dossiers_logentry ({', '.join(COLUMNS)}) FROM STDIN"
            cursor.copy_expert(into, io.StringIO("\n".join(texts) + "\n"))


def _hashed(diff: dict[str, list[Any]], plain: set[str]) -> dict[str, list[Any]]:
    """What changed, with keyed hashes in place of personal values."""
    return {
        name: values if name.removesuffix("_id") in plain or name in plain else [chain.keyed_hash(v) for v in values]
        for name, values in diff.items()
    }


def deny(model: type[Model], asked: str, *, by: Visitor | None) -> None:
    """Write the line that `by` asked for a row of `model` and was not shown it.

    What was asked is kept as a keyed hash, and in clear only when it has the form of one of our references.
    """
    LogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(model),
        object_pk=chain.keyed_hash(asked),
        object_repr=asked if REFERENCE.fullmatch(asked) else "",
        action=ACT,
        actor=by if by is not None and by.is_authenticated else None,
        verb=Common.DENIED.value,
    )


def seal() -> int:
    """Seal all lines that are not sealed yet, in batches. Returns how many lines were sealed.

    Writers wait for a moment only: the lock makes sure that no line with a lower number is still on its way. A vacuum
    that has the table gives way after a second (deadlock_timeout), so it waits longer than that.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '2s'")
        cursor.execute("LOCK TABLE dossiers_logentry IN SHARE ROW EXCLUSIVE MODE")
        newest = LogEntry.objects.order_by("-id").values_list("id", flat=True).first() or 0
    sealed = 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('dossiers.seal'))")
        head = Seal.objects.order_by("-number").first()
        while batch := _unsealed(head.last if head else 0, newest):
            previous = head.digest if head else chain.START
            head = Seal(
                number=(head.number if head else 0) + 1,
                first=batch[0][0],
                last=batch[-1][0],
                lines=len(batch),
                sealed_at=timezone.now(),
            )
            head.digest = chain.seal_of(previous, stamp_of(head), _bare(batch))
            head.save(force_insert=True)
            sealed += len(batch)
    return sealed


def publish_head() -> Head | None:
    """Write the head of the chain outside the database, after sealing. Returns the head, or None for an empty journal.

    Raises OSError when it cannot be written; then the journal does not say that it was.
    """
    with suppress(OperationalError):  # writers are busy: the head is then over what was sealed before
        seal()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('dossiers.heads'))")
        link = Seal.objects.order_by("-number").first()
        if link is None:
            return None
        record(Verb.HEAD_PUBLISHED, link, by=None)
        return heads.append(link, Seal.objects.aggregate(sealed=Sum("lines"))["sealed"])


def mark_restored() -> Head | None:
    """Write outside the database that from its last seal on this is a copy that was put back. Returns that head.

    Heads over later seals are then no fault: what they were over went with the database that was lost.
    """
    link = Seal.objects.order_by("-number").first()
    if link is None:
        return None
    return heads.append(link, Seal.objects.aggregate(sealed=Sum("lines"))["sealed"], kind=heads.RESTORED)


def _bare(batch: list[tuple[int, str]]) -> Iterator[bytes]:
    return (f"{number}\t{digest}".encode() for number, digest in batch)


def _unsealed(after: int, upto: int) -> list[tuple[int, str]]:
    rows = LogEntry.objects.filter(id__gt=after, id__lte=upto).order_by("id").values_list("id", "digest")
    return list(rows[:BATCH])
