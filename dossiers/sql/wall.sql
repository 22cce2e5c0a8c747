-- The second wall: row-level security on what is kept about people, by what is set on the connection (scope.sql).
--
-- Each setting is read once per statement (the SELECT around it makes it so), not once per row. The owner of the tables
-- is behind the wall too (FORCE). What hangs on a record or a dossier is seen with it. COPY FROM is refused here.

DO $$
DECLARE
    old record;
BEGIN
    FOR old IN SELECT tablename, policyname FROM pg_policies
        WHERE tablename LIKE 'dossiers\_%' AND policyname IN ('second_wall', 'second_wall_new')
    LOOP
        EXECUTE format('DROP POLICY %I ON %I', old.policyname, old.tablename);
    END LOOP;
END $$;

-- Dossiers and records. A CASE, and not one more OR: what is in it the planner takes to be true of every second row. Of
-- the parts it would expect one row in a thousand, and sort every dossier of a complex rather than walk along the names.

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

-- What hangs on a record.

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
CREATE POLICY second_wall ON dossiers_freeze USING (
    (SELECT wall_word('job')) = 'on' OR EXISTS (SELECT 1 FROM dossiers_record above WHERE above.id = record_id)
);

-- What hangs on a dossier.

CREATE POLICY second_wall ON dossiers_dossierkey USING (
    (SELECT wall_word('job')) = 'on' OR EXISTS (SELECT 1 FROM dossiers_dossier above WHERE above.id = dossier_id)
);
CREATE POLICY second_wall ON dossiers_opening USING (
    (SELECT wall_word('job')) = 'on' OR EXISTS (SELECT 1 FROM dossiers_dossier above WHERE above.id = dossier_id)
);
CREATE POLICY second_wall ON dossiers_emergency USING (
    (SELECT wall_word('job')) = 'on' OR EXISTS (SELECT 1 FROM dossiers_dossier above WHERE above.id = dossier_id)
);

-- Ties go with the tenancy of the one or the other. Who represents somebody is told with that person alone.

CREATE POLICY second_wall ON dossiers_tie USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    EXISTS (SELECT 1 FROM dossiers_dossier theirs WHERE theirs.person_id = dossiers_tie.person_id AND (
        'tenancy' = ANY ((SELECT wall_words('everywhere'))::text[])
        OR ('tenancy' = ANY ((SELECT wall_words('here'))::text[]) AND (
            theirs.complex_id = ANY ((SELECT wall_keys('complexes'))::uuid[])
            OR theirs.id = ANY ((SELECT wall_keys('near'))::uuid[])
        ))
        OR theirs.id::text || ':tenancy' = ANY ((SELECT wall_words('granted'))::text[])
    ))
    OR (kind NOT IN ('administrator', 'curator', 'mentor', 'mandate') AND EXISTS (
        SELECT 1 FROM dossiers_dossier theirs WHERE theirs.person_id = dossiers_tie.other_id AND (
            'tenancy' = ANY ((SELECT wall_words('everywhere'))::text[])
            OR ('tenancy' = ANY ((SELECT wall_words('here'))::text[]) AND (
                theirs.complex_id = ANY ((SELECT wall_keys('complexes'))::uuid[])
                OR theirs.id = ANY ((SELECT wall_keys('near'))::uuid[])
            ))
            OR theirs.id::text || ':tenancy' = ANY ((SELECT wall_words('granted'))::text[])
        )
    ))
END);

-- A person is seen with a dossier, a tie or a mention that may be seen; whoever keeps records may add one. Most people
-- have a dossier that is seen. What else they may be known by is asked in a function: written out, the plan of every
-- statement on people took milliseconds to make. An app above adds what it knows people by as a rule of its own
-- (cases/sql/wall.sql): rules are added up, so that none has to be written again.

CREATE OR REPLACE FUNCTION wall_is_named(person uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM dossiers_tie WHERE person_id = person)
        OR EXISTS (SELECT 1 FROM dossiers_tie WHERE other_id = person)
        OR EXISTS (SELECT 1 FROM dossiers_mention WHERE person_id = person);
END $$;

CREATE POLICY second_wall ON dossiers_person USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    EXISTS (SELECT 1 FROM dossiers_dossier theirs WHERE theirs.person_id = dossiers_person.id)
    OR wall_is_named(id)
END);
CREATE POLICY second_wall_new ON dossiers_person FOR INSERT WITH CHECK ((SELECT wall_keeps()));

-- What imports say of people.

CREATE POLICY second_wall ON dossiers_importrun USING (
    (SELECT wall_word('job')) = 'on'
    OR (SELECT wall_words('functions'))::text[] && '{privacy_officer,functional_management}'::text[]
);
CREATE POLICY second_wall ON dossiers_importline USING (
    (SELECT wall_word('job')) = 'on'
    OR (SELECT wall_words('functions'))::text[] && '{privacy_officer,functional_management}'::text[]
);

-- Every table with a rule stands behind the wall.

DO $$
DECLARE
    behind name;
BEGIN
    FOR behind IN SELECT tablename FROM pg_policies WHERE policyname = 'second_wall' AND tablename LIKE 'dossiers\_%'
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', behind);
    END LOOP;
END $$;
