"""Corrections, statements and openings are added, never changed; they go with the destruction of what they hang on.

The site has no way to take one away. Destruction has: it speaks as the owner of the tables (`wsn_privacy.operations.database_owner`) and
says in its transaction that it destroys, with `SET LOCAL wsn.destruction = 'on'`. The setting alone opens nothing.
"""

from django.db import migrations

BY_DESTRUCTION = """
CREATE FUNCTION goes_by_destruction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('wsn.destruction', true) = 'on'
        AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE')
    THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% only grows: % is refused', TG_TABLE_NAME, TG_OP;
END $$;
"""
TABLES = ("correction", "statement", "opening")
# Writing a row again as it is changes nothing.
ONLY_GROWS = "\n".join(
    f"""
CREATE TRIGGER {table}_only_grows BEFORE UPDATE ON dossiers_{table}
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION append_only();
CREATE TRIGGER {table}_not_deleted BEFORE DELETE ON dossiers_{table}
    FOR EACH ROW EXECUTE FUNCTION goes_by_destruction();
"""
    for table in TABLES
)
FORGET = "\n".join(
    f"""
DROP TRIGGER {table}_not_deleted ON dossiers_{table};
DROP TRIGGER {table}_only_grows ON dossiers_{table};
"""
    for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0013_line_once")]

    operations = [
        migrations.RunSQL(BY_DESTRUCTION, "DROP FUNCTION goes_by_destruction();"),
        migrations.RunSQL(ONLY_GROWS, FORGET),
    ]
