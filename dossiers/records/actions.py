"""Acts on records: put one in a dossier, attach a file, set a value right, put the person's own words beside it."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers.chain import keyed_hash
from dossiers.files import store
from dossiers.files.checking import Paper
from dossiers.journal import actions as journal
from dossiers.models import Correction, Dossier, Mention, Record, RecordFile, Statement
from dossiers.records import evidence
from dossiers.records.freezing import why_not_touch
from dossiers.records.page_data import people_named
from dossiers.records.rules import (
    CORRECTABLE,
    in_a_field,
    in_prose,
    why_not_add,
    why_not_change,
    why_not_record,
    why_not_value,
)
from dossiers.refusal import Refused
from dossiers.text.identifiers import holds_citizen_number, without_citizen_numbers
from dossiers.verbs import Common, Verb

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from dossiers.actors import Actor
    from dossiers.models import LawfulBasis, Person


@dataclass(frozen=True)
class Told:
    """What somebody puts in a dossier: the words and days of a record, as they will be kept."""

    title: str
    text: str
    category: str
    evidence: str
    origin: str
    happened_on: dt.date
    trigger_on: dt.date | None = None
    people: dict[Person, str] = field(default_factory=dict)  # who are named in it, with their part
    papers: tuple[Paper, ...] = ()
    is_checked: bool = False  # the number in the text is no citizen service number


class RefusedFields(Refused):
    """A refusal with a sentence for each field that is wrong."""

    def __init__(self, whys: dict[str, str]) -> None:
        super().__init__(next(iter(whys.values())))
        self.whys = whys


def add(*, dossier: Dossier, basis: LawfulBasis, told: Told, by: Actor, on: dt.date) -> Record:
    """Put a record in `dossier` under the activity of `basis`, with whom it names and its files; all of it or nothing.

    Raises Refused, with a sentence for each field that is wrong.
    """
    if why := why_not_add(dossier, basis, by, on):
        raise Refused(why)
    record = _draft(dossier, basis, told, by)
    if whys := why_not_record(record, told.is_checked):
        raise RefusedFields(whys)
    with _whole_or_nothing() as drafts:
        record.save(force_insert=True)
        journal.record(Verb.RECORDED, record, by=by)
        if told.is_checked and holds_citizen_number(told.text):
            journal.record(Verb.NUMBER_CONFIRMED, record, by=by)
        for person, role in told.people.items():
            Mention.objects.create(record=record, person=person, role=role)
        for paper in told.papers:
            _keep(record, paper, by, drafts)
    return record


def _draft(dossier: Dossier, basis: LawfulBasis, told: Told, by: Actor) -> Record:
    """The record as it will stand."""
    words = {name: getattr(told, name) for name in CORRECTABLE}
    return Record(
        dossier=dossier,
        section=basis.activity.section,
        basis=basis,
        evidence_kind=evidence.kind_for(basis),
        recorded_by=by,
        **words,
    )


def look_for(*, dossier: Dossier, name: str, by: Actor) -> list[Person]:
    """People named like `name` who may be named in a record of `dossier`. The line says that one searched."""
    journal.record(Common.SEARCHED, by, by=by)
    return people_named(dossier, by, name)


def attach(*, record: Record, papers: Iterable[Paper], by: Actor) -> list[RecordFile]:
    """Keep files with `record`, encrypted with the key of its dossier; all of them or none. Raises Refused."""
    with _whole_or_nothing() as drafts:
        record = _locked(record)
        if why := why_not_change(record, by):
            raise Refused(why)
        return [_keep(record, paper, by, drafts) for paper in papers]


def _keep(record: Record, paper: Paper, by: Actor, drafts: ExitStack) -> RecordFile:
    """The row of a file, and the file under its draft name until the row stands."""
    row = RecordFile(
        record=record,
        name=paper.name,
        media_type=paper.media_type,
        size=len(paper.content),
        sha256=hashlib.sha256(paper.content).hexdigest(),
        warning=paper.warning,
        added_by=by,
    )
    drafts.enter_context(store.written(row, paper.content, store.key_for(record.dossier)))
    row.save(force_insert=True)
    journal.record(Verb.FILE_ATTACHED, row, by=by)
    return row


def seen(record: Record, name: str) -> str:
    """What stands in a field now, as a mark that tells nothing: a correction of something else is refused."""
    return keyed_hash(as_text(getattr(record, name)))


def as_text(value: Any) -> str:
    """A value as it is kept with a correction."""
    return "" if value is None else str(value)


@dataclass(frozen=True)
class Change:
    """A new value for field `name` and what shows it; `mark` is what `seen` gave when the correction was begun."""

    name: str
    new: Any
    shows: str
    mark: str
    is_checked: bool = False  # the number in it is no citizen service number


def correct(*, record: Record, change: Change, by: Actor, decided: bool = False) -> Correction:
    """Set right what stands in a field; what stood there is kept with the evidence and who did it.

    `decided` says that it carries out a decision on a request, which asks nothing of the functions of `by`. Raises
    Refused (regulation, correction; AVG art. 16).
    """
    name, new = change.name, change.new
    with transaction.atomic():
        record = _locked(record)
        old = getattr(record, name) if name in CORRECTABLE else None
        why = why_not_touch(record) if decided else why_not_change(record, by)
        if why := why or _why_not_correct(record, change):
            raise Refused(why)
        setattr(record, name, new)
        record.evidence_kind = evidence.kind_for(record.basis)
        record.save(update_fields=(name, "evidence_kind") if name == "evidence" else (name,))
        row = Correction.objects.create(
            record=record, field=name, old=_old_text(old, new), new=as_text(new), evidence=change.shows.strip(), by=by
        )
        journal.record(Verb.CORRECTED, record, by=by)
    return row


def _why_not_correct(record: Record, change: Change) -> str:
    """Why this correction cannot be made now, or an empty string."""
    name, new = change.name, change.new
    if name not in CORRECTABLE:
        return _("Dit kunt u hier niet verbeteren.")
    if change.mark != seen(record, name):
        return _("Iemand anders heeft dit net gewijzigd. Kijk eerst wat er nu staat.")
    if new == getattr(record, name):
        return _("Dit staat er al zo. Er is niets gewijzigd.")
    if len(change.shows.strip()) < 3:
        return _("Leg vast waaruit blijkt dat dit klopt.")
    if holds_citizen_number(change.shows):
        return in_a_field()
    why = why_not_value(record, name, new, change.is_checked)
    if not why and name == "evidence":
        return evidence.why_not_evidence(record.basis, evidence.kind_for(record.basis), new)
    return why


def _old_text(old: Any, new: Any) -> str:
    """What stood there; a citizen service number that the correction takes out is not kept after all."""
    before, after = as_text(old), as_text(new)
    return before if holds_citizen_number(after) else without_citizen_numbers(before)


def state(
    *, record: Record, text: str, made_on: dt.date, is_checked: bool = False, by: Actor, decided: bool = False
) -> Statement:
    """Put the person's own words beside a record that stays as it is; `decided` as for `correct`.

    Raises Refused (regulation, correction).
    """
    with transaction.atomic():
        record = _locked(record)
        why = why_not_touch(record) if decided else why_not_change(record, by)
        if why := why or _why_not_state(text, made_on, is_checked):
            raise Refused(why)
        row = Statement.objects.create(record=record, text=text.strip(), made_on=made_on, by=by)
        journal.record(Verb.STATEMENT_ADDED, record, by=by)
    return row


def _why_not_state(text: str, made_on: dt.date, is_checked: bool) -> str:
    """Why these words cannot be put beside a record, or an empty string."""
    if not text.strip():
        return _("Vul dit in.")
    if made_on > timezone.localdate():
        return _("Deze datum ligt in de toekomst. Controleer het jaartal.")
    return in_prose() if holds_citizen_number(text) and not is_checked else ""


def _locked(record: Record) -> Record:
    """The record as it stands now; nobody else changes it during the transaction."""
    rows = Record.objects.select_for_update(of=("self",)).select_related("dossier__person", "basis__activity")
    return rows.get(pk=record.pk)


@contextmanager
def _whole_or_nothing() -> Iterator[ExitStack]:
    """A transaction with the files that are written during it. A disk that does not take one refuses it all."""
    try:
        with ExitStack() as drafts, transaction.atomic():
            yield drafts
    except OSError:
        raise Refused(
            _("Het bestand kon niet worden bewaard: de schijf is vol of doet het niet. Er is niets vastgelegd.")
        ) from None
