"""Writing what waits: matched with what is on file, compared field by field, written in sets, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import CharField

from dossiers.imports.staging import copy, row_text, run, stream
from dossiers.models import Complex, Dossier, Person, Tie, Unit
from dossiers.models.people import key_of
from dossiers.models.places import address_key_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model

# Who else writes to these waits until the import is done; who reads does not.
WRITTEN = "dossiers_complex, dossiers_unit, dossiers_person, dossiers_dossier, dossiers_tie"
# Without numbers on what was just written, the checks of the next delete read whole tables, row after row.
STUDY = f"ANALYZE {WRITTEN}, dossiers_importline"
LOCK = f"LOCK TABLE {WRITTEN} IN SHARE ROW EXCLUSIVE MODE"


@dataclass(frozen=True)
class Target:
    """A model that is written to: its waiting table, what is compared, and what is only written with a new row."""

    model: type[Model]
    stage: str
    compared: tuple[str, ...]
    once: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        """The table in the database."""
        return self.model._meta.db_table

    @property
    def name(self) -> str:
        """What import lines call it."""
        return self.model.__name__

    def same(self, column: str) -> str:
        """The condition that a written row t is the one whose key stands in `column` of the waiting row s."""
        if self.model is Tie:  # a number in a uuid's clothes
            return f"t.id = ('x' || right(s.{column}::text, 12))::bit(48)::bigint"
        return f"t.id = s.{column}"

    def kind(self, column: str) -> str:
        """The type of a column in the database."""
        return str(self._field(column).db_type(connection)).partition("(")[0]

    def _field(self, column: str) -> Any:
        return next(each for each in self.model._meta.concrete_fields if each.column == column)

    def default(self, column: str) -> str:
        """What stands in a new row where the file says nothing."""
        field = self._field(column)
        return "''" if isinstance(field, CharField) and not field.null else "NULL"


# In the order of writing.
TARGETS = (
    Target(Complex, "in_complex", ("name", "vera_id"), ("id", "code")),
    Target(
        Unit,
        "in_unit",
        ("street", "number", "postcode", "city", "vera_id"),
        ("id", "code", "complex_id", "address_key"),
    ),
    Target(
        Person,
        "in_person",
        (
            "kind",
            "client_number",
            "given_name",
            "prefix",
            "family_name",
            "born_on",
            "email",
            "phone",
            "address",
            "vera_id",
        ),
        ("id", "reference", "name_key"),
    ),
    Target(
        Dossier,
        "in_dossier",
        ("started_on", "ended_on", "unit_id", "complex_id", "vera_id"),
        ("id", "reference", "person_id", "sort_key"),
    ),
    Target(Tie, "in_tie", ("until",), ("person_id", "other_id", "kind", "scope", "evidence", "since")),
)


def match_tenants() -> None:
    """Find what is on file already: complexes and homes by code, people by client number, tenancies by home."""
    run("""UPDATE in_complex s SET found = t.id, code = t.code, name = coalesce(s.name, t.name) FROM dossiers_complex t
        WHERE lower(t.code) = s.key OR lower(t.name) = s.key""")
    run("UPDATE in_complex SET name = coalesce(name, code)")
    run("UPDATE in_unit s SET found = t.id, complex_id = t.complex_id FROM dossiers_unit t WHERE t.code = s.code")
    run("""UPDATE in_unit s SET complex_id = coalesce(c.found, c.id) FROM in_complex c
        WHERE s.complex_id IS NULL AND c.key = s.complex_key""")
    run("UPDATE in_person s SET found = t.id FROM dossiers_person t WHERE t.client_number = s.client_number")
    run("""UPDATE in_dossier s SET person_id = coalesce(p.found, p.id), sort_key = p.name_key,
            unit_id = coalesce(u.found, u.id), complex_id = coalesce(u.complex_id, c.found, c.id)
        FROM in_person p, in_dossier d LEFT JOIN in_unit u ON u.key = d.unit_key
            LEFT JOIN in_complex c ON c.key = d.complex_key
        WHERE d.id = s.id AND p.key = s.person_key""")
    run("""UPDATE in_dossier s SET found = m.id FROM (
            SELECT DISTINCT ON (s.id) s.id AS waiting, t.id FROM in_dossier s JOIN dossiers_dossier t
            ON t.person_id = s.person_id AND CASE WHEN s.unit_id IS NULL THEN t.started_on = s.started_on
                ELSE t.unit_id = s.unit_id OR (t.unit_id IS NULL AND t.started_on = s.started_on) END
            ORDER BY s.id, (t.started_on = s.started_on) DESC, t.started_on DESC) m
        WHERE m.waiting = s.id""")


# One row per field: what stands there, and what would.
PAIR = "'{name}', CASE WHEN {differs} THEN jsonb_build_array(t.{name}, s.{name}) END"
DIFFERS = "(s.{name} IS NOT NULL AND s.{name} IS DISTINCT FROM t.{name})"


def compare() -> None:
    """Work out what changes: per row that is on file, {field: [old, new]}. A field without a value changes nothing."""
    for target in TARGETS:
        differs = {name: DIFFERS.format(name=name) for name in target.compared}
        run(
            """UPDATE {stage} s SET diff = jsonb_strip_nulls(jsonb_build_object({pairs}))
            FROM {table} t WHERE {same} AND ({changed})""",
            stage=target.stage,
            pairs=", ".join(PAIR.format(name=name, differs=condition) for name, condition in differs.items()),
            table=target.table,
            same=target.same("found"),
            changed=" OR ".join(differs.values()),
        )


def write() -> None:
    """Add what is new, change what differs, and mend the keys of what changed. The caller holds the transaction."""
    for target in TARGETS:
        columns = (*target.once, *target.compared)
        run(
            "INSERT INTO {table} ({columns}) SELECT {values} FROM {stage} WHERE found IS NULL ORDER BY n",
            table=target.table,
            columns=", ".join(columns),
            values=", ".join(f"coalesce({name}, {target.default(name)})" for name in columns),
            stage=target.stage,
        )
        run(
            "UPDATE {table} t SET {sets} FROM {stage} s WHERE {same} AND s.diff <> '{{}}'",
            table=target.table,
            sets=", ".join(f"{name} = coalesce(s.{name}, t.{name})" for name in target.compared),
            stage=target.stage,
            same=target.same("found"),
        )
    # Ties have numbers for keys; which they got is read back.
    run("""UPDATE in_tie s SET id = lpad(to_hex(t.id), 32, '0')::uuid FROM dossiers_tie t WHERE s.found IS NULL
        AND t.person_id = s.person_id AND t.other_id = s.other_id AND t.kind = s.kind AND t.since = s.since""")
    rekey(Person, "SELECT found FROM in_person WHERE diff ?| %s")
    # Where a home stands may be told apart from the home itself; then it has no key yet.
    rekey(Unit, "SELECT coalesce(found, id) FROM in_unit WHERE diff ?| %s OR (found IS NULL AND address_key = '')")


def rekey(model: type[Model], changed: str, *params: Any) -> None:
    """Work out again what people and homes are sorted and found by, for the rows whose ids `changed` selects.

    `changed` has a last place for the names of the fields that matter.
    """
    fields, make, column = KEYED[model]
    names = {"table": model._meta.db_table, "column": column, "fields": ", ".join(fields), "changed": changed}
    run("CREATE TEMPORARY TABLE in_key (id uuid, key text)")
    asked = "SELECT id, {fields} FROM {table} WHERE id IN ({changed})"
    for rows in stream(asked, [*params, list(fields)], **names):
        copy("COPY in_key (id, key) FROM STDIN", [row_text((pk, make(*parts))) for pk, *parts in rows])
    run("UPDATE {table} t SET {column} = k.key FROM in_key k WHERE k.id = t.id", **names)
    if model is Person:
        run("UPDATE dossiers_dossier t SET sort_key = k.key FROM in_key k WHERE k.id = t.person_id")
    run("DROP TABLE in_key")


KEYED: dict[type[Model], tuple[tuple[str, ...], Callable[..., str], str]] = {
    Person: (("given_name", "prefix", "family_name"), key_of, "name_key"),
    Unit: (("street", "number", "postcode", "city"), address_key_of, "address_key"),
}
