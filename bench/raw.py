"""The rows of each page by raw SQL: the same predicates and columns without Django, so the least that it can take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg2
import psycopg2.extras
from django.conf import settings
from django.db import connection
from django.utils import timezone

from cases.workflow import OPEN, Status
from dossiers.access import wall
from dossiers.scope import scope_of
from law.clock import SOON_DAYS

if TYPE_CHECKING:
    import datetime as dt

    from bench.scene import Scene
    from dossiers.models import Dossier
    from dossiers.scope import Scope
    from wsn_privacy.models import User

Rows = list[tuple[Any, ...]]
ACCOUNT = {"USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
Asked = tuple[str, dict[str, Any]]  # a statement with its parameters

CASES = """
SELECT c.reference, c.kind, c.status, c.channel, c.received_at, c.due_on, u.name, u.email, q.name
FROM cases_case c LEFT JOIN wsn_privacy_user u ON u.id = c.owner_id
LEFT JOIN cases_requester q ON q.case_id = c.id
WHERE {where} ORDER BY c.due_on, c.id LIMIT {limit}"""
WAITS = (  # for whom is waited, in the order in which a request finds its group
    "(c.status = %(waits)s OR c.id IN (SELECT case_id FROM cases_clarification WHERE answered_on IS NULL))",
    """c.id IN (SELECT t.case_id FROM cases_consultation n JOIN cases_thirdparty t ON t.id = n.third_id
       WHERE n.answered_at IS NULL AND n.weighed_at IS NULL)""",
    "c.id IN (SELECT case_id FROM cases_searchtask WHERE answered_at IS NULL AND ended_at IS NULL)",
    "(c.status = %(new)s AND c.owner_id IS NULL)",
)
GROUPS = (
    "c.due_on < %(today)s",
    "c.due_on BETWEEN %(today)s AND %(soon)s",
    *(
        " AND ".join(("c.due_on > %(soon)s", *(f"NOT {before}" for before in WAITS[:place]), *WAITS[place : place + 1]))
        for place in range(len(WAITS) + 1)
    ),
)
LOADS = """
SELECT u.name, u.email, count(*), count(*) FILTER (WHERE c.due_on < %(today)s)
FROM cases_case c LEFT JOIN wsn_privacy_user u ON u.id = c.owner_id WHERE c.status = ANY(%(open)s) GROUP BY 1, 2"""
COUNTS = """
SELECT {groups}, count(*) FILTER (WHERE received_at > now() - interval '7 days'),
  count(*) FILTER (WHERE received_at <= now() - interval '7 days'
    AND received_at > now() - interval '14 days'),
  count(*) FILTER (WHERE received_at <= now() - interval '14 days'
    AND received_at > now() - interval '21 days'),
  count(*) FILTER (WHERE received_at <= now() - interval '21 days')
FROM cases_case c WHERE status = ANY(%(open)s)"""
DONE = "SELECT count(*) FROM cases_case WHERE NOT status = ANY(%(open)s) AND received_at >= %(new_year)s"
CAPPED = "SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {where} LIMIT 1001) AS capped"
CASE = """
SELECT c.reference, c.*, g.*, q.*, i.*, b.name, a.*, o.name, s.name_key, r.name
FROM cases_case c JOIN consent_regulation g ON g.id = c.regulation_id
LEFT JOIN cases_requester q ON q.case_id = c.id LEFT JOIN cases_identification i ON i.case_id = c.id
LEFT JOIN wsn_privacy_user b ON b.id = i.by_id LEFT JOIN cases_answer a ON a.case_id = c.id
LEFT JOIN wsn_privacy_user o ON o.id = c.owner_id LEFT JOIN dossiers_person s ON s.id = c.subject_id
LEFT JOIN wsn_privacy_user r ON r.id = c.registered_by_id WHERE c.reference = %(reference)s"""
OF_CASE = (
    'SELECT kind, "on" FROM cases_clockevent WHERE case_id = %(id)s ORDER BY "on", id',
    """SELECT count(*), count(*) FILTER (WHERE d.finding_id IS NULL) FROM cases_finding f
       LEFT JOIN cases_decision d ON d.finding_id = f.id WHERE f.case_id = %(id)s""",
    "SELECT id, kind, sha256, made_at FROM cases_letter WHERE case_id = %(id)s",
    """SELECT g.name, count(*) FROM dossiers_logentry l LEFT JOIN wsn_privacy_user_groups ug ON ug.user_id = l.actor_id
       LEFT JOIN auth_group g ON g.id = ug.group_id WHERE l.object_pk = %(id)s AND l.verb = 'looked' GROUP BY 1""",
)
DOSSIERS = """
SELECT d.reference, d.started_on, d.ended_on, p.kind, p.given_name, p.prefix, p.family_name,
  u.street, u.number, u.postcode, u.city, x.code,
  ARRAY(SELECT DISTINCT r.section FROM dossiers_record r WHERE r.dossier_id = d.id AND r.section = ANY(%(sections)s))
