"""The second wall: row-level security on what is kept about people, by what is set on the connection.

Each setting is read once per statement (the SELECT around it makes it so), not once per row. The owner of the tables is
behind the wall too (FORCE). A dossier carries the sections that it concerns, kept by triggers: whoever may see none of
them does not see that the dossier is there.
"""

import django.contrib.postgres.fields
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
# A home concerns the tenancy and its maintenance before anything is recorded. What has neither home nor records
# concerns letting when somebody seeks a home, and the tenancy otherwise.
SECTIONS = """
CREATE FUNCTION dossier_sections() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before text := coalesce(current_setting('wsn.job', true), '');
    held text[];
BEGIN
    PERFORM set_config('wsn.job', 'on', true);
    held := ARRAY(SELECT DISTINCT section::text FROM dossiers_record WHERE dossier_id = NEW.id);
    PERFORM set_config('wsn.job', before, true);
    IF NEW.unit_id IS NOT NULL THEN
        held := held || '{tenancy,maintenance}';
    ELSIF held = '{}' THEN
        SELECT CASE kind WHEN 'seeker' THEN '{letting}' ELSE '{tenancy}' END INTO held
        FROM dossiers_person WHERE id = NEW.person_id;
    END IF;
    NEW.sections := ARRAY(SELECT DISTINCT each FROM unnest(held) each ORDER BY each);
    RETURN NEW;
END $$;
CREATE TRIGGER dossier_sections BEFORE INSERT OR UPDATE OF sections, unit_id, person_id ON dossiers_dossier
    FOR EACH ROW EXECUTE FUNCTION dossier_sections();
CREATE FUNCTION record_sections() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before text := coalesce(current_setting('wsn.job', true), '');
BEGIN
    PERFORM set_config('wsn.job', 'on', true);
    IF TG_OP = 'INSERT' THEN
        UPDATE dossiers_dossier SET sections = sections FROM (SELECT DISTINCT dossier_id, section FROM after) fresh
        WHERE id = fresh.dossier_id AND NOT fresh.section = ANY (sections);
    ELSIF TG_OP = 'DELETE' THEN
        UPDATE dossiers_dossier SET sections = sections WHERE id IN (SELECT dossier_id FROM before_it);
    ELSE
        UPDATE dossiers_dossier SET sections = sections WHERE id IN (
            SELECT unnest(ARRAY[was.dossier_id, is_now.dossier_id])
            FROM before_it was JOIN after is_now USING (id)
            WHERE (was.dossier_id, was.section) IS DISTINCT FROM (is_now.dossier_id, is_now.section)
        );
    END IF;
    PERFORM set_config('wsn.job', before, true);
    RETURN NULL;
END $$;
CREATE TRIGGER record_sections_new AFTER INSERT ON dossiers_record
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_sections();
CREATE TRIGGER record_sections_changed AFTER UPDATE ON dossiers_record
    REFERENCING OLD TABLE AS before_it NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_sections();
CREATE TRIGGER record_sections_gone AFTER DELETE ON dossiers_record
    REFERENCING OLD TABLE AS before_it FOR EACH STATEMENT EXECUTE FUNCTION record_sections();
UPDATE dossiers_dossier SET sections = sections;
"""
FORGET_SECTIONS = """
DROP TRIGGER record_sections_gone ON dossiers_record;
DROP TRIGGER record_sections_changed ON dossiers_record;
DROP TRIGGER record_sections_new ON dossiers_record;
DROP FUNCTION record_sections();
DROP TRIGGER dossier_sections ON dossiers_dossier;
DROP FUNCTION dossier_sections();
"""
# A CASE, and not one more OR: what is in it the planner takes to be true of every second row. Of the parts it would
# expect one row in a thousand, and sort every dossier of a complex rather than walk along the names.
POLICIES = """
CREATE POLICY second_wall ON dossiers_dossier USING (CASE WHEN (SELECT wall_word('job')) = 'on' THEN true ELSE
    sections::text[] && (SELECT wall_words('everywhere'))::text[]
    OR (sections::text[] && (SELECT wall_words('here'))::text[] AND (
        complex_id = ANY ((SELECT wall_keys('complexes'))::uuid[])
        OR id = ANY ((SELECT wall_keys('near'))::uuid[])
    ))
    OR id = ANY ((SELECT wall_keys('dossiers'))::uuid[])
END);
CREATE POLICY second_wall ON dossiers_record USING (CASE WHEN (SELECT wall_word('job')) = 'on' THEN true ELSE
    section = ANY ((SELECT wall_words('everywhere'))::text[])
    OR (section = ANY ((SELECT wall_words('here'))::text[]) AND EXISTS (
        SELECT 1 FROM dossiers_dossier near WHERE near.id = dossier_id AND (
            near.complex_id = ANY ((SELECT wall_keys('complexes'))::uuid[])
            OR near.id = ANY ((SELECT wall_keys('near'))::uuid[])
        )
    ))
    OR (dossier_id = ANY ((SELECT wall_keys('dossiers'))::uuid[])
        AND dossier_id::text || ':' || section = ANY ((SELECT wall_words('granted'))::text[]))
END);
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
        migrations.AddField(
            model_name="dossier",
            name="sections",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=12),
                default=list,
                editable=False,
                size=None,
                verbose_name="onderdelen",
            ),
        ),
        migrations.RunSQL(SECTIONS, FORGET_SECTIONS),
        migrations.RunSQL(READING, FORGET_READING),
        migrations.RunSQL(POLICIES, FORGET_POLICIES),
        migrations.RunSQL(RAISE, LOWER),
    ]
