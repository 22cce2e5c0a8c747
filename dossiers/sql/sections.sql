-- Which sections a dossier concerns, kept by triggers: who may see none of them does not see that it is there.

-- A home concerns the tenancy and its maintenance before anything is recorded. What has neither home nor records
-- concerns letting when somebody seeks a home, and the tenancy otherwise. A new dossier with a home has no records yet:
-- no search is needed. Its person stands behind the wall as well, and is read inside the block.
CREATE OR REPLACE FUNCTION dossier_sections() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before text;
    held text[] := '{}';
BEGIN
    IF TG_OP = 'INSERT' AND NEW.unit_id IS NOT NULL THEN
        NEW.sections := '{maintenance,tenancy}';
        RETURN NEW;
    END IF;
    before := coalesce(current_setting('wsn.job', true), '');
    PERFORM set_config('wsn.job', 'on', true);
    held := ARRAY(SELECT DISTINCT section::text FROM dossiers_record WHERE dossier_id = NEW.id);
    IF NEW.unit_id IS NOT NULL THEN
        held := held || '{tenancy,maintenance}';
    ELSIF held = '{}' THEN
        SELECT CASE kind WHEN 'seeker' THEN '{letting}' ELSE '{tenancy}' END INTO held
        FROM dossiers_person WHERE id = NEW.person_id;
    END IF;
    PERFORM set_config('wsn.job', before, true);
    NEW.sections := ARRAY(SELECT DISTINCT each FROM unnest(held) each ORDER BY each);
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER dossier_sections BEFORE INSERT OR UPDATE OF sections, unit_id, person_id ON dossiers_dossier
    FOR EACH ROW EXECUTE FUNCTION dossier_sections();

-- Records come, change and go: their dossiers are told, once per statement.
CREATE OR REPLACE FUNCTION record_sections() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE OR REPLACE TRIGGER record_sections_new AFTER INSERT ON dossiers_record
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_sections();
CREATE OR REPLACE TRIGGER record_sections_changed AFTER UPDATE ON dossiers_record
    REFERENCING OLD TABLE AS before_it NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_sections();
CREATE OR REPLACE TRIGGER record_sections_gone AFTER DELETE ON dossiers_record
    REFERENCING OLD TABLE AS before_it FOR EACH STATEMENT EXECUTE FUNCTION record_sections();
