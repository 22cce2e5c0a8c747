"""The run of disposal: what time or a request has taken away goes, in batches. As the owner of the tables.

Work is found in the rows and done in batches, each a transaction of its own that locks its records, asks everything
again and destroys what may go. A batch that fails is done one by one, so that one bad record keeps nothing else here.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import DatabaseError, OperationalError, connection, transaction
from django.utils.translation import gettext as _

from dossiers.journal import actions as journal
from dossiers.models import Mention, Record
from dossiers.refusal import Refused
from retention.disposal import queries
from retention.disposal.deletion import Reason, allow_deletion, touched_tables
from retention.disposal.dossiers import destroy_dossiers, forget_people
from retention.disposal.queries import empty_dossiers
from retention.disposal.records import delete_files, destroy_records, locked
from retention.lists import residual_mentions
from retention.lists.rules import why_not_carry_out
from retention.models import DestructionList, Outcome, Rule, Step
from retention.schedule.due import Book, free
from retention.schedule.rules import why_not_destroy, why_not_erase
from retention.verbs import Verb

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence
    from uuid import UUID

    from django.db.models import QuerySet

    Act = Callable[[Sequence[Any]], None]

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


class Disposal:
    """One run on one day. What other apps have to do with it they do in a class of their own that overrides the hooks.

    The hooks are `before_records`, `before_list`, `after_records` and `report`; here they do nothing.
    """

    def __init__(self, on: dt.date) -> None:
        self.on = on
        self.done = Done()
        connection.ensure_connection()
        self.began_on = connection.connection

    @cached_property
    def book(self) -> Book:
        """The rules in force on the day."""
        return Book.of(self.on)

    def before_records(self, records: Sequence[Record]) -> None:
        """Hook: these records go now, for whatever reason. Whoever points at them lets go of them."""

    def before_list(self, of: DestructionList, records: Sequence[Record]) -> None:
        """Hook: these records of a list go now; their dossiers and people can still be read."""

    def after_records(self) -> None:
        """Hook: all records that are due went; what of other apps is due goes before the dossiers do."""

    def report(self) -> None:
        """Hook: a batch was done."""

    def run(self) -> Done:
        """Do everything that is due by its term. May be done again at any moment: it begins from the rows."""
        delete_files()
        self.each(keys_of(queries.due_at_once(self.book)), self._at_once)
        for of in queries.ready_lists(self.on):
            self._carry_out(of)
        self.after_records()
        self.each(keys_of(empty_dossiers(self.on).order_by("person_id")), self._dossiers)
        self.each(residual_mentions.waiting(), self._links)
        return self.done

    def foreseen(self) -> Done:
        """What a run would destroy, without doing it."""
        records = dict(queries.records_going(self.book).order_by("pk").values_list("pk", "reference"))
        dossiers = empty_dossiers(self.on, besides=list(records)).order_by("pk").values_list("reference", flat=True)
        return Done(records=list(records.values()), dossiers=list(dossiers))

    @transaction.atomic
    def erase(self, record: Record, reason: Reason) -> None:
        """Destroy `record` because a request asked for it (AVG art. 17).

        Raises Refused when something keeps it (AVG art. 17(3)), or somebody else has it now. What came back with a copy
        of the database, after it was erased before, is kept by nothing.
        """
        found = locked([record.pk])
        if not found:
            raise Refused(_("Dit gegeven is er niet meer."))
        if not reason.erased_at and (why := why_not_erase(found[0], reference=reason.request)):
            raise Refused(why)
        self.before_records(found)
        destroy_records(found, reason)

    def each(self, keys: Iterable[Any], act: Act) -> None:
        """Do `act` for `keys` in batches; of a batch that fails, for each by itself."""
        keys = iter(keys)
        while batch := list(islice(keys, BATCH)):
            if not self._attempt(batch, act):
                self.one_by_one(batch, act)
            self.report()

    def one_by_one(self, keys: Iterable[Any], act: Act) -> None:
        """Do `act` for each of `keys` in a transaction of its own, and keep which failed."""
        for key in keys:
            if not self._attempt([key], act):
                self.done.failed.append(str(key))

    def _attempt(self, batch: Sequence[Any], act: Act) -> bool:
        """Do `act`. Returns False when it failed or was refused.

        Raises OperationalError when the connection is another than the one it began on.
        """
        done = False
        try:
            with transaction.atomic():
                act(batch)
                tables = touched_tables()
            self.done.tables |= tables
            done = True
        except (Refused, DatabaseError, OSError) as fault:
            log.error("%s of retention failed: %s", len(batch), type(fault).__name__)
        if connection.connection is not self.began_on:
            raise OperationalError("the connection was lost, and with it the lock of the sweep and the sight of rows")
        return done

    def _at_once(self, keys: Sequence[UUID]) -> None:
        """Destroy what may still go without a list."""
        records = locked(keys)
        may_go = self._still_due(records, at_once=True)
        self._destroy([record for record in records if record.pk in may_go], may_go, None)

    def _carry_out(self, of: DestructionList) -> None:
        """Do what is on a list; what is locked elsewhere now is done by the next run, which then ends the list."""
        self.each(list(of.to_go.values_list("pk", flat=True)), partial(self._items, of))
        if not of.to_go.exists():
            with transaction.atomic():
                _step, is_new = Step.objects.get_or_create(of=of, kind=Step.Kind.CARRIED_OUT)
                if is_new:
                    journal.record(Verb.LIST_CARRIED_OUT, of, by=None)

    def _items(self, of: DestructionList, keys: Sequence[int]) -> None:
        """Destroy the records of these items that may still go; of the others the list says why they stay."""
        of = DestructionList.objects.select_for_update().get(pk=of.pk)
        if why_not_carry_out(of, self.on):  # stopped, just now
            return
        items = {item.record_key: item for item in of.to_go.filter(pk__in=keys).select_related("rule")}
        records = {record.pk: record for record in locked(items)}
        may_go = self._still_due(list(records.values()))
        there = set(Record.objects.filter(pk__in=items).values_list("pk", flat=True))
        outcomes = [Outcome(item=items[key], kind=Outcome.Kind.DESTROYED) for key in may_go]
        for key, item in items.items():
            if key in records and key not in may_go:
                why = why_not_destroy(records[key], on=self.on, book=self.book)
                outcomes.append(Outcome(item=item, kind=Outcome.Kind.STAYED, why=why))
            elif key not in there:
                outcomes.append(Outcome(item=item, kind=Outcome.Kind.STAYED, why="Dit gegeven was er al niet meer."))
        Outcome.objects.bulk_create(outcomes)
        self.done.stayed += len(outcomes) - len(may_go)
        self._destroy([records[key] for key in sorted(may_go)], may_go, of)

    def _still_due(self, records: Sequence[Record], *, at_once: bool | None = None) -> dict[UUID, Rule]:
        """The keys of those of the locked `records` that may still go, each with the rule that says so."""
        due = {}
        for record in records:
            verdict = self.book.verdict(record)
            if verdict.decisive and verdict.is_due(self.on) and at_once in (None, verdict.goes_at_once):
                due[record.pk] = verdict.decisive.rule
        may_go = free(Record.objects.filter(pk__in=due), self.on).order_by()
        return {key: due[key] for key in may_go.values_list("pk", flat=True)}

    def _destroy(self, records: Sequence[Record], rules: dict[UUID, Rule], under: DestructionList | None) -> None:
        """Destroy records that were locked and asked about, by these rules, and the people whom only they named."""
        if not records:
            return
        keys = [record.pk for record in records]
        named = set(Mention.objects.filter(record__in=keys).values_list("person_id", flat=True))
        if under:
            self.before_list(under, records)
        self.before_records(records)
        by = under.proposed_by if under else None
        for rule in {rules[record.pk].pk: rules[record.pk] for record in records}.values():
            theirs = [record for record in records if rules[record.pk].pk == rule.pk]
            destroy_records(theirs, Reason(article=rule.category, by=by, rule=rule, under=under))
        forget_people(named)
        self.done.records += [record.reference for record in records]

    def _dossiers(self, keys: Sequence[UUID]) -> None:
        """Destroy the dossiers that may still go, and the people whom nothing else needs."""
        self.done.dossiers += destroy_dossiers(keys, Reason(article="dossier"), among=empty_dossiers(self.on))

    def _links(self, keys: Sequence[UUID]) -> None:
        """Take away the links to people whose dossiers went, and then the people."""
        allow_deletion()
        residual_mentions.let_go(keys)
        forget_people(keys)


def keys_of(rows: QuerySet[Any]) -> Iterable[Any]:
    """The keys of rows as they were when this was first asked, a batch at a time: a hundred thousand are not held."""
    return rows.values_list("pk", flat=True).iterator(chunk_size=BATCH)
