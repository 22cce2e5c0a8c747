-- How a search passes the wall. The operators of a search are not leakproof, so behind a rule no index could be used: two
-- functions of the owner of the tables give the keys of who fits, and nothing else. What is asked about those keys goes
-- through the wall like anything. Where owner and site are one account, the owner is behind the wall too: so they say
-- that they are a job.

CREATE OR REPLACE FUNCTION people_with_words(asked text) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    before text := coalesce(current_setting('wsn.job', true), '');
    found uuid[];
BEGIN
    PERFORM set_config('wsn.job', 'on', true);
    EXECUTE 'SELECT ARRAY(SELECT id FROM dossiers_person WHERE search_words(name_key, client_number) @@ $1)'
        INTO found USING asked::tsquery;
    PERFORM set_config('wsn.job', before, true);
    RETURN found;
END $$;

CREATE OR REPLACE FUNCTION people_resembling(words text[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    before text := coalesce(current_setting('wsn.job', true), '');
    found uuid[];
BEGIN
    PERFORM set_config('wsn.job', 'on', true);
    EXECUTE 'SELECT ARRAY(SELECT id FROM dossiers_person WHERE '
        || (SELECT string_agg(format('name_key %%> %L', word), ' AND ') FROM unnest(words) word) || ')' INTO found;
    PERFORM set_config('wsn.job', before, true);
    RETURN found;
END $$;
