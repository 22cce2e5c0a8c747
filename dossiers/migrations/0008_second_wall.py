"""The second wall: row-level security on what is kept about people, by what is set on the connection.

Each setting is read once per statement (the SELECT around it makes it so), not once per row. The owner of the tables is
behind the wall too (FORCE). That a section outside the function holds something may be known; what it holds may not:
the one is what `sections_held` answers.
"""

from django.db import migrations, models

READING = """
CREATE FUNCTION wall_word(name text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT nullif(current_setting('wsn.' || name, true), '')
$$;
CREATE FUNCTION wall_words(name text) RETURNS text[] LANGUAGE sql STABLE AS $$ SELECT wall_word(name)::text[] $$;
CREATE FUNCTION wall_keys(name text) RETURNS uuid[] LANGUAGE sql STABLE AS $$ SELECT wall_word(name)::uuid[] $$;
"""
FORGET_READING = """
DROP FUNCTION wall_keys(text);
DROP FUNCTION wall_words(text);
DROP FUNCTION wall_word(text);
"""
POLICIES = """
CREATE POLICY second_wall ON dossiers_dossier USING (
    (SELECT wall_word('job')) = 'on'
    OR (SELECT wall_word('everywhere')) IS NOT NULL
    OR complex_id = ANY ((SELECT wall_keys('complexes'))::uuid[])
    OR id = ANY ((SELECT wall_keys('dossiers'))::uuid[])
);
CREATE POLICY second_wall ON dossiers_record USING (
    (SELECT wall_word('job')) = 'on'
    OR section = ANY ((SELECT wall_words('everywhere'))::text[])
    OR (section = ANY ((SELECT wall_words('here'))::text[]) AND EXISTS (
        SELECT 1 FROM dossiers_dossier near WHERE near.id = dossier_id AND (
            near.complex_id = ANY ((SELECT wall_keys('complexes'))::uuid[])
            OR near.id = ANY ((SELECT wall_keys('near'))::uuid[])
        )
    ))
    OR (dossier_id = ANY ((SELECT wall_keys('dossiers'))::uuid[])
        AND dossier_id::text || ':' || section = ANY ((SELECT wall_words('granted'))::text[]))
);
CREATE POLICY second_wall ON dossiers_recordfile USING (
    (SELECT wall_word('job')) = 'on' OR EXISTS (SELECT 1 FROM dossiers_record above WHERE above.id = record_id)
);
CREATE POLICY second_wall ON dossiers_mention USING (
    (SELECT wall_word('job')) = 'on' OR EXISTS (SELECT 1 FROM dossiers_record above WHERE above.id = record_id)
);
CREATE POLICY second_wall ON dossiers_correction USING (
    (SELECT wall_word('job')) = 'on' OR EXISTS (SELECT 1 FROM dossiers_record above WHERE above.id = record_id)
);
CREATE POLICY second_wall ON dossiers_statement USING (
    (SELECT wall_word('job')) = 'on' OR EXISTS (SELECT 1 FROM dossiers_record above WHERE above.id = record_id)
);
CREATE POLICY second_wall ON dossiers_dossierkey USING (
    (SELECT wall_word('job')) = 'on' OR EXISTS (SELECT 1 FROM dossiers_dossier above WHERE above.id = dossier_id)
);
CREATE POLICY second_wall ON dossiers_opening USING (
    (SELECT wall_word('job')) = 'on' OR EXISTS (SELECT 1 FROM dossiers_dossier above WHERE above.id = dossier_id)
);
CREATE POLICY second_wall ON dossiers_emergency USING (
    (SELECT wall_word('job')) = 'on' OR EXISTS (SELECT 1 FROM dossiers_dossier above WHERE above.id = dossier_id)
);
"""
TABLES = ("dossier", "record", "recordfile", "mention", "correction", "statement", "dossierkey", "opening", "emergency")
FORGET_POLICIES = "\n".join(f"DROP POLICY second_wall ON dossiers_{table};" for table in TABLES)
RAISE = "\n".join(
    f"ALTER TABLE dossiers_{table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;" for table in TABLES
)
LOWER = "\n".join(
    f"ALTER TABLE dossiers_{table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;" for table in TABLES
)
SECTIONS_HELD = """
CREATE FUNCTION sections_held(dossier uuid) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
    before text := coalesce(current_setting('wsn.job', true), '');
    held text[];
BEGIN
    PERFORM set_config('wsn.job', 'on', true);
    held := ARRAY(SELECT DISTINCT section::text FROM dossiers_record WHERE dossier_id = dossier);
    PERFORM set_config('wsn.job', before, true);
    RETURN held;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0007_register"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        migrations.AlterUniqueTogether(
            name="dossieruserobjectpermission",
            unique_together={("user", "permission", "content_object", "is_emergency")},
        ),
        migrations.AddField(
            model_name="emergency",
            name="told_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="gemeld op"),
        ),
        migrations.RunSQL(READING, FORGET_READING),
        migrations.RunSQL(POLICIES, FORGET_POLICIES),
        migrations.RunSQL(RAISE, LOWER),
        migrations.RunSQL(SECTIONS_HELD, "DROP FUNCTION sections_held(uuid)"),
    ]
