-- The second wall round letters with a code, and round the second entry of who asks in the client list.
DROP POLICY IF EXISTS second_wall ON cases_codeletter;
CREATE POLICY second_wall ON cases_codeletter USING (
    CASE WHEN (SELECT wall_sees_all()) THEN true ELSE case_id = ANY ((SELECT wall_within())::uuid[]) END
);
ALTER TABLE cases_codeletter ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS second_wall ON cases_alsosubject;
CREATE POLICY second_wall ON cases_alsosubject USING (
    CASE WHEN (SELECT wall_sees_all()) THEN true ELSE case_id = ANY ((SELECT wall_within())::uuid[]) END
);
ALTER TABLE cases_alsosubject ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
