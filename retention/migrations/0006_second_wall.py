"""The second wall round holds, destruction lists and what was destroyed.

A hold is seen as the dossier, record or person that it is on. Lists, and what is left of what was destroyed, are for
who puts lists together and who signs them.
"""

from django.db import migrations

SEES = """
CREATE FUNCTION wall_destroys() RETURNS boolean LANGUAGE sql STABLE RETURN
    coalesce(wall_word('job') = 'on', false)
    OR coalesce(wall_words('functions') && '{privacy_officer,fg,director}'::text[], false);
"""
HOLDS = """
CREATE POLICY second_wall ON retention_hold USING (CASE WHEN (SELECT wall_sees_all()) THEN true
    WHEN dossier_id IS NOT NULL THEN EXISTS (SELECT 1 FROM dossiers_dossier d WHERE d.id = dossier_id)
    WHEN record_id IS NOT NULL THEN EXISTS (SELECT 1 FROM dossiers_record r WHERE r.id = record_id)
    ELSE EXISTS (SELECT 1 FROM dossiers_person p WHERE p.id = person_id)
END);
"""
LISTS = ("destructionlist", "item", "outcome", "step", "destruction")
TABLES = ("hold", *LISTS)
POLICIES = HOLDS + "\n".join(
    f"CREATE POLICY second_wall ON retention_{table} USING ((SELECT wall_destroys()));" for table in LISTS
)
FORGET = "\n".join(f"DROP POLICY second_wall ON retention_{table};" for table in TABLES)
RAISE = "\n".join(
    f"ALTER TABLE retention_{table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;" for table in TABLES
)
LOWER = "\n".join(
    f"ALTER TABLE retention_{table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;" for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [("retention", "0005_erasure_ledger"), ("dossiers", "0018_wall_round_people")]

    operations = [
        migrations.RunSQL(SEES, "DROP FUNCTION wall_destroys();"),
        migrations.RunSQL(POLICIES, FORGET),
        migrations.RunSQL(RAISE, LOWER),
    ]
