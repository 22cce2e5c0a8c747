-- What is set on the connection (`dossiers/wall.py`), as the rules of the second wall read it.
--
-- A body after RETURN is read once, when the function is made, and finds the other functions whatever the search path
-- is: pg_dump has none. So every function here that calls another of ours has such a body.

CREATE OR REPLACE FUNCTION wall_word(name text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT nullif(current_setting('wsn.' || name, true), '')
$$;

CREATE OR REPLACE FUNCTION wall_words(name text) RETURNS text[] LANGUAGE sql STABLE
RETURN wall_word(name)::text[];

CREATE OR REPLACE FUNCTION wall_keys(name text) RETURNS uuid[] LANGUAGE sql STABLE
RETURN wall_word(name)::uuid[];

CREATE OR REPLACE FUNCTION wall_user() RETURNS uuid LANGUAGE sql STABLE
RETURN wall_word('user')::uuid;

-- A job, and who sees everybody.
CREATE OR REPLACE FUNCTION wall_sees_all() RETURNS boolean LANGUAGE sql STABLE
RETURN coalesce(wall_word('job') = 'on', false)
    OR coalesce(wall_words('functions') && '{privacy_officer,fg}'::text[], false);

-- A job, and who keeps records of any section.
CREATE OR REPLACE FUNCTION wall_keeps() RETURNS boolean LANGUAGE sql STABLE
RETURN coalesce(wall_word('everywhere'), wall_word('here'), wall_word('granted'), wall_word('job')) IS NOT NULL;
