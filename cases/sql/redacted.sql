-- The second wall round redacted versions: seen by whoever sees the finding.
DROP POLICY IF EXISTS second_wall ON cases_redactedfile;
CREATE POLICY second_wall ON cases_redactedfile USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    EXISTS (SELECT 1 FROM cases_finding above WHERE above.id = finding_id)
END);
ALTER TABLE cases_redactedfile ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
