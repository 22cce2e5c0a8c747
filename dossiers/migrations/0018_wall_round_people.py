"""The second wall round persons, ties and what imports say of them; and how a search passes it.

A person is seen with a dossier, a tie or a mention that may be seen; whoever keeps records may add one. The operators
of a search are not leakproof, so behind a policy no index could be used: two functions of the owner of the tables give
the keys of who fits, and nothing else. What is asked about those keys goes through the wall like anything.
"""

from django.db import migrations

READING = """
CREATE FUNCTION wall_sees_all() RETURNS boolean LANGUAGE sql STABLE RETURN
    coalesce(wall_word('job') = 'on', false)
    OR coalesce(wall_words('functions') && '{privacy_officer,fg}'::text[], false);
CREATE FUNCTION wall_keeps() RETURNS boolean LANGUAGE sql STABLE RETURN
    coalesce(wall_word('everywhere'), wall_word('here'), wall_word('granted'), wall_word('job')) IS NOT NULL;
"""
FORGET_READING = "DROP FUNCTION wall_keeps(); DROP FUNCTION wall_sees_all();"
# The person of a dossier is read inside the block as well: it stands behind the wall now.
SECTIONS = """
CREATE OR REPLACE FUNCTION dossier_sections() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before text := coalesce(current_setting('wsn.job', true), '');
    held text[];
BEGIN
    PERFORM set_config('wsn.job', 'on', true);
    held := ARRAY(SELECT DISTINCT section::text FROM dossiers_record WHERE dossier_id = NEW.id);
    IF NEW.unit_id IS NOT NULL THEN
        held := held || '{tenancy,maintenance}';
    ELSIF held = '{}' THEN
        SELECT CASE kind WHEN 'seeker' THEN '{letting}' ELSE '{tenancy}' END INTO held
        FROM dossiers_person WHERE id = NEW.person_id;
    END IF;
    PERFORM set_config('wsn.job', before, true);
    NEW.sections := ARRAY(SELECT DISTINCT each FROM unnest(held) each ORDER BY each);
    RETURN NEW;
END $$;
"""
TENANCY = """(
    'tenancy' = ANY ((SELECT wall_words('everywhere'))::text[])
    OR ('tenancy' = ANY ((SELECT wall_words('here'))::text[]) AND (
        theirs.complex_id = ANY ((SELECT wall_keys('complexes'))::uuid[])
        OR theirs.id = ANY ((SELECT wall_keys('near'))::uuid[])
    ))
    OR theirs.id::text || ':tenancy' = ANY ((SELECT wall_words('granted'))::text[])
)"""
# Most people have a dossier that is seen. What else they may be known by is asked in a function, to which requests add
# theirs: written out, the plan of every statement on people took milliseconds to make.
NAMED = """
CREATE OR REPLACE FUNCTION wall_is_named(person uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM dossiers_tie WHERE person_id = person)
        OR EXISTS (SELECT 1 FROM dossiers_tie WHERE other_id = person)
        OR EXISTS (SELECT 1 FROM dossiers_mention WHERE person_id = person);
END $$;
"""
# Who represents somebody is told with that person alone.
POLICIES = f"""
CREATE POLICY second_wall ON dossiers_tie USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    EXISTS (SELECT 1 FROM dossiers_dossier theirs WHERE theirs.person_id = dossiers_tie.person_id AND {TENANCY})
    OR (kind NOT IN ('administrator', 'curator', 'mentor', 'mandate') AND EXISTS (
        SELECT 1 FROM dossiers_dossier theirs WHERE theirs.person_id = dossiers_tie.other_id AND {TENANCY}
    ))
END);
{NAMED}
CREATE POLICY second_wall ON dossiers_person USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE
    EXISTS (SELECT 1 FROM dossiers_dossier theirs WHERE theirs.person_id = dossiers_person.id)
    OR wall_is_named(id)
END);
CREATE POLICY second_wall_new ON dossiers_person FOR INSERT WITH CHECK ((SELECT wall_keeps()));
CREATE POLICY second_wall ON dossiers_importrun USING (
    (SELECT wall_word('job')) = 'on'
    OR (SELECT wall_words('functions'))::text[] && '{{privacy_officer,functional_management}}'::text[]
);
CREATE POLICY second_wall ON dossiers_importline USING (
    (SELECT wall_word('job')) = 'on'
    OR (SELECT wall_words('functions'))::text[] && '{{privacy_officer,functional_management}}'::text[]
);
"""  # noqa: S608
TABLES = ("tie", "person", "importrun", "importline")
FORGET_POLICIES = "\n".join(
    (
        "DROP POLICY second_wall_new ON dossiers_person;",
        *(f"DROP POLICY second_wall ON dossiers_{table};" for table in TABLES),
        "DROP FUNCTION wall_is_named(uuid);",
    )
)
RAISE = "\n".join(
    f"ALTER TABLE dossiers_{table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;" for table in TABLES
)
LOWER = "\n".join(
    f"ALTER TABLE dossiers_{table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;" for table in TABLES
)
# Where owner and site are one account, the owner is behind the wall too, and a search reads everybody.
FINDING = """
CREATE FUNCTION {name} RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    before text := coalesce(current_setting('wsn.job', true), '');
    found uuid[];
BEGIN
    PERFORM set_config('wsn.job', 'on', true);
    EXECUTE 'SELECT ARRAY(SELECT id FROM dossiers_person WHERE ' || {fits} || ')' INTO found{using};
    PERFORM set_config('wsn.job', before, true);
    RETURN found;
END $$;
"""
WITH_WORDS = FINDING.format(
    name="people_with_words(asked text)",
    fits="'search_words(name_key, client_number) @@ $1'",
    using=" USING asked::tsquery",
)
RESEMBLING = FINDING.format(
    name="people_resembling(words text[])",
    fits="(SELECT string_agg(format('name_key %%> %L', word), ' AND ') FROM unnest(words) word)",
    using="",
)
FORGET_FINDING = "DROP FUNCTION people_resembling(text[]); DROP FUNCTION people_with_words(text);"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0017_wall_on_any_path")]

    operations = [
        migrations.RunSQL(READING, FORGET_READING),
        migrations.RunSQL(SECTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(WITH_WORDS + RESEMBLING, FORGET_FINDING),
        migrations.RunSQL(POLICIES, FORGET_POLICIES),
        migrations.RunSQL(RAISE, LOWER),
    ]
