"""What the journal costs: a write with its line beside the same without, and checking a million lines."""

from __future__ import annotations

import time
from itertools import count, islice
from typing import TYPE_CHECKING, Any
from unittest import mock

from auditlog.context import disable_auditlog
from django.db import transaction
from django.utils import timezone

from bench.apart import Done, apart
from bench.measuring import Probe, Row, Unmeasured, measure
from dossiers import chain
from dossiers.journal import actions as journal
from dossiers.journal.verification import ENDLESS
from dossiers.models import LogEntry, Person, Record
from dossiers.records import actions as records
from dossiers.sections import Section
from dossiers.verbs import Common

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.raw import Raw
    from wsn_privacy.models import User

MOST = 2.0  # times the same write without its line
LEAST = 200_000  # lines checked in a second
FLAT = 1.25  # times the memory of a tenth of the lines
AT_ONCE = 5_000
NUMBERS = count(1)


def rows(officer: User, runs: int) -> list[Row]:
    """A row of the database added and changed, and what people do: put down a record, and set one right."""
    row = Record.objects.select_related("dossier", "basis__activity").filter(section=Section.TENANCY)[0]
    return [
        _cost("write_add", lambda: _add(row), runs),
        _cost("write_change", lambda: _change(row), runs),
        _cost("record_add", lambda: _put_down(row, officer), runs),
        _cost("record_correct", lambda: _correct(row, officer), runs),
    ]


@transaction.atomic
def _add(row: Record) -> None:
    """One more record like this one."""
    kept = {field.name: getattr(row, field.name) for field in row._meta.concrete_fields}
    Record(**{name: value for name, value in kept.items() if name not in ("id", "reference")}).save(force_insert=True)


@transaction.atomic
def _change(row: Record) -> None:
    """Another title for a record."""
    row.title = f"Brief {next(NUMBERS)}"
    row.save(update_fields=("title",))


def _put_down(row: Record, officer: User) -> None:
    """A record like this one, as the form has it put down."""
    told = records.Told(
        title=f"Brief {next(NUMBERS)}",
        text=row.text,
        category=row.basis.activity.category_names[0],
        evidence=row.evidence,
        origin=row.origin,
        happened_on=row.happened_on,
    )
    records.add(dossier=row.dossier, basis=row.basis, told=told, by=officer, on=timezone.localdate())


def _correct(row: Record, officer: User) -> None:
    """Another title for a record, with what shows it."""
    row.refresh_from_db(fields=("title",))
    change = records.Change("title", f"Brief {next(NUMBERS)}", shows="een brief", mark=records.seen(row, "title"))
    records.correct(record=row, change=change, by=officer)


def _without(act: Callable[[], Any]) -> None:
    """The same, with nothing written in the journal."""
    with disable_auditlog(), mock.patch.object(journal, "record"):
        act()


def _cost(name: str, act: Callable[[], Any], runs: int) -> Row:
    """A write with its line; raw is the same write without."""
    row = measure(Probe(name, act, lambda: _without(act)), runs)
    ratio = row.median_ms / row.raw_median_ms if row.median_ms and row.raw_median_ms else 0.0
    return Row(**{**row.as_json(), "ratio": round(ratio, 2), "target": f"<= {MOST:g}x", "ok": ratio <= MOST})


def verified(asking: Raw, few: Done, size: int) -> list[Row]:
    """How quickly a journal of `size` lines is checked, beside only reading it; its memory beside that for `few`."""
    many = checked(size)
    began = time.perf_counter()
    with asking.connection.cursor() as cursor:
        cursor.copy_expert(cursor.mogrify(chain.LINES, (0, ENDLESS)), _Nowhere())
    bare = time.perf_counter() - began
    lines = int(many.answer["lines"])
    rate, told = lines / many.took, f"{lines / many.took:,.0f} regels/s".replace(",", ".")
    return [
        Row(
            "audit_verify",
            n=lines,
            median_ms=round(many.took * 1000),
            raw_median_ms=round(bare * 1000),
            ratio=round(many.took / bare, 1),
            target=f">= {LEAST // 1000}.000/s",
            ok=rate >= LEAST,
            note=told,
        ),
        Row(
            "audit_verify_memory",
            n=lines,
            value=f"{many.peak:.0f} MB",
            target="vlak",
            ok=0 < many.peak <= few.peak * FLAT,
            note=f"{few.peak:.0f} MB voor {few.answer['lines']}",
        ),
    ]


def checked(size: int) -> Done:
    """The check of a journal of at least this many lines, sealed, in a process of its own.

    Raises Unmeasured when the check finds the journal broken.
    """
    people = list(Person.objects.order_by("reference").values_list("pk", "reference")[:AT_ONCE])
    touched = (journal.Touched(pk, called, pk, {"phone": [turn, None]}) for turn in count() for pk, called in people)
    missing = size - LogEntry.objects.count()
    while missing > 0:
        batch = list(islice(touched, min(AT_ONCE, missing)))
        journal.record_many(Common.CHANGED, Person, batch, action=1, by=None)
        missing -= len(batch)
    journal.seal()
    done = apart("verify")
    if done.answer["broken"]:
        raise Unmeasured(f"audit_verify: {done.answer['broken']}")
    return done


class _Nowhere:
    """Takes what is written and keeps none of it."""

    def write(self, row: bytes) -> None:
        """One line, read and let go."""
