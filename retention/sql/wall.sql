-- The second wall round holds, destruction lists and what was destroyed.
--
-- A hold is seen as the dossier, record or person that it is on. Lists, and what is left of what was destroyed, are for
-- who puts lists together and who signs them.

DO $$
DECLARE
    old name;
BEGIN
    FOR old IN SELECT tablename FROM pg_policies WHERE tablename LIKE 'retention\_%' AND policyname = 'second_wall'
    LOOP
        EXECUTE format('DROP POLICY second_wall ON %I', old);
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION wall_destroys() RETURNS boolean LANGUAGE sql STABLE
RETURN coalesce(wall_word('job') = 'on', false)
    OR coalesce(wall_words('functions') && '{privacy_officer,fg,director}'::text[], false);

CREATE POLICY second_wall ON retention_hold USING (CASE WHEN (SELECT wall_sees_all()) THEN true
    WHEN dossier_id IS NOT NULL THEN EXISTS (SELECT 1 FROM dossiers_dossier d WHERE d.id = dossier_id)
    WHEN record_id IS NOT NULL THEN EXISTS (SELECT 1 FROM dossiers_record r WHERE r.id = record_id)
    ELSE EXISTS (SELECT 1 FROM dossiers_person p WHERE p.id = person_id)
END);

CREATE POLICY second_wall ON retention_certificate USING ((SELECT wall_destroys()));
CREATE POLICY second_wall ON retention_destruction USING ((SELECT wall_destroys()));
CREATE POLICY second_wall ON retention_destructionlist USING ((SELECT wall_destroys()));
CREATE POLICY second_wall ON retention_item USING ((SELECT wall_destroys()));
CREATE POLICY second_wall ON retention_mentionitem USING ((SELECT wall_destroys()));
CREATE POLICY second_wall ON retention_outcome USING ((SELECT wall_destroys()));
CREATE POLICY second_wall ON retention_slip USING ((SELECT wall_destroys()));
CREATE POLICY second_wall ON retention_slipline USING ((SELECT wall_destroys()));
CREATE POLICY second_wall ON retention_step USING ((SELECT wall_destroys()));

-- Every table with a rule stands behind the wall.

DO $$
DECLARE
    behind name;
BEGIN
    FOR behind IN SELECT tablename FROM pg_policies WHERE tablename LIKE 'retention\_%' AND policyname = 'second_wall'
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', behind);
    END LOOP;
END $$;
