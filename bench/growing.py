"""The association made larger by the database itself: people, homes, dossiers and records by the million, in sets.

Foreign keys, triggers and indexes are off while the rows go in, and whole again before anything is measured. The rows
are alike at every making.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bench.measuring import Unmeasured
from demo.town.names import POOLS
from dossiers.models import Dossier
from dossiers.text.keys import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.raw import Raw

TABLES = ["dossiers_complex", "dossiers_unit", "dossiers_person", "dossiers_dossier", "dossiers_record"]
CODE = "Q"  # with which the complexes begin that were made here
# Names that few people share, put together from parts; those of the demo are shared by many.
FRONT = "Aal Bom Cram Dol Eik Fran Gel Haas Jaar Kol Lam Mors Nij Oud Pol Riet Scho Til Uil Veld Wal Zwan Bruin Kerk"
MIDDLE = "de el en er ink ing ke ler le ma mer ne ni pe re ro se te tel ver we zen"
BACK = "berg boer dam dijk haan hof horst huis kamp man mans meer stra ting veld waal winkel zoon"

# A key in the form of UUID version 7 and a reference, from a letter and a number; and a draw below `upto`.
MAKE = """
CREATE OR REPLACE FUNCTION pg_temp.key_of(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex(1700000000000 + n), 12, '0') || '7' || substr(md5(kind || n), 1, 3) || '8'
    || substr(md5(kind || n), 4, 15))::uuid $$;
