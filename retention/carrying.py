"""Carrying out: what is due without a list, and the lists whose waiting days are over. As the owner of the tables.

Work is found in the rows and done in batches, each a transaction of its own that locks its records, asks everything
again and destroys what may go. A batch that fails is done one by one, so that one bad record keeps nothing else here.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.models import Exists, OuterRef

from dossiers.journal import actions as journal
from dossiers.models import Dossier, Mention, Record
from law.terms import TENANCY
from retention import mentions
from retention.actions import files_off, locked, take_away, take_others
from retention.closing import close, forget_people
from retention.due import Book, free
from retention.going import Why, begin, touched
from retention.list_rules import why_not_carry_out
from retention.models import DestructionList, Hold, Item, Outcome, Rule, Step
from retention.rules import why_not_destroy
from retention.verbs import Verb

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence
    from uuid import UUID

    from django.db.models import QuerySet

    from retention.others import Kept

    LetGo = Callable[[Sequence[Record]], None]
    Tell = Callable[["Done"], None]
    HandOut = Callable[[DestructionList, Sequence[Record]], None]

log = logging.getLogger(__name__)
BATCH = 500  # records per transaction: the locks are bounded by it, and so is what a killed worker does again


@dataclass
class Done:
    """What was done so far: references of records, dossiers and others; what stayed after all, and what failed.

    `tables` are those from which rows went.
    """

    records: list[str] = field(default_factory=list)
    dossiers: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    stayed: int = 0
    failed: list[str] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Sweep:
    """One run on one day. `let_go` has whoever points at records let go of them; `tell` hears of each batch.

    `others` are the kinds of things that other apps keep no longer than a rule says. `hand_out` hears what goes by a
    list, just before it does, to have it deleted in other systems too.
    """

    book: Book
    let_go: LetGo
    tell: Tell
    done: Done = field(default_factory=Done)
    others: Sequence[Kept] = ()
    hand_out: HandOut = lambda _of, _records: None
    began_on: Any = field(default_factory=lambda: connection.connection)

    def run(self) -> Done:
        """Do everything that is due. May be done again at any moment: it begins from the rows."""
        files_off()
        self._each(keys_of(due_at_once(self.book)), self._at_once)
        for of in ready(self.book.on):
            self._carry_out(of)
        for kept in self.others:
            self._each([row.pk for row in kept.all_due(self.book.on)], partial(self._take_others, kept))
        self._each(keys_of(empty_dossiers(self.book.on).order_by("person_id")), self._close)
        self._each(mentions.waiting(), self._let_go_of)
        return self.done

    def _each(self, keys: Iterable[Any], act: Callable[[Sequence[Any]], None]) -> None:
        """Do `act` for `keys` in batches; of a batch that fails, for each by itself."""
        keys = iter(keys)
        while batch := list(islice(keys, BATCH)):
            if not self._tried(batch, act):
                for key in batch:
                    if not self._tried([key], act):
                        self.done.failed.append(str(key))
            self.tell(self.done)

    def _tried(self, batch: Sequence[Any], act: Callable[[Sequence[Any]], None]) -> bool:
        """Whether `act` was done. Raises OperationalError when the connection is another than the one it began on."""
        done = False
        try:
            with transaction.atomic():
                act(batch)
                tables = touched()
            self.done.tables |= tables
            done = True
        except (DatabaseError, OSError) as fault:
            log.error("%s of retention failed: %s", len(batch), type(fault).__name__)
        if connection.connection is not self.began_on:
            raise OperationalError("the connection was lost, and with it the lock of the sweep and the sight of rows")
        return done

    def _at_once(self, keys: Sequence[UUID]) -> None:
        """Destroy what may still go without a list."""
        records = locked(keys)
        may_go = self._still(records, at_once=True)
        self._destroy([record for record in records if record.pk in may_go], may_go, None)

    def _carry_out(self, of: DestructionList) -> None:
        """Do what is on a list; what is locked elsewhere now is done by the next run, which then ends the list."""
        self._each(list(of.to_go.values_list("pk", flat=True)), lambda keys: self._items(of, keys))
        if not of.to_go.exists():
            with transaction.atomic():
                _step, is_new = Step.objects.get_or_create(of=of, kind=Step.Kind.CARRIED_OUT)
                if is_new:
                    journal.record(Verb.LIST_CARRIED_OUT, of, by=None)

    def _items(self, of: DestructionList, keys: Sequence[int]) -> None:
        """Destroy the records of these items that may still go; of the others the list says why they stay."""
        of = DestructionList.objects.select_for_update().get(pk=of.pk)
        if why_not_carry_out(of, self.book.on):  # stopped, just now
            return
        items = {item.record_key: item for item in of.to_go.filter(pk__in=keys).select_related("rule")}
        records = {record.pk: record for record in locked(items)}
        may_go = self._still(list(records.values()))
        there = set(Record.objects.filter(pk__in=items).values_list("pk", flat=True))
        outcomes = [Outcome(item=items[key], kind=Outcome.Kind.DESTROYED) for key in may_go]
        for key, item in items.items():
            if key in records and key not in may_go:
                why = why_not_destroy(records[key], on=self.book.on, book=self.book)
                outcomes.append(Outcome(item=item, kind=Outcome.Kind.STAYED, why=why))
            elif key not in there:
                outcomes.append(Outcome(item=item, kind=Outcome.Kind.STAYED, why="Dit gegeven was er al niet meer."))
        Outcome.objects.bulk_create(outcomes)
        self.done.stayed += len(outcomes) - len(may_go)
        self._destroy([records[key] for key in sorted(may_go)], may_go, of)

    def _still(self, records: Sequence[Record], *, at_once: bool | None = None) -> dict[UUID, Rule]:
        """The keys of those of the locked `records` that may still go, each with the rule that says so."""
        due = {}
        for record in records:
            verdict = self.book.verdict(record)
            if verdict.decisive and verdict.is_due(self.book.on) and at_once in (None, verdict.goes_at_once):
                due[record.pk] = verdict.decisive.rule
        may_go = free(Record.objects.filter(pk__in=due), self.book.on).order_by()
        return {key: due[key] for key in may_go.values_list("pk", flat=True)}

    def _destroy(self, records: Sequence[Record], rules: dict[UUID, Rule], under: DestructionList | None) -> None:
        """Destroy records that were locked and asked about, by these rules, and the people whom only they named."""
        if not records:
            return
        keys = [record.pk for record in records]
        named = set(Mention.objects.filter(record__in=keys).values_list("person_id", flat=True))
        if under:
            self.hand_out(under, records)
        self.let_go(records)
        by = under.proposed_by if under else None
        for rule in {rules[record.pk].pk: rules[record.pk] for record in records}.values():
            theirs = [record for record in records if rules[record.pk].pk == rule.pk]
            take_away(theirs, Why(article=rule.category, by=by, rule=rule, under=under))
        forget_people(named)
        self.done.records += [record.reference for record in records]

    def _take_others(self, kept: Kept, keys: Sequence[Any]) -> None:
        """Destroy what of another app is still due; what refers to another goes before it."""
        rows: list[Any] = list(
            kept.model._default_manager.select_for_update(of=("self",), skip_locked=True).filter(pk__in=keys)
        )
        still = {row.pk for row in kept.all_due(self.book.on)} & {row.pk for row in rows}
        may_go = [row for row in rows if row.pk in still]
        if may_go:
            rule = kept.rule(self.book.on)
            take_others(kept, may_go, Why(article=kept.category, rule=rule))
            self.done.others += [row.reference for row in may_go]

    def _let_go_of(self, keys: Sequence[UUID]) -> None:
        """Take away the links to people whose dossiers went, and then the people."""
        begin()
        mentions.let_go(keys)
        forget_people(keys)

    def _close(self, keys: Sequence[UUID]) -> None:
        """Destroy the dossiers that may still go, and the people whom nothing else needs."""
        self.done.dossiers += close(keys, Why(article="dossier"), among=empty_dossiers(self.book.on))


def keys_of(rows: QuerySet[Any]) -> Iterable[Any]:
    """The keys of rows as they were when this was first asked, a batch at a time: a hundred thousand are not held."""
    return rows.values_list("pk", flat=True).iterator(chunk_size=BATCH)


def foreseen(on: dt.date, others: Sequence[Kept] = ()) -> Done:
    """What a run on that day would destroy, without doing it."""
    book = Book.of(on)
    items = Item.objects.filter(of__in=ready(on), outcome__isnull=True).values("record_key")
    going = Record.objects.filter(pk__in=due_at_once(book).values("pk")) | Record.objects.filter(
        pk__in=free(book.due(), on).filter(pk__in=items).values("pk")
    )
    records = dict(going.order_by("pk").values_list("pk", "reference"))
    dossiers = empty_dossiers(on, besides=list(records)).order_by("pk").values_list("reference", flat=True)
    due = [row.reference for kept in others for row in kept.all_due(on)]
    return Done(records=list(records.values()), dossiers=list(dossiers), others=due)


def due_at_once(book: Book) -> QuerySet[Record]:
    """What goes without a list: due, of the short route, and held by nothing."""
    return free(book.due(at_once=True), book.on)


def ready(on: dt.date) -> list[DestructionList]:
    """The lists that are signed and waited long enough."""
    running = DestructionList.objects.running().prefetch_related("steps").order_by("pk")
    return [of for of in running if not why_not_carry_out(of, on)]


def empty_dossiers(on: dt.date, besides: Sequence[UUID] = ()) -> QuerySet[Dossier]:
    """The dossiers that ended as long ago as the rule for tenancies says, without records and without a hold.

    Records in `besides` are taken as gone.
    """
    rule = Rule.objects.in_force(on).get(TENANCY)
    if rule is None:
        return Dossier.objects.none()
    holds = Hold.objects.in_force(on)
    return Dossier.objects.filter(ended_on__lte=rule.length.cutoff(on)).exclude(
        Exists(Record.objects.filter(dossier=OuterRef("pk")).exclude(pk__in=besides))
        | Exists(holds.filter(dossier=OuterRef("pk")))
        | Exists(holds.filter(person=OuterRef("person_id")))
    )
