"""Destroying records with all that hangs on them: the one way by which a record goes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.db import transaction

from dossiers.files import store
from dossiers.models import Correction, Freeze, Mention, Record, RecordFile, Statement
from retention.disposal.deletion import (
    Reason,
    allow_deletion,
    delete_by_keys,
    delete_rows,
    leave_lines,
    leave_tombstones,
)
from retention.models import FileToGo, Hold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

OF_RECORD = (Freeze, Correction, Statement, RecordFile, Mention, Hold)  # what goes along with a record
# What has to be known of a record to say whether it may go.
READ = (
    *("reference", "section", "basis", "happened_on", "trigger_on", "recorded_at"),
    *("dossier__started_on", "dossier__ended_on", "dossier__person_id", "dossier__person__reference"),
)


def locked(keys: Iterable[UUID]) -> list[Record]:
    """The records with these keys, locked until the end of the transaction; without those that somebody else locked.

    Their dossiers and people are locked along, so that no hold is placed on one of them in between. Only the fields in
    READ are read: what a record says is not needed to destroy it.
    """
    rows = Record.objects.select_for_update(of=("self", "dossier", "dossier__person"), skip_locked=True)
    rows = rows.select_related("dossier__person").prefetch_related("basis").only(*READ)  # one basis for many records
    return list(rows.filter(pk__in=keys).order_by("pk"))


def destroy_records(records: Sequence[Record], reason: Reason) -> None:
    """Destroy `records`, which were locked and checked in this transaction, with all that hangs on them.

    Files, corrections, statements, freezes, mentions and holds go along. What stays is a tombstone per record, a line
    in the journal, and one in the ledger outside the database. Only the owner of the tables is allowed to. Rows are
    deleted in bulk, so django-auditlog writes no lines about them.
    """
    if not records:
        return
    allow_deletion()
    keys = [record.pk for record in records]
    files = list(RecordFile.objects.filter(record__in=keys).values_list("pk", "record_id"))
    if files:
        FileToGo.objects.bulk_create([FileToGo(pk) for pk, _record in files], ignore_conflicts=True)
        transaction.on_commit(lambda: delete_files([pk for pk, _record in files]), robust=True)
    for model in OF_RECORD:
        delete_by_keys(model, "record", keys)
    many = Counter(record for _pk, record in files)
    tombstones = [(each.reference, each.section, each.basis.activity_id, many[each.pk]) for each in records]
    leave_tombstones(tombstones, reason)
    leave_lines(records, reason.article, by=reason.by)
    delete_by_keys(Record, "id", keys)


def delete_files(keys: Sequence[UUID] | None = None) -> int:
    """Delete files of destroyed records from the disk: those with these keys, or all that are left there.

    Returns how many were deleted. What could not be deleted is tried again by the next sweep.
    """
    if keys is None:
        keys = list(FileToGo.objects.values_list("pk", flat=True))
    return delete_rows(FileToGo.objects.filter(pk__in=store.take_off(keys)))