FROM dossiers_dossier d JOIN dossiers_person p ON p.id = d.person_id
LEFT JOIN dossiers_unit u ON u.id = d.unit_id LEFT JOIN dossiers_complex x ON x.id = d.complex_id
WHERE {where} ORDER BY d.sort_key, d.id LIMIT 26"""
HANGS_ON = "SELECT d.* FROM dossiers_dossier d WHERE d.reference = %(reference)s AND {where}"
MINE = """
SELECT p.content_object_id FROM dossiers_complexuserobjectpermission p JOIN auth_permission a ON a.id = p.permission_id
WHERE p.user_id = %(user)s AND a.codename = 'view_complex'"""
RECORDS = """
SELECT reference, section, title, evidence, happened_on, ground, name, kept FROM (
  SELECT r.*, b.ground, a.name, a.kept,
    row_number() OVER (PARTITION BY r.section ORDER BY r.happened_on DESC, r.id DESC) AS nth
  FROM dossiers_record r JOIN dossiers_lawfulbasis b ON b.id = r.basis_id
  JOIN dossiers_activity a ON a.id = b.activity_id
  WHERE r.dossier_id = %(id)s AND r.section = ANY(%(sections)s)) AS numbered
WHERE nth <= 50 ORDER BY happened_on DESC, id DESC"""
NAMED = """
SELECT m.role, p.given_name, p.prefix, p.family_name FROM dossiers_record r
JOIN dossiers_mention m ON m.record_id = r.id JOIN dossiers_person p ON p.id = m.person_id
WHERE r.dossier_id = %(id)s AND r.section = ANY(%(sections)s)"""
ONE_DOSSIER = """
SELECT d.*, p.*, u.*, x.* FROM dossiers_dossier d JOIN dossiers_person p ON p.id = d.person_id
LEFT JOIN dossiers_unit u ON u.id = d.unit_id LEFT JOIN dossiers_complex x ON x.id = d.complex_id
WHERE d.reference = %(reference)s AND d.complex_id IN ({mine})"""
LINE = """
INSERT INTO dossiers_logentry
  (content_type_id, object_pk, object_repr, action, actor_id, verb, purpose, timestamp, digest)
