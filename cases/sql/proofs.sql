-- The second wall round the proof of an answer: seen by whoever sees the request.
DROP POLICY IF EXISTS second_wall ON cases_proof;
CREATE POLICY second_wall ON cases_proof USING (
    CASE WHEN (SELECT wall_sees_all()) THEN true ELSE case_id = ANY ((SELECT wall_within())::uuid[]) END
);
ALTER TABLE cases_proof ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
