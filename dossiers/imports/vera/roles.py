"""VERA's roles: what somebody is to the association, and how two people stand to each other."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers.imports.staging import run
from dossiers.imports.vera.codes import MAKES_KIND, MAKES_TIE, ROLES

WAITING = ("in_complex", "in_unit", "in_person", "in_dossier", "in_tie", "v_role", "v_deal", "v_party", "v_pair")
WITHOUT_SCOPE = ("co_tenant", "child")
# Everybody whom a reference can mean: in this file, or on file under the same key.
KNOWN = """(SELECT r.key, coalesce(p.found, p.id, t.id) AS id, coalesce(p.name_key, t.name_key) AS name_key
    FROM (SELECT DISTINCT {column} AS key FROM {table}) r
    LEFT JOIN in_person p ON p.key = r.key LEFT JOIN dossiers_person t ON t.vera_id = r.key)"""


def refuse(field: str, why: str, found: str, **names: str) -> None:
    """Refuse the entities that `found` selects, and take out what they brought."""
    chosen = found.format(**names) if names else found
    into = "INSERT INTO in_refused (n, field, reason) SELECT DISTINCT n, %s, %s FROM ({chosen}) x"
    if run(into, [field, why], chosen=chosen):
        for table in WAITING:
            run("DELETE FROM {table} s USING in_refused r WHERE r.n = s.n", table=table)


def kinds() -> None:
    """What people are: by their tenancies first, then by their roles; about whom neither speaks is a third party."""
    today = timezone.localdate()
    run(
        """UPDATE in_person s SET kind = CASE WHEN d.runs THEN 'tenant' ELSE 'former_tenant' END FROM (
            SELECT person_id, bool_or(ended_on IS NULL OR ended_on >= %s) AS runs FROM in_dossier GROUP BY 1) d
        WHERE d.person_id = coalesce(s.found, s.id)""",
        [today],
    )
    for code, kind in MAKES_KIND.items():
        only = "s.kind = 'tenant'" if kind == "co_tenant" else "s.kind IS NULL"
        run(
            """UPDATE in_person s SET kind = %s FROM v_role r WHERE r.person = s.key AND r.code = %s AND {only}
            AND (r.until IS NULL OR r.until >= %s)""",
            [kind, code, today],
            only=only,
        )
    run("UPDATE in_person SET kind = 'third_party' WHERE kind IS NULL AND found IS NULL")
    run("""UPDATE in_person s SET address = a.line FROM (
            SELECT DISTINCT ON (d.person_id) d.person_id,
                concat_ws(', ', concat_ws(' ', u.street, u.number), concat_ws(' ', u.postcode, u.city)) AS line
            FROM in_dossier d JOIN in_unit u ON coalesce(u.found, u.id) = d.unit_id
            WHERE u.street IS NOT NULL AND d.ended_on IS NULL ORDER BY d.person_id, d.started_on DESC) a
        WHERE s.address IS NULL AND a.person_id = coalesce(s.found, s.id)""")


def ties() -> None:
    """Roles between two people become ties: guardians and administrators, co-tenants, children."""
    _pair()
    stands_for = [code for code, kind in MAKES_TIE.items() if kind not in WITHOUT_SCOPE]
    alone = "SELECT n FROM v_role r WHERE r.code IN ({codes}) AND NOT EXISTS (SELECT 1 FROM v_pair p WHERE p.n = r.n)"
    codes = ", ".join(f"'{code}'" for code in stands_for)
    refuse("relatierollen.rolRelatie", _("Wij weten niet voor wie deze rol geldt."), alone, codes=codes)
    refuse("relatierollen.begindatum", _("Dit veld is leeg."), "SELECT n FROM v_pair WHERE since IS NULL")
    unknown = """SELECT v.n FROM v_pair v JOIN {people} a ON a.key = v.person JOIN {others} b ON b.key = v.other
        WHERE a.id IS NULL OR b.id IS NULL"""
    who = {
        "people": KNOWN.format(column="person", table="v_pair"),
        "others": KNOWN.format(column="other", table="v_pair"),
    }
    why = _("Een van deze relaties staat niet in het bestand en kennen wij niet.")
    refuse("relatierollen.relatie", why, unknown, **who)
    run(
        """INSERT INTO in_tie (n, id, key, person_id, other_id, kind, scope, evidence, since, until)
        SELECT DISTINCT ON (a.id, b.id, v.kind, v.since) v.n, gen_random_uuid(), v.n::text, a.id, b.id, v.kind, v.scope,
            'VERA', v.since, v.until
        FROM v_pair v JOIN {people} a ON a.key = v.person JOIN {others} b ON b.key = v.other
        WHERE a.id <> b.id ORDER BY a.id, b.id, v.kind, v.since, v.n""",
        **who,
    )
    run("""UPDATE in_tie s SET found = lpad(to_hex(t.id), 32, '0')::uuid FROM dossiers_tie t
        WHERE t.person_id = s.person_id AND t.other_id = s.other_id AND t.kind = s.kind AND t.since = s.since""")


def _pair() -> None:
    """The two people of each role that makes a tie; a role in a household is a role beside its tenants."""
    makes = [(code, kind, "" if kind in WITHOUT_SCOPE else ROLES[code].lower()) for code, kind in MAKES_TIE.items()]
    values = ", ".join(f"('{code}', '{kind}', '{scope}')" for code, kind, scope in makes)
    run(
        """INSERT INTO v_pair SELECT r.n, m.kind, m.scope, r.other, r.person, r.since, r.until
        FROM v_role r JOIN (VALUES {values}) m (code, kind, scope) USING (code) WHERE r.other IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM v_group g WHERE g.key = r.other)""",
        values=values,
    )
    run(
        """INSERT INTO v_pair SELECT r.n, m.kind, m.scope, h.person, r.person, r.since, r.until
        FROM v_role r JOIN (VALUES {values}) m (code, kind, scope) USING (code) JOIN v_group g ON g.key = r.other
        JOIN v_role h ON h.other = r.other AND h.code IN ('HUU', 'CON') AND h.person <> r.person""",
        values=values,
    )
