-- The second wall round what a signer read: seen by whoever sees the request.
DROP POLICY IF EXISTS second_wall ON cases_reading;
CREATE POLICY second_wall ON cases_reading USING (
    CASE WHEN (SELECT wall_sees_all()) THEN true ELSE case_id = ANY ((SELECT wall_within())::uuid[]) END
);
ALTER TABLE cases_reading ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
