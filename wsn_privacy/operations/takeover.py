"""Taking over a database of before the migrations were squashed, with its guards put in place again.

Its tables are those that the first migrations make now; only the rows that say so are others. `manage.py migrate` does
this once, by itself. A database that its own version had not brought up to date is left as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.migrations import RunSQL
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _
from pgtrigger.compiler import Trigger
from pgtrigger.migrations import AddTrigger

from dossiers.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.migrations import Migration
    from django.db.migrations.operations.base import Operation

BEFORE = {
    "cases": (
        "0001_initial",
        "0002_initial",
        "0003_events_only_grow",
        "0004_events_stay",
        "0005_every_right",
        "0006_waiting",
        "0007_search_plan",
        "0008_search_sources",
        "0009_measures",
        "0010_letters",
        "0011_letter_texts",
        "0012_third_parties_and_decision",
        "0013_letter_mail",
        "0014_fees",
        "0015_representation",
        "0016_repeats",
        "0017_complaints",
        "0018_mail_kinds",
        "0019_every_day",
        "0020_second_wall",
        "0021_late_told",
        "0022_recipients_told",
        "0023_to_the_committee",
        "0024_handed_over",
    ),
    "consent": (
        "0001_initial",
        "0002_regulation_2018",
        "0003_complaints",
    ),
    "dossiers": (
        "0001_initial",
        "0002_initial",
        "0003_functions_register_and_journal",
        "0004_journal_lines_by_actor_and_alarm",
        "0005_need_to_know",
        "0006_versions_only_grow",
        "0007_register",
        "0008_second_wall",
        "0009_search_keys",
        "0010_records_fit",
        "0011_journal_in_new_form",
        "0012_versions_under_seal",
        "0013_line_once",
        "0014_papers_only_grow",
        "0015_every_reason_is_kept",
        "0016_freeze",
        "0017_wall_on_any_path",
        "0018_wall_round_people",
        "0019_retention_rules_and_days",
        "0020_sections_of_a_closed_list",
        "0021_sections_of_a_new_dossier",
    ),
    "retention": (
        "0001_initial",
        "0002_initial",
        "0003_measures",
        "0004_rules_and_lists",
        "0005_erasure_ledger",
        "0006_second_wall",
        "0007_files_to_go_and_activity",
        "0008_a_rule_for_every_activity",
        "0009_certificates",
        "0010_deletion_slips",
        "0011_mentions_and_lapsed_lists",
        "0012_slips_for_requests",
    ),
    "wsn_privacy": (
        "0001_initial",
        "0002_invitations_and_epochs",
        "0003_undertakings_only_grow",
        "0004_shortcuts_and_feeds",
    ),
}
NOW = {
    "cases": ("0001_initial", "0002_guards", "0003_content"),
    "consent": ("0001_initial", "0002_content"),
    "dossiers": ("0001_initial", "0002_guards", "0003_content"),
    "retention": ("0001_initial", "0002_guards", "0003_content"),
    "wsn_privacy": ("0001_initial", "0002_guards"),
}


def labels(of: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The migrations of `BEFORE` or `NOW` as `app.name`."""
    return frozenset(f"{app}.{name}" for app, names in of.items() for name in names)


def why_not_take_over(applied: Iterable[str]) -> str:
    """Why a database with these migrations (`app.name`) cannot be taken over, or an empty string.

    Also empty for one that needs no taking over.
    """
    if not is_from_before(applied):
        return ""
    found = {label for label in applied if label.partition(".")[0] in BEFORE}
    if missing := sorted(labels(BEFORE) - found):
        return _(
            "Deze gegevens zijn van een oudere versie en daar niet helemaal bijgewerkt: %(name)s ontbreekt. "
            "Werk ze eerst bij met de laatste versie van daarvoor (manage.py migrate)."
        ) % {"name": missing[0]}
    if strange := sorted(found - labels(BEFORE)):
        return _("Deze gegevens zijn van een oudere versie, maar %(name)s hoort daar niet bij.") % {"name": strange[0]}
    return ""


def is_from_before(applied: Iterable[str]) -> bool:
    """Whether these migrations are those of before: one of them at least is there no more."""
    return not (labels(BEFORE) - labels(NOW)).isdisjoint(applied)


def take_over() -> bool:
    """Make a database of before one of now, in one transaction, as the owner of its tables; no row of ours changes.

    Returns whether it was one. Raises Refused when its own version had not brought it up to date.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        recorder = MigrationRecorder(connection)
        if not recorder.has_table():
            return False
        cursor.execute("LOCK TABLE django_migrations")  # of two that come at once the second finds nothing to do
        applied = {f"{app}.{name}" for app, name in recorder.applied_migrations()}
        if why := why_not_take_over(applied):
            raise Refused(why)
        if not is_from_before(applied):
            return False
        raise_guards(labels(NOW))
        cursor.execute("DELETE FROM django_migrations WHERE app = ANY(%s)", [list(BEFORE)])
        for label in sorted(labels(NOW)):
            recorder.record_applied(*label.split("."))
    return True


def raise_guards(chosen: Iterable[str]) -> None:
    """Put in place again what these migrations say beside their tables: the files of `sql/`, and triggers of models.

    It can be said again: each file, and each trigger, comes in the place of what it put there before.
    """
    with connection.cursor() as cursor:
        for migration in _in_order(set(chosen)):
            for operation in migration.operations:
                for statement in _guards_of(operation):
                    cursor.execute(statement)


def _in_order(chosen: set[str]) -> list[Migration]:
    """These migrations, each after those that it rests on."""
    graph = MigrationLoader(None).graph
    nodes = dict.fromkeys(node for leaf in graph.leaf_nodes() for node in graph.forwards_plan(leaf))
    return [graph.nodes[node] for node in nodes if ".".join(node) in chosen]


def _guards_of(operation: Operation) -> list[str]:
    if isinstance(operation, RunSQL):
        return [str(operation.sql)]
    of_table = getattr(operation, "options", {}).get("triggers", ())
    triggers = [operation.trigger] if isinstance(operation, AddTrigger) else of_table
    return [trigger.install_sql for trigger in triggers if isinstance(trigger, Trigger)]
