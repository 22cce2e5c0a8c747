"""What the worker does of imports: it finds in the rows what waits, and does one at a time."""

from __future__ import annotations

import datetime as dt
import logging
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers import broker
from dossiers.access import wall
from dossiers.files import encryption
from dossiers.imports import runs, storage, undoing
from dossiers.imports.refusals import Unreadable
from dossiers.journal import actions as journal
from dossiers.locks import alone
from dossiers.models import ImportLine, ImportRun
from dossiers.refusal import Refused
from dossiers.verbs import Verb

if TYPE_CHECKING:
    from dossiers.actors import Actor

State = ImportRun.State
A_DAY = dt.timedelta(days=1)
TRY, WRITE, UNDO = "try", "write", "undo"
log = logging.getLogger(__name__)


def wake() -> None:
    """Tell the worker that a file waits, once the transaction is done."""
    broker.wake("dossiers.tasks.imports")


@transaction.atomic
def receive(*, upload: Any, kind: str, by: Actor) -> ImportRun:
    """A file to be tried. It is kept sealed, for a day at most."""
    row = ImportRun(kind=kind, file_name=upload.name[:120], by=by, counts={"task": TRY})
    row.sha256 = storage.keep(row, upload)
    row.save(force_insert=True)
    journal.record(Verb.FILE_UPLOADED, row, by=by)
    return row


def why_not_confirm(row: ImportRun) -> str:
    """Why this import cannot be done for real now, or an empty string."""
    if row.state != State.TRIED:
        return _("Deze invoer wacht niet op uw akkoord.")
    if not storage.place(row).exists():
        return _("Het bestand is na een dag gewist. Stuur het opnieuw.")
    return ""


def why_not_undo(row: ImportRun, now: dt.datetime) -> str:
    """Why this import cannot be taken back now, or an empty string."""
    if row.state != State.DONE or row.done_at is None:
        return _("Deze invoer staat er niet in.")
    if now > row.done_at + A_DAY:
        return _("Ongedaan maken kan tot 24 uur na de invoer.")
    return ""


@transaction.atomic
def confirm(*, row: ImportRun, by: Actor) -> None:
    """Have a tried import done for real. Raises Refused."""
    row = ImportRun.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if why := why_not_confirm(row):
        raise Refused(why)
    row.state, row.by, row.counts = State.WAITING, by, {"task": WRITE}
    row.save(update_fields=("state", "by", "counts"))
    journal.record(Verb.IMPORT_CONFIRMED, row, by=by)


@transaction.atomic
def take_back(*, row: ImportRun, by: Actor, now: dt.datetime) -> None:
    """Have an import taken back. Raises Refused."""
    row = ImportRun.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if why := why_not_undo(row, now):
        raise Refused(why)
    row.state, row.counts = State.WAITING, {**row.counts, "task": UNDO, "undone_by": str(by.pk)}
    row.save(update_fields=("state", "counts"))


@wall.as_job()
def work() -> int:
    """Do every import that waits. Returns how many; 0 when another worker is at it."""
    done = 0
    with alone("dossiers.intake") as is_alone:
        if not is_alone:
            return 0
        for lost in ImportRun.objects.filter(state=State.RUNNING):  # whoever did it is gone, and with it what it wrote
            fail(lost, _("De server stopte. Er is niets opgenomen."))
        while row := ImportRun.objects.filter(state=State.WAITING).order_by("made_at", "id").first():
            _do(row)
            done += 1
    return done


@wall.as_job()
def forget() -> None:
    """A day later nothing is left to undo: files go, and with them what stood in the lines."""
    storage.forget_old()
    old = ImportLine.objects.filter(before__isnull=False, run__made_at__lt=timezone.now() - A_DAY)
    old.exclude(run__done_at__gte=timezone.now() - A_DAY).update(before=None)


@journal.one_act()
def _do(row: ImportRun) -> None:
    """One import: tried, written or taken back. Whatever goes wrong stands with the row."""
    task = row.counts.get("task", TRY)
    row.state = State.RUNNING
    row.save(update_fields=("state",))
    try:
        if task == UNDO:
            by = get_user_model().objects.filter(pk=row.counts.get("undone_by")).first()
            undoing.undo(row, by=by)
            return
        with storage.opened(row) as file:
            told = ImportRun.objects.filter(pk=row.pk).update
            runs.perform(file, row.kind, dry_run=task == TRY, by=row.by, run_row=row, told=lambda n: _tell(told, n))
        if task == WRITE:
            storage.forget(row)
    except Unreadable as fault:
        fail(row, fault.why, line=fault.line, field=fault.field)
    except (FileNotFoundError, encryption.Unreadable):
        fail(row, _("Het bestand is er niet meer. Stuur het opnieuw."))
    except Exception:
        fail(row, _("Er ging iets mis bij ons. Er is niets gewijzigd."))
        log.exception("import broke off")


def _tell(update: Any, read: int) -> None:
    update(read=read)


def fail(row: ImportRun, why: str, *, line: int = 0, field: str = "") -> None:
    """Say with the row why nothing came of it. What was written before it was taken back stays done."""
    was_done = row.counts.get("task") == UNDO
    row.state = State.DONE if was_done else State.FAILED
    row.counts = {**row.counts, "failed": {"line": line, "field": field, "reason": why}}
    row.save(update_fields=("state", "counts"))
    if not was_done:
        storage.forget(row)
