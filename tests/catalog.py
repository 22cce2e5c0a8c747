"""What the catalog of the database says of its guards: functions, policies, triggers, walls and extensions."""

from django.db import connection

OF_EXTENSIONS = "NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = p.oid AND deptype = 'e')"
CATALOG = {
    "functions": "SELECT proname, array_agg(pg_get_functiondef(p.oid) ORDER BY p.oid) FROM pg_proc p"
    f" WHERE pronamespace = 'public'::regnamespace AND {OF_EXTENSIONS} GROUP BY proname",
    "policies": "SELECT tablename || ' ' || policyname, (permissive, roles, cmd, qual, with_check)::text"
    " FROM pg_policies",
    "triggers": "SELECT tgrelid::regclass || ' ' || tgname, pg_get_triggerdef(oid) FROM pg_trigger"
    " WHERE NOT tgisinternal",
    "walls": "SELECT relname, (relrowsecurity, relforcerowsecurity)::text FROM pg_class WHERE relkind = 'r'",
    "extensions": "SELECT extname, '' FROM pg_extension WHERE extname <> 'plpgsql'",
}


def living():
    """What the catalog of the database says."""
    found = {}
    with connection.cursor() as cursor:
        for kind, question in CATALOG.items():
            cursor.execute(question)
            found[kind] = dict(cursor.fetchall())
    return found
