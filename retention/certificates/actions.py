"""Certificates of destruction: one for every list that was carried out, one per run for what went without a list.

They are made from rows that stay, so the next run makes what a run that was killed did not (AVG art. 5(2)).
"""

from __future__ import annotations

import logging
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import typst
from django.db import DatabaseError, connection, transaction
from django.db.models import Max
from django.utils import timezone

from dossiers.access import wall
from dossiers.journal import actions as journal
from retention.certificates import paper
from retention.models import Certificate, Destruction, DestructionList, Step
from retention.verbs import Verb

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

log = logging.getLogger(__name__)
FINGERPRINTED = ("reference", "section", "article", "rule_id", "count", "files", "at")  # fields of a tombstone
CHUNK = 2_000  # tombstones in memory at a time


def lists_without() -> QuerySet[DestructionList]:
    """The lists that were carried out and have no certificate."""
    done = Step.objects.filter(kind=Step.Kind.CARRIED_OUT).values("of")
    return DestructionList.objects.filter(pk__in=done, certificate__isnull=True).order_by("pk")


def gone_without_list() -> tuple[int, int] | None:
    """What went without a list or a request and is in no certificate yet: the last tombstone before it, and its last.

    None when there is nothing.
    """
    after = Certificate.objects.aggregate(last=Max("upto"))["last"] or 0
    rows = Destruction.objects.filter(under__isnull=True, request="", pk__gt=after)
    last = rows.aggregate(last=Max("pk"))["last"]
    return (after, last) if last else None


def is_any_missing() -> bool:
    """Whether something was destroyed of which no certificate was made."""
    return gone_without_list() is not None or lists_without().exists()


def make_all() -> tuple[list[str], list[str]]:
    """Make every certificate that is missing. Returns the references of those made, and of what failed."""
    made, failed = [], []
    rows = [Certificate(under=of) for of in lists_without()]
    if span := gone_without_list():
        rows.append(Certificate(after=span[0], upto=span[1]))
    for row in rows:
        try:
            made.append(_make(row).reference)
        except (DatabaseError, typst.TypstError) as fault:
            log.error("a certificate of destruction failed: %s", type(fault).__name__)
            failed.append(row.under.reference if row.under else f"VV {row.after}")
    return made, failed


@transaction.atomic
def _make(row: Certificate) -> Certificate:
    """Typeset and keep one certificate. Raises IntegrityError when there is one of the same."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [Certificate._meta.db_table])
        (row.pk,) = cursor.fetchone()
    row.made_at = timezone.now()
    row.count, row.manifest = manifest_of(row.destructions)
    row.pdf = paper.typeset(row)
    row.sha256 = sha256(row.pdf).hexdigest()
    row.save(force_insert=True)
    journal.record(Verb.CERTIFICATE_MADE, row, by=None, details={"destroyed": row.count})
    return row


def manifest_of(destructions: QuerySet[Destruction]) -> tuple[int, str]:
    """How many tombstones there are, and the SHA-256 over them in order: a line each, its fields between semicolons."""
    count, digest = 0, sha256()
    for count, parts in enumerate(destructions.values_list(*FINGERPRINTED).iterator(chunk_size=CHUNK), start=1):  # noqa: B007
        digest.update((";".join(map(_as_text, parts)) + "\n").encode())
    return count, digest.hexdigest()


def _as_text(part: Any) -> str:
    """A field of a tombstone as it stands in its line: moments in UTC, and nothing for None."""
    return part.isoformat() if hasattr(part, "isoformat") else "" if part is None else str(part)


@wall.as_job()
def faults() -> tuple[list[str], list[str]]:
    """The references of lists that were carried out without a certificate, and of certificates that were altered.

    A certificate is altered when its file or its tombstones are not those it was made with. A list that a sweep carries
    out at this moment is among the first.
    """
    missing = [of.reference for of in lists_without()]
    return missing, list(_altered(Certificate.objects.order_by("pk").iterator(chunk_size=20)))


def _altered(rows: Iterable[Certificate]) -> Iterable[str]:
    for row in rows:
        is_same_file = sha256(row.pdf).hexdigest() == row.sha256
        if not is_same_file or manifest_of(row.destructions) != (row.count, row.manifest):
            yield row.reference
