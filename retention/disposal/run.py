"""The run of disposal: it destroys what is due by its term, and erases what a request had erased.

It runs as the owner of the tables. Work is found in the rows and done in batches. Each batch is a transaction of its
own that locks its records, checks everything again and destroys what may go. When a batch fails its records are done
one by one, so that one bad record keeps no other.
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
from retention.schedule.due import Schedule, not_held
from retention.schedule.rules import why_not_destroy, why_not_erase
from retention.verbs import Verb

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Sequence
    from uuid import UUID

    from django.db.models import QuerySet

    Act = Callable[[Sequence[Any]], None]

log = logging.getLogger(__name__)
BATCH = 500  # records per transaction: the locks are bounded by it, and so is what a killed worker does again


@dataclass
class Disposed:
    """What a run did so far: the references of records, dossiers and rows of other apps that were destroyed.

    `stayed` counts the items of lists that may not go after all, `failed` holds the keys of what failed, and `tables`
    the tables in which rows were deleted or changed.
    """

    records: list[str] = field(default_factory=list)
    dossiers: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    stayed: int = 0
    failed: list[str] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)


class Disposal:
    """One run on one day. An app above adds what it has to do with it in a subclass that overrides the hooks.

    The hooks are `before_records`, `before_list`, `after_records` and `report`; here they do nothing.
    """

    def __init__(self, on: dt.date) -> None:
        self.on = on
        self.done = Disposed()
        connection.ensure_connection()
        self.began_on = connection.connection

    @cached_property
    def schedule(self) -> Schedule:
        """The retention schedule of the day."""
        return Schedule.of(self.on)

    def before_records(self, records: Sequence[Record]) -> None:
        """Hook: these locked records are destroyed next, for whatever reason. No row may refer to them any longer."""

    def before_list(self, of: DestructionList, records: Sequence[Record]) -> None:
        """Hook: these records of a list are destroyed next. Their dossiers and people can still be read."""

    def after_records(self) -> None:
        """Hook: the records that are due were destroyed, the dossiers not yet. Now go the rows of other apps."""

    def report(self) -> None:
        """Hook: a batch was done; `done` says how far the run is."""

    def run(self) -> Disposed:
        """Destroy everything that is due by its term. It may be repeated at any moment: it starts from the rows."""
        delete_files()
        self.each(keys_of(queries.due_at_once(self.schedule)), self._at_once)
        for of in queries.ready_lists(self.on):
            self._carry_out(of)
        self.after_records()
        self.each(keys_of(empty_dossiers(self.on).order_by("person_id")), self._dossiers)
        self.each(residual_mentions.people_to_unlink(), self._links)
        return self.done

    def foreseen(self) -> Disposed:
        """What a run would destroy, without destroying it."""
        records = dict(queries.records_going(self.schedule).order_by("pk").values_list("pk", "reference"))
        dossiers = empty_dossiers(self.on, besides=list(records)).order_by("pk").values_list("reference", flat=True)
        return Disposed(records=list(records.values()), dossiers=list(dossiers))

    @transaction.atomic
    def erase(self, record: Record, reason: Reason, own: Collection[str] = ()) -> None:
        """Destroy `record` because a request asked for it (AVG art. 17); `own` are the requests of the same person.

        Raises Refused when something keeps it (AVG art. 17(3)), or when it is gone or locked. With `reason.erased_at`
        it was erased before and came back with a restored copy of the database: then nothing keeps it.
        """
        found = locked([record.pk])
        if not found:
            raise Refused(_("Dit gegeven is er niet meer."))
        if not reason.erased_at and (why := why_not_erase(found[0], own=(reason.request, *own))):
            raise Refused(why)
        self.before_records(found)
        destroy_records(found, reason)

    def each(self, keys: Iterable[Any], act: Act) -> None:
        """Do `act` for `keys` in batches; when a batch fails, for each of its keys by itself."""
        keys = iter(keys)
        while batch := list(islice(keys, BATCH)):
            if not self._attempt(batch, act):
                self.one_by_one(batch, act)
            self.report()

    def one_by_one(self, keys: Iterable[Any], act: Act) -> None:
        """Do `act` for each of `keys` in a transaction of its own. The keys that fail are kept in `done.failed`."""
        for key in keys:
            if not self._attempt([key], act):
                self.done.failed.append(str(key))

    def _attempt(self, batch: Sequence[Any], act: Act) -> bool:
        """Do `act` in a transaction. Returns False when it failed or was refused.

        Raises OperationalError when the run has another connection than it began with.
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
        """Destroy those of these records that may still go without a list."""
        records = locked(keys)
        may_go = self._still_due(records, at_once=True)
        self._destroy([record for record in records if record.pk in may_go], may_go, None)

    def _carry_out(self, of: DestructionList) -> None:
        """Destroy what is on a list. What somebody else has locked is left to the next run, which then ends it."""
        self.each(list(of.to_go.values_list("pk", flat=True)), partial(self._items, of))
        if not of.to_go.exists():
            with transaction.atomic():
                _step, is_new = Step.objects.get_or_create(of=of, kind=Step.Kind.CARRIED_OUT)
                if is_new:
                    journal.record(Verb.LIST_CARRIED_OUT, of, by=None)

    def _items(self, of: DestructionList, keys: Sequence[int]) -> None:
        """Destroy the records of these items that may still go, and write down why the others stay."""
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
                why = why_not_destroy(records[key], on=self.on, schedule=self.schedule)
                outcomes.append(Outcome(item=item, kind=Outcome.Kind.STAYED, why=why))
            elif key not in there:
                outcomes.append(Outcome(item=item, kind=Outcome.Kind.STAYED, why="Dit gegeven was er al niet meer."))
        Outcome.objects.bulk_create(outcomes)
        self.done.stayed += len(outcomes) - len(may_go)
        self._destroy([records[key] for key in sorted(may_go)], may_go, of)

    def _still_due(self, records: Sequence[Record], *, at_once: bool | None = None) -> dict[UUID, Rule]:
        """The keys of those of the locked `records` that are due and not held, each with the rule that decides."""
        due = {}
        for record in records:
            outcome = self.schedule.outcome_of(record)
            if outcome.decisive and outcome.is_due(self.on) and at_once in (None, outcome.goes_at_once):
                due[record.pk] = outcome.decisive.rule
        may_go = not_held(Record.objects.filter(pk__in=due), self.on).order_by()
        return {key: due[key] for key in may_go.values_list("pk", flat=True)}

    def _destroy(self, records: Sequence[Record], rules: dict[UUID, Rule], under: DestructionList | None) -> None:
        """Destroy locked records by these rules, and the people whom only they mentioned. `under` is their list."""
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
        """Destroy those of these dossiers that may still go, and the people to whom nothing else refers."""
        self.done.dossiers += destroy_dossiers(keys, Reason(article="dossier"), among=empty_dossiers(self.on))

    def _links(self, keys: Sequence[UUID]) -> None:
        """Remove the links to these people, whose dossiers were destroyed, and then the people."""
        allow_deletion()
        residual_mentions.unlink(keys)
        forget_people(keys)


def keys_of(rows: QuerySet[Any]) -> Iterable[Any]:
    """The keys of rows as they are when the first is taken, read a batch at a time: they may be a hundred thousand."""
    return rows.values_list("pk", flat=True).iterator(chunk_size=BATCH)