VALUES (%(kind)s, %(id)s, %(reference)s, 3, %(user)s, 'looked', '', now(), '')"""


class Raw:
    """A connection of its own that asks without Django, as the owner of the tables."""

    def __init__(self) -> None:
        """Opens it on the database that Django uses now; every statement is a transaction.

        Where the site has an account of its own, the owner is shown every row and no policy is worked out.
        """
        psycopg2.extras.register_uuid()
        known, owner = connection.get_connection_params(), dict(settings.DATABASE_OWNER)
        known |= {theirs: owner[ours] for ours, theirs in ACCOUNT.items() if owner[ours]}
        self.connection = psycopg2.connect(**known)
        self.connection.autocommit = True
        if owner["USER"] == settings.DATABASE_SITE:
            self.rows("SELECT set_config('wsn.job', 'on', false)", {})
            return
        for table in wall.tables():
            self.rows(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY", {})

    def rows(self, statement: str, parameters: dict[str, Any]) -> Rows:
        """All rows of one statement; none when it gives no rows."""
        with self.connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            return list(cursor.fetchall()) if cursor.description else []

    def ask(self, asked: list[Asked]) -> None:
        """Has statements done, and leaves their rows as they came."""
        with self.connection.cursor() as cursor:
            for statement, parameters in asked:
                cursor.execute(statement, parameters)

    def close(self) -> None:
        """Lets go of the database."""
        self.connection.close()

    def all(self, asked: list[Asked]) -> list[Rows]:
        """The rows of several statements, one after the other."""
        return [self.rows(*each) for each in asked]


def start_screen(today: dt.date) -> list[Asked]:
    """The groups of the day with their first rows, the figures, the ages and who does what."""
    known = {
        "today": today,
        "soon": today.fromordinal(today.toordinal() + SOON_DAYS),
        "waits": Status.WAITING,
        "new": Status.RECEIVED,
        "open": list(OPEN),
        "new_year": timezone.make_aware(timezone.datetime(today.year, 1, 1)),  # type: ignore[attr-defined]
    }
    groups = [CASES.format(where=f"c.status = ANY(%(open)s) AND {part}", limit=12) for part in GROUPS]
    counts = COUNTS.format(groups=", ".join(f"count(*) FILTER (WHERE {part})" for part in GROUPS))
    return [(statement, known) for statement in (*groups, counts, LOADS, DONE)]


def case_list(*, status: str = "", after: object = None) -> list[Asked]:
    """A page of requests and their capped count."""
    chosen = "status = ANY(%(open)s)" if not status else "TRUE"
    where = chosen + (" AND (c.due_on, c.id) > (%(due_on)s, %(id)s)" if after else "")
    known = {"open": list(OPEN), "due_on": getattr(after, "due_on", None), "id": getattr(after, "pk", None)}
    return [(CASES.format(where=where, limit=26), known), (CAPPED.format(table="cases_case", where=chosen), known)]


def case(row: Any) -> list[Asked]:
    """One request with its parts."""
    known = {"reference": row.reference, "id": str(row.pk)}
    return [(CASE, known), *((statement, known) for statement in OF_CASE)]


def dossier_list(scope: Scope, *, after: Dossier | None = None) -> list[Asked]:
    """A page of the dossiers within `scope`, and their capped count; and the dossier that the page follows."""
    parts = ["d.sections && %(everywhere)s::varchar[]"] if scope.everywhere else []
    parts += ["d.sections && %(here)s::varchar[] AND d.complex_id IN %(complexes)s"] if scope.here else []
    parts += ["d.id = ANY(%(granted)s)"] if scope.granted else []
    mine = f"({' OR '.join(parts)})"
    where = mine + (" AND (d.sort_key, d.id) > (%(key)s, %(id)s)" if after else "")
    known = {
        "everywhere": list(scope.everywhere),
        "here": list(scope.here),
        "complexes": tuple(scope.complexes) or (None,),
        "granted": [dossier for dossier, _section in scope.granted],
        "sections": list(scope.sections),
        "key": after and after.sort_key,
        "id": after and after.pk,
        "reference": after and after.reference,
    }
    asked = [(DOSSIERS.format(where=where), known), (CAPPED.format(table="dossiers_dossier d", where=mine), known)]
    return [*asked, (HANGS_ON.format(where=mine), known)] if after else asked


def dossier(scene: Scene) -> list[Asked]:
    """One dossier with the newest records of each section."""
    row = scene.thick
    known = {"id": row.pk, "reference": row.reference, "user": scene.consultant.pk}
    known["sections"] = list(scope_of(scene.consultant).sections)
    return [(RECORDS, known), (NAMED, known), (ONE_DOSSIER.format(mine=MINE), known)]


def one_dossier(user: User, reference: str) -> list[Asked]:
    """One dossier, if it stands in a complex of `user`."""
    return [(ONE_DOSSIER.format(mine=MINE), {"reference": reference, "user": user.pk})]
