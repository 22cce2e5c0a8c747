"""A new dossier has no records yet: its sections are told by its home, or by what its person is, without a search."""

from django.db import migrations

SECTIONS = """
CREATE OR REPLACE FUNCTION dossier_sections() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before text;
    held text[] := '{{}}';
BEGIN
    {quick}
    before := coalesce(current_setting('wsn.job', true), '');
    PERFORM set_config('wsn.job', 'on', true);
    held := ARRAY(SELECT DISTINCT section::text FROM dossiers_record WHERE dossier_id = NEW.id);
    IF NEW.unit_id IS NOT NULL THEN
        held := held || '{{tenancy,maintenance}}';
    ELSIF held = '{{}}' THEN
        SELECT CASE kind WHEN 'seeker' THEN '{{letting}}' ELSE '{{tenancy}}' END INTO held
        FROM dossiers_person WHERE id = NEW.person_id;
    END IF;
    PERFORM set_config('wsn.job', before, true);
    NEW.sections := ARRAY(SELECT DISTINCT each FROM unnest(held) each ORDER BY each);
    RETURN NEW;
END $$;
"""
QUICK = """IF TG_OP = 'INSERT' AND NEW.unit_id IS NOT NULL THEN
        NEW.sections := '{maintenance,tenancy}';
        RETURN NEW;
    END IF;"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0020_sections_of_a_closed_list")]

    operations = [migrations.RunSQL(SECTIONS.format(quick=QUICK), SECTIONS.format(quick=""))]
