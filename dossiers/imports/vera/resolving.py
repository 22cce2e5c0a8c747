"""VERA's references, resolved when all is in, whatever the order in the file: who lives where, and rents what."""

from __future__ import annotations

import hashlib

from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from dossiers.imports import staging
from dossiers.imports.staging import run, stream
from dossiers.imports.vera import roles
from dossiers.imports.vera.codes import ROLES
from dossiers.imports.vera.roles import KNOWN, refuse

TWICE = "SELECT n FROM (SELECT n, min(n) OVER (PARTITION BY {column}) AS first FROM {table}) s WHERE n > first"
HOMES = (("in_complex", "dossiers_complex"), ("in_unit", "dossiers_unit"))


def resolve() -> None:
    """Turn what waits into rows that can be compared with what is on file, and refuse what hangs on nothing."""
    for table in ("in_complex", "in_unit", "in_person", "v_deal"):
        refuse("id", _("Dit kenmerk staat al eerder in het bestand."), TWICE, column="key", table=table)
    for table, written in HOMES:
        _find_homes(table, written)
    _place_homes()
    _find_people()
    _reach_people()
    _tenancies()
    roles.kinds()
    roles.ties()


def _find_homes(table: str, written: str) -> None:
    """Complexes, or homes, that are on file: by key, else by code where nobody gave a key yet."""
    names = {"table": table, "written": written}
    run("UPDATE {table} s SET found = t.id FROM {written} t WHERE t.vera_id = s.key", **names)
    run(
        """UPDATE {table} s SET found = t.id FROM {written} t
        WHERE s.found IS NULL AND t.vera_id IS NULL AND t.code = s.code""",
        **names,
    )
    taken = "SELECT s.n FROM {table} s JOIN {written} t ON t.code = s.code WHERE s.found IS NULL"
    refuse("code", _("Deze code hoort hier al bij een ander kenmerk."), taken, **names)
    refuse("code", _("Deze code staat al eerder in het bestand."), TWICE, column="code", table=table)


def _place_homes() -> None:
    """Where a home stands, and to which complex it belongs; a home on file never moves to another complex unseen."""
    run("""UPDATE in_unit s SET street = coalesce(s.street, a.street), number = coalesce(s.number, a.number),
        postcode = coalesce(s.postcode, a.postcode), city = coalesce(s.city, a.city)
        FROM v_home h JOIN v_address a ON a.key = h.address WHERE h.unit = s.key""")
    run("""UPDATE in_unit s SET complex_id = c.id FROM (
            SELECT DISTINCT ON (v.unit) v.unit, coalesce(w.found, w.id, t.id) AS id FROM v_cluster v
            LEFT JOIN in_complex w ON w.key = v.cluster LEFT JOIN dossiers_complex t ON t.vera_id = v.cluster
            WHERE coalesce(w.id, t.id) IS NOT NULL ORDER BY v.unit, v.place) c
        WHERE c.unit = s.key""")
    moved = "SELECT s.n FROM in_unit s JOIN dossiers_unit t ON t.id = s.found WHERE s.complex_id <> t.complex_id"
    refuse("eenheden.clusters", _("Deze eenheid hoort bij ons bij een ander complex."), moved)
    run("UPDATE in_unit s SET complex_id = t.complex_id FROM dossiers_unit t WHERE t.id = s.found")
    homeless = "SELECT n FROM in_unit WHERE complex_id IS NULL"
    refuse("eenheden.clusters", _("Deze eenheid hoort bij geen cluster dat wij kennen."), homeless)


def _find_people() -> None:
    """Who is on file: by key, else by client number and family name where nobody gave a key yet."""
    run("UPDATE in_person s SET found = t.id FROM dossiers_person t WHERE t.vera_id = s.key")
    run("""UPDATE in_person s SET found = m.id FROM (
            SELECT t.client_number, lower(t.family_name) AS family_name, min(t.id::text)::uuid AS id
            FROM dossiers_person t JOIN in_person w USING (client_number)
            WHERE t.vera_id IS NULL AND t.client_number <> '' GROUP BY 1, 2 HAVING count(*) = 1) m
        WHERE s.found IS NULL AND m.client_number = s.client_number AND m.family_name = lower(s.family_name)""")


def _reach_people() -> None:
    """How people are reached: the contact that they prefer, and where they live."""
    owned = """UPDATE {table} s SET person = o.person FROM v_owns o
        WHERE s.person IS NULL AND o.what = '{what}' AND o.key = s.key"""
    run(owned, table="v_contact", what="contactgegevens")
    run(owned, table="v_lives", what="adressen")
    for kind in ("email", "phone"):
        run(
            """UPDATE in_person s SET {kind} = c.value FROM (SELECT DISTINCT ON (person) person, value FROM v_contact
            WHERE kind = '{kind}' AND person IS NOT NULL ORDER BY person, rank, key) c WHERE c.person = s.key""",
            kind=kind,
        )
    run("""UPDATE in_person s SET address = l.line FROM (
            SELECT DISTINCT ON (v.person) v.person, concat_ws(', ', nullif(concat_ws(' ', a.street, a.number), ''),
                nullif(concat_ws(' ', a.postcode, a.city), '')) AS line
            FROM v_lives v JOIN v_address a ON a.key = v.address ORDER BY v.person, v.rank, v.key) l
        WHERE l.person = s.key AND l.line <> ''""")


