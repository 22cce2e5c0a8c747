"""Versions of the register are added, never changed; a record's category is one that its activity knows."""

from django.db import migrations

GROWS = """
CREATE TRIGGER activityversion_only_grows BEFORE UPDATE OR DELETE ON dossiers_activityversion
    FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE FUNCTION category_of_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.category <> '' AND NOT EXISTS (
        SELECT 1 FROM dossiers_lawfulbasis basis JOIN dossiers_activity activity ON activity.id = basis.activity_id
        WHERE basis.id = NEW.basis_id
          AND NEW.category = ANY (SELECT btrim(name) FROM unnest(string_to_array(activity.categories, ',')) AS name)
    ) THEN
        RAISE EXCEPTION 'category is not one of the activity' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER record_category_of_activity BEFORE INSERT OR UPDATE OF category, basis_id ON dossiers_record
    FOR EACH ROW WHEN (NEW.category <> '') EXECUTE FUNCTION category_of_activity();
"""
UNDO = """
DROP TRIGGER record_category_of_activity ON dossiers_record;
DROP FUNCTION category_of_activity();
DROP TRIGGER activityversion_only_grows ON dossiers_activityversion;
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0005_need_to_know"), ("cases", "0003_events_only_grow")]

    operations = [migrations.RunSQL(GROWS, UNDO)]