CREATE OR REPLACE FUNCTION pg_temp.named(kind text, seed text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT kind || '-' || translate(upper(substr(md5(kind || seed), 1, 12)), '01', 'GH') $$;
CREATE OR REPLACE FUNCTION pg_temp.draw(n bigint, part int, upto int) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT ((hashint8extended(n, part) & 2147483647) %% upto)::int $$;
"""
# Who is drawn: of twenty in a row fifteen tenants with a home, and the others as in the demo.
DRAWN = """
CREATE TEMPORARY TABLE drawn AS
SELECT n, 1 + pg_temp.draw(n, 1, cardinality(%(given)s)) AS g, 1 + pg_temp.draw(n, 2, cardinality(%(family)s)) AS f,
  pg_temp.draw(n, 3, 100) < 30 AS is_shared, n %% 20 NOT IN (12, 19) AS lets, n / 667 AS place,
  CASE n %% 20 WHEN 3 THEN 'co_tenant' WHEN 16 THEN 'co_tenant' WHEN 8 THEN 'former_tenant' WHEN 12 THEN 'seeker'
    WHEN 19 THEN 'third_party' ELSE 'tenant' END AS kind,
  (%(front)s)[1 + pg_temp.draw(n, 4, cardinality(%(front)s))]
    || (%(middle)s)[1 + pg_temp.draw(n, 5, cardinality(%(middle)s))]
    || (%(back)s)[1 + pg_temp.draw(n, 6, cardinality(%(back)s))] AS made
FROM generate_series(%(first)s::bigint, %(last)s::bigint) n"""
PLACES = """
INSERT INTO dossiers_complex (id, code, name)
SELECT pg_temp.key_of('C', place), %(code)s || place, 'Buurt ' || place FROM drawn GROUP BY place
ON CONFLICT DO NOTHING"""
HOMES = """
INSERT INTO dossiers_unit (id, complex_id, code, street, number, postcode, city, address_key)
SELECT pg_temp.key_of('U', n), pg_temp.key_of('C', place), %(code)s || place || '-' || n, 'Hoepelrolweg', n %% 667 + 1,
  '00' || place %% 90 + 10 || ' XA', 'Voorbeeldstad',
  format('hoepelrolweg %%s 00%%s xa voorbeeldstad 00%%sxa', n %% 667 + 1, place %% 90 + 10, place %% 90 + 10)
FROM drawn WHERE lets"""
PEOPLE = """
INSERT INTO dossiers_person (id, reference, kind, client_number, given_name, prefix, family_name, name_key, born_on,
  email, phone, address)
SELECT pg_temp.key_of('P', n), pg_temp.named('P', n::text), kind, 'G' || n, (%(given)s)[g],
  CASE WHEN is_shared THEN (%(prefix)s)[f] ELSE '' END,
  CASE WHEN is_shared THEN (%(family)s)[f] ELSE made END,
  CASE WHEN is_shared THEN btrim((%(family_key)s)[f] || ' ' || (%(given_key)s)[g] || ' ' || (%(prefix)s)[f])
    ELSE lower(made) || ' ' || (%(given_key)s)[g] END,
  date '1935-01-01' + pg_temp.draw(n, 7, 25000), 'g' || n || '@post.example', '06 00 00 00 00',
  CASE WHEN lets THEN 'Hoepelrolweg ' || n %% 667 + 1 || ', Voorbeeldstad' ELSE '' END
FROM drawn"""
# What each dossier holds: what goes with a home or without, and of every hundred so many besides.
HELD = """
CREATE TEMPORARY TABLE held AS
SELECT n, section FROM (VALUES ('tenancy', 100, true), ('sale', 100, false), ('maintenance', 30, true),
  ('arrears', 8, true), ('nuisance', 5, true), ('care', 3, true), ('complaint', 3, true), ('fraud', 1, true)
) shares (section, share, lets)
JOIN drawn USING (lets) WHERE pg_temp.draw(n, ascii(section), 100) < share"""
# With the sections as the triggers would keep them.
DOSSIERS = """
INSERT INTO dossiers_dossier (id, reference, person_id, unit_id, complex_id, sort_key, started_on, sections)
SELECT pg_temp.key_of('D', n), pg_temp.named('D', n::text), p.id, CASE WHEN lets THEN pg_temp.key_of('U', n) END,
  CASE WHEN lets THEN pg_temp.key_of('C', place) END, p.name_key, date '2016-01-01' + pg_temp.draw(n, 8, 3000), sections
FROM drawn JOIN dossiers_person p ON p.id = pg_temp.key_of('P', n)
JOIN (SELECT n, array_agg(section ORDER BY section) AS sections FROM (
  SELECT n, section FROM held UNION SELECT n, 'maintenance' FROM drawn WHERE lets) known
  GROUP BY n) all_held USING (n)"""
# Words as in a record there is.
RECORDS = """
INSERT INTO dossiers_record (id, reference, dossier_id, section, basis_id, evidence_kind, evidence, category, title,
  text, origin, happened_on, recorded_at, recorded_by_id)
SELECT pg_temp.key_of('S' || section, n), pg_temp.named('S', section || n), pg_temp.key_of('D', n), section,
  r.basis_id, r.evidence_kind, r.evidence, r.category, r.title, r.text, r.origin,
  date '2024-01-01' + pg_temp.draw(n, 9, 600), now(), r.recorded_by_id
FROM held JOIN (SELECT DISTINCT ON (section) * FROM dossiers_record ORDER BY section, reference) r USING (section)"""
STEPS = (MAKE, DRAWN, HELD, PLACES, HOMES, PEOPLE, DOSSIERS, RECORDS, "DROP TABLE drawn, held")

# Of some of them, how many have other sections once the triggers have had their say.
AS_KEPT = """
WITH made AS (SELECT id, sections FROM dossiers_dossier ORDER BY id DESC LIMIT 100),
  kept AS (UPDATE dossiers_dossier d SET sections = d.sections FROM made WHERE made.id = d.id
    RETURNING d.id, d.sections)
SELECT count(*) FROM made JOIN kept USING (id) WHERE made.sections <> kept.sections"""


def grow(builder: Raw, upto: int) -> None:
    """Add dossiers until there are `upto`. `builder` is the owner of the tables, and sees all rows.

    Raises Unmeasured when what was added is not as it would have been one by one.
    """
    there = Dossier.objects.count()
    if there >= upto:
        return
    known = {"first": there, "last": upto - 1, "code": CODE, **_names()}
    with _bare(builder):
        for step in STEPS:
            builder.rows(step, known)
    ((otherwise,),) = builder.rows(AS_KEPT, {})
    if otherwise:
        raise Unmeasured(f"{otherwise} dossiers hebben andere onderdelen dan de database zelf zou bijhouden")
    builder.rows("VACUUM ANALYZE " + ", ".join(TABLES), {})


def _names() -> dict[str, list[str]]:
    """Given names, family names in their parts, and both as lists are sorted by."""
    given = [name for pool in POOLS for name in pool.given]
    family = [name for pool in POOLS for name in pool.family]
    return {
        "given": given,
        "given_key": [fold(name) for name in given],
        "prefix": [prefix for prefix, _name in family],
        "family": [name for _prefix, name in family],
        "family_key": [fold(name) for _prefix, name in family],
        "front": FRONT.split(),
        "middle": MIDDLE.split(),
        "back": BACK.split(),
    }


FOREIGN = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND conrelid = ANY (%(tables)s::regclass[])"""
INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = ANY (%(tables)s::regclass[]) AND NOT indisunique"""


@contextmanager
def _bare(builder: Raw) -> Iterator[None]:
    """During the block the tables have no foreign keys, triggers and indexes but what makes rows unique."""
    known: dict[str, Any] = {"tables": TABLES}
    keys, indexes = builder.rows(FOREIGN, known), builder.rows(INDEXES, known)
    for table, name, _made in keys:
        builder.rows(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"', {})
    for name, _made in indexes:
        builder.rows(f"DROP INDEX {name}", {})
    for table in TABLES:
        builder.rows(f"ALTER TABLE {table} DISABLE TRIGGER USER", {})
    yield
    builder.rows("SET maintenance_work_mem = '256MB'", {})
    for _name, made in indexes:
        builder.rows(made, {})
    for table, name, made in keys:
        builder.rows(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {made}', {})
    for table in TABLES:
        builder.rows(f"ALTER TABLE {table} ENABLE TRIGGER USER", {})
