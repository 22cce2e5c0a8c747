-- The second wall round what did not reach the person of a request.
DROP POLICY IF EXISTS second_wall ON cases_undelivered;
CREATE POLICY second_wall ON cases_undelivered USING (
    CASE WHEN (SELECT wall_sees_all()) THEN true ELSE case_id = ANY ((SELECT wall_within())::uuid[]) END
);
ALTER TABLE cases_undelivered ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
