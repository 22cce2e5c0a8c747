-- The second wall round requests and all that hangs on them.
--
-- Officer and FG see all. Whoever took a request in sees it, who asked, its events and its messages; whoever is asked to
-- sign, and a page that opened the door of one request, sees what is in it too. A colleague sees the own questions.
-- Functions add up: whoever signs as director and takes requests in sees both, each as who has the one function alone.

DO $$
DECLARE
    old record;
BEGIN
    FOR old IN SELECT tablename, policyname FROM pg_policies
        WHERE tablename LIKE 'cases\_%' AND policyname = 'second_wall' OR policyname = 'request_wall'
    LOOP
        EXECUTE format('DROP POLICY %I ON %I', old.policyname, old.tablename);
    END LOOP;
END $$;

-- The requests whose door is open, and those that a director is asked to sign.
CREATE OR REPLACE FUNCTION wall_within() RETURNS uuid[] LANGUAGE sql STABLE
RETURN coalesce(wall_keys('doors'), '{}') || CASE WHEN 'director' = ANY (wall_words('functions'))
    THEN ARRAY(SELECT case_id FROM cases_signature WHERE to_id = wall_user()) ELSE '{}' END;

-- The user, when that is somebody who takes requests in: `TAKES_IN` in cases/models/case.py has the same functions.
CREATE OR REPLACE FUNCTION wall_registrar() RETURNS uuid LANGUAGE sql STABLE
RETURN CASE
    WHEN wall_words('functions') && '{privacy_officer,front_desk,letting,nuisance,arrears,maintenance}'::text[]
    THEN wall_user() END;

-- A request, and what is seen by who took it in.

CREATE POLICY second_wall ON cases_case USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    id = ANY ((SELECT wall_within())::uuid[]) OR registered_by_id = (SELECT wall_registrar())
END);
CREATE POLICY second_wall ON cases_clockevent USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[]) OR EXISTS (SELECT 1 FROM cases_case c WHERE c.id = case_id)
END);
CREATE POLICY second_wall ON cases_extension USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[]) OR EXISTS (SELECT 1 FROM cases_case c WHERE c.id = case_id)
END);
CREATE POLICY second_wall ON cases_identification USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[]) OR EXISTS (SELECT 1 FROM cases_case c WHERE c.id = case_id)
END);
CREATE POLICY second_wall ON cases_mail USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[]) OR EXISTS (SELECT 1 FROM cases_case c WHERE c.id = case_id)
END);
CREATE POLICY second_wall ON cases_requester USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[]) OR EXISTS (SELECT 1 FROM cases_case c WHERE c.id = case_id)
END);
CREATE POLICY second_wall ON cases_statuslink USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[]) OR EXISTS (SELECT 1 FROM cases_case c WHERE c.id = case_id)
END);

-- What is inside.

CREATE POLICY second_wall ON cases_answer USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[])
END);
CREATE POLICY second_wall ON cases_casekey USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[])
END);
CREATE POLICY second_wall ON cases_clarification USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[])
END);
CREATE POLICY second_wall ON cases_complaint USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[])
END);
CREATE POLICY second_wall ON cases_delivery USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[])
END);
CREATE POLICY second_wall ON cases_duereminder USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[])
END);
CREATE POLICY second_wall ON cases_fee USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[])
END);
CREATE POLICY second_wall ON cases_finding USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[])
END);
CREATE POLICY second_wall ON cases_letter USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[])
END);
CREATE POLICY second_wall ON cases_limitation USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[])
END);
CREATE POLICY second_wall ON cases_representation USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[])
END);
CREATE POLICY second_wall ON cases_searchstop USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[])
END);
CREATE POLICY second_wall ON cases_telling USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[])
END);
CREATE POLICY second_wall ON cases_thirdparty USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    case_id = ANY ((SELECT wall_within())::uuid[])
END);
CREATE POLICY second_wall ON cases_repeat USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    later_id = ANY ((SELECT wall_within())::uuid[])
END);

-- What is seen with the row above it.

CREATE POLICY second_wall ON cases_consultation USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    EXISTS (SELECT 1 FROM cases_thirdparty above WHERE above.id = third_id)
END);
CREATE POLICY second_wall ON cases_decision USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    EXISTS (SELECT 1 FROM cases_finding above WHERE above.id = finding_id)
END);
CREATE POLICY second_wall ON cases_dispatch USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    EXISTS (SELECT 1 FROM cases_letter above WHERE above.id = letter_id)
END);
CREATE POLICY second_wall ON cases_foundpaper USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    EXISTS (SELECT 1 FROM cases_searchtask above WHERE above.id = task_id)
END);
CREATE POLICY second_wall ON cases_measure USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    EXISTS (SELECT 1 FROM cases_finding above WHERE above.id = finding_id)
END);
CREATE POLICY second_wall ON cases_searchreminder USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    EXISTS (SELECT 1 FROM cases_searchtask above WHERE above.id = task_id)
END);

-- Signatures: not by `wall_within`, which reads this table.
CREATE POLICY second_wall ON cases_signature USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    to_id = (SELECT wall_user()) OR case_id = ANY ((SELECT wall_keys('doors'))::uuid[])
END);

-- Questions to colleagues. Who found a paper gave it away: its name is still told, what is in it is not.
CREATE POLICY second_wall ON cases_searchtask USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    answerer_id = (SELECT wall_user()) OR case_id = ANY ((SELECT wall_within())::uuid[])
END);
CREATE POLICY second_wall ON cases_paperbytes USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE EXISTS (
    SELECT 1 FROM cases_foundpaper paper JOIN cases_searchtask task ON task.id = paper.task_id
    WHERE paper.id = paper_id AND task.case_id = ANY ((SELECT wall_within())::uuid[])
) END);

-- Saved views of the list: the own ones, and those that are shared.
CREATE POLICY second_wall ON cases_keptfilter USING (CASE WHEN (SELECT wall_word('job')) = 'on' THEN true ELSE
    (SELECT wall_sees_all()) AND (is_shared OR user_id = (SELECT wall_user()))
END);

-- People: whoever may see a request sees whom it is about, and the third parties in it. This adds to what dossiers knows
-- people by (`wall_is_named`, dossiers/sql/wall.sql). Its name comes before `second_wall`: PostgreSQL asks the last first.
CREATE OR REPLACE FUNCTION wall_is_in_a_request(person uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM cases_case WHERE subject_id = person)
        OR EXISTS (SELECT 1 FROM cases_thirdparty WHERE person_id = person);
END $$;
CREATE POLICY request_wall ON dossiers_person USING (wall_is_in_a_request(id));

-- Every table with a rule stands behind the wall.

DO $$
DECLARE
    behind name;
BEGIN
    FOR behind IN SELECT tablename FROM pg_policies WHERE tablename LIKE 'cases\_%' AND policyname = 'second_wall'
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', behind);
    END LOOP;
END $$;