def _parties() -> None:
    """Who is party to a tenancy: named there, or naming it, or through a household."""
    run("""INSERT INTO v_party (deal, n, relation, place) SELECT d.key, d.n, o.person, 1000 FROM v_owns o
        JOIN v_deal d ON d.key = o.key WHERE o.what = 'overeenkomsten'
        AND NOT EXISTS (SELECT 1 FROM v_party p WHERE p.n = d.n)""")
    run("DELETE FROM v_party s WHERE NOT EXISTS (SELECT 1 FROM v_deal d WHERE d.n = s.n)")
    run(
        """INSERT INTO v_party (deal, n, relation, place) SELECT DISTINCT p.deal, p.n, m.person, p.place + 1
        FROM v_party p JOIN v_group g ON g.key = p.relation JOIN v_member m ON m.grp = g.key
        WHERE NOT EXISTS (SELECT 1 FROM v_role r WHERE r.person = m.person AND r.other = m.grp AND r.code = ANY(%s))""",
        [[code for code in ROLES if code not in ("HUU", "MDH", "CON")]],
    )
    # A household that came in an earlier file is not kept; who rented under this key then, still does.
    run("""INSERT INTO v_party (deal, n, relation, place) SELECT d.key, d.n, o.vera_id, 2000 FROM v_deal d
        JOIN dossiers_dossier t ON left(split_part(t.vera_id, '/', 1), 43) = left(d.key, 43)
        JOIN dossiers_person o ON o.id = t.person_id
        WHERE o.vera_id IS NOT NULL AND EXISTS (SELECT 1 FROM v_party p WHERE p.n = d.n
            AND NOT EXISTS (SELECT 1 FROM in_person w WHERE w.key = p.relation)
            AND NOT EXISTS (SELECT 1 FROM v_group g WHERE g.key = p.relation)
            AND NOT EXISTS (SELECT 1 FROM dossiers_person k WHERE k.vera_id = p.relation))""")
    run("ANALYZE v_party")


def _tenancies() -> None:
    """A tenancy becomes a dossier for each person who is party to it."""
    _parties()
    unknown = """SELECT d.n FROM v_deal d LEFT JOIN in_unit u ON u.key = d.unit
        LEFT JOIN dossiers_unit t ON t.vera_id = d.unit WHERE d.unit IS NOT NULL AND coalesce(u.id, t.id) IS NULL"""
    refuse("huurovereenkomsten.eenheden", _("Deze eenheid staat niet in het bestand en kennen wij niet."), unknown)
    sink = staging.Sink("in_dossier", *DOSSIER)
    for rows in stream(PARTIES, known=KNOWN.format(column="relation", table="v_party")):
        for n, deal, person_key, is_main, *rest in rows:
            key = deal if is_main else f"{deal[:43]}/{hashlib.sha256(person_key.encode()).hexdigest()[:16]}"
            sink.put(n, uuid7(), key, key, staging.reference("D"), *rest)
        sink.flush()
    run("ANALYZE in_dossier")
    lost = "SELECT d.n FROM v_deal d WHERE NOT EXISTS (SELECT 1 FROM in_dossier i WHERE i.n = d.n)"
    refuse("huurovereenkomsten.relaties", _("Geen van deze relaties staat in het bestand of bij ons."), lost)
    run("""UPDATE in_dossier s SET found = t.id FROM dossiers_dossier t
        WHERE t.vera_id = s.key AND t.person_id = s.person_id""")
    run("""UPDATE in_dossier s SET found = t.id FROM dossiers_dossier t WHERE s.found IS NULL AND t.vera_id IS NULL
        AND t.person_id = s.person_id AND t.unit_id IS NOT DISTINCT FROM s.unit_id AND t.started_on = s.started_on""")


LINKS = ("n", "id", "key", "vera_id", "reference", "person_id", "unit_id", "complex_id")
DOSSIER = (*LINKS, "started_on", "ended_on", "sort_key")
# Per tenancy its people, each once; the one whose dossier bears its key already, else the tenant, is the main one.
PARTIES = """
WITH parties AS (
    SELECT DISTINCT ON (p.n, k.id) p.n, p.deal, p.place, p.relation, k.id, k.name_key,
        EXISTS (SELECT 1 FROM v_role r WHERE r.person = p.relation AND r.code IN ('HUU', 'CON')) AS rents
    FROM v_party p JOIN {known} k ON k.key = p.relation
    WHERE k.id IS NOT NULL ORDER BY p.n, k.id, p.place),
held AS (SELECT t.vera_id, t.person_id FROM dossiers_dossier t JOIN v_deal d ON d.key = t.vera_id),
ranked AS (
    SELECT p.*, h.person_id AS holder,
        row_number() OVER (PARTITION BY p.n ORDER BY p.rents DESC, p.place, p.relation) AS turn
    FROM parties p LEFT JOIN held h ON h.vera_id = p.deal)
SELECT r.n, r.deal, r.relation, CASE WHEN r.holder IS NULL THEN r.turn = 1 ELSE r.holder = r.id END,
    r.id, coalesce(u.found, u.id, t.id), coalesce(u.complex_id, t.complex_id), d.since, d.until, r.name_key
FROM ranked r JOIN v_deal d ON d.n = r.n LEFT JOIN in_unit u ON u.key = d.unit
LEFT JOIN dossiers_unit t ON t.vera_id = d.unit ORDER BY r.n, r.turn"""
