"""Append-only tables: database triggers (django-pgtrigger) that refuse changes and deletion.

The triggers of pgtrigger itself let a session pass that sets `pgtrigger.ignore`, whatever its account. These do not
ask: who may change such a row is a matter of accounts, never of a setting (docs/decisions/0013 and 0019).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pgtrigger import Before, Condition, Delete, Statement, Trigger, Truncate, Update, compiler

if TYPE_CHECKING:
    from django.db import models

APPEND_ONLY = "append_only()"  # refuses, whoever asks
GOES_BY_DESTRUCTION = "goes_by_destruction()"  # lets the owner of the tables take it away who says that it destroys


class GuardSql(compiler.UpsertTriggerSql):
    """The SQL of one trigger, and of nothing else: its function stands in `sql/growing.sql`, once for all tables."""

    def get_template(self) -> str:
        """Puts the trigger in the place of the one with its name. Migrations are written out with this: it stays."""
        return """
            DROP TRIGGER IF EXISTS {pgid} ON {table};
            CREATE TRIGGER {pgid} {when} {operation} ON {table} FOR EACH {level} {condition} EXECUTE FUNCTION {execute};
            COMMENT ON TRIGGER {pgid} ON {table} IS '{hash}';
        """


class Guard(Trigger):
    """A trigger that calls one of the two functions, before anything is written."""

    when = Before
    execute = APPEND_ONLY

    def __init__(self, execute: str = APPEND_ONLY, **settings: object) -> None:
        """`settings` are those of a pgtrigger.Trigger: name, operation, and where needed level and condition."""
        super().__init__(**settings)  # type: ignore[arg-type]
        self.execute = execute

    def get_pgid(self, model: type[models.Model]) -> str:  # type: ignore[override]
        """What it is called in the database: `logentry_only_grows`."""
        return f"{model._meta.model_name}_{self.name}"

    def compile(self, model: type[models.Model]) -> compiler.Trigger:  # type: ignore[override]
        """The trigger on the table of `model`, as migrations keep it."""
        sql = GuardSql(
            pgid=self.get_pgid(model),
            func="",
            table=model._meta.db_table,
            when=self.when,
            operation=self.operation,
            level=self.level,
            condition=self.render_condition(model),  # type: ignore[arg-type]
            execute=self.execute,
        )
        return compiler.Trigger(name=self.name, sql=sql)


CHANGED = Condition("OLD.* IS DISTINCT FROM NEW.*")  # writing a row again as it is changes nothing

ONLY_GROWS = Guard(name="only_grows", operation=Update, condition=CHANGED)
NOT_WRITTEN_AGAIN = Guard(name="only_grows", operation=Update)
NOT_TOUCHED = Guard(name="only_grows", operation=Update | Delete)
NOT_DELETED = Guard(name="not_deleted", operation=Delete)
NOT_EMPTIED = Guard(name="not_emptied", operation=Truncate, level=Statement)
BY_DESTRUCTION = Guard(GOES_BY_DESTRUCTION, name="not_deleted", operation=Delete)
