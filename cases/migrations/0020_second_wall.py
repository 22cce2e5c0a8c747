"""The second wall round requests and all that hangs on them.

Officer and FG see all. Whoever took a request in sees it, who asked, its events and its messages; whoever is asked to
sign, and a page that opened the door of one request, sees what is in it too. A colleague sees the own questions.
"""

from importlib import import_module

from django.db import migrations

before = import_module("dossiers.migrations.0018_wall_round_people")

READING = """
CREATE FUNCTION wall_user() RETURNS uuid LANGUAGE sql STABLE RETURN wall_word('user')::uuid;
CREATE FUNCTION wall_within() RETURNS uuid[] LANGUAGE sql STABLE RETURN
    coalesce(wall_keys('doors'), '{}') || CASE WHEN 'director' = ANY (wall_words('functions'))
        THEN ARRAY(SELECT case_id FROM cases_signature WHERE to_id = wall_user()) ELSE '{}' END;
CREATE FUNCTION wall_registrar() RETURNS uuid LANGUAGE sql STABLE RETURN CASE
    WHEN NOT 'director' = ANY (wall_words('functions'))
        AND wall_words('functions') && '{privacy_officer,front_desk,letting,nuisance,arrears,maintenance}'::text[]
    THEN wall_user() END;
"""
FORGET_READING = "DROP FUNCTION wall_registrar(); DROP FUNCTION wall_within(); DROP FUNCTION wall_user();"
WITHIN = "= ANY ((SELECT wall_within())::uuid[])"
TAKEN_IN = ("requester", "clockevent", "identification", "extension", "statuslink", "mail")
INSIDE = (
    "answer",
    "casekey",
    "clarification",
    "complaint",
    "delivery",
    "duereminder",
    "fee",
    "finding",
    "letter",
    "limitation",
    "representation",
    "searchstop",
    "thirdparty",
)
HANGS_ON = {  # what is seen with the row above it
    "consultation": ("thirdparty", "third_id"),
    "decision": ("finding", "finding_id"),
    "dispatch": ("letter", "letter_id"),
    "foundpaper": ("searchtask", "task_id"),
    "measure": ("finding", "finding_id"),
    "searchreminder": ("searchtask", "task_id"),
}
RULES = {
    "case": f"id {WITHIN} OR registered_by_id = (SELECT wall_registrar())",
    **dict.fromkeys(TAKEN_IN, f"case_id {WITHIN} OR EXISTS (SELECT 1 FROM cases_case c WHERE c.id = case_id)"),  # noqa: S608
    **dict.fromkeys(INSIDE, f"case_id {WITHIN}"),
    "repeat": f"later_id {WITHIN}",
    # Not by the function above: it reads this table.
    "signature": "to_id = (SELECT wall_user()) OR case_id = ANY ((SELECT wall_keys('doors'))::uuid[])",
    "searchtask": f"answerer_id = (SELECT wall_user()) OR case_id {WITHIN}",
    **{
        table: f"EXISTS (SELECT 1 FROM cases_{above} above WHERE above.id = {key})"  # noqa: S608
        for table, (above, key) in HANGS_ON.items()
    },
    # Who found a paper gave it away: its name is still told, what is in it is not.
    "paperbytes": f"""EXISTS (
        SELECT 1 FROM cases_foundpaper paper JOIN cases_searchtask task ON task.id = paper.task_id
        WHERE paper.id = paper_id AND task.case_id {WITHIN}
    )""",  # noqa: S608
}
POLICIES = "\n".join(
    f"CREATE POLICY second_wall ON cases_{table} USING (CASE WHEN (SELECT wall_sees_all()) THEN true ELSE {rule} END);"
    for table, rule in RULES.items()
)
NAMED = """
CREATE OR REPLACE FUNCTION wall_is_named(person uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM dossiers_tie WHERE person_id = person)
        OR EXISTS (SELECT 1 FROM dossiers_tie WHERE other_id = person)
        OR EXISTS (SELECT 1 FROM dossiers_mention WHERE person_id = person)
        OR EXISTS (SELECT 1 FROM cases_case WHERE subject_id = person)
        OR EXISTS (SELECT 1 FROM cases_thirdparty WHERE person_id = person);
END $$;
"""
KEPT = """
CREATE POLICY second_wall ON cases_keptfilter USING (CASE WHEN (SELECT wall_word('job')) = 'on' THEN true ELSE
    (SELECT wall_sees_all()) AND (is_shared OR user_id = (SELECT wall_user()))
END);
"""
TABLES = (*RULES, "keptfilter")
FORGET_POLICIES = "\n".join(f"DROP POLICY second_wall ON cases_{table};" for table in TABLES)
RAISE = "\n".join(f"ALTER TABLE cases_{table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;" for table in TABLES)
LOWER = "\n".join(
    f"ALTER TABLE cases_{table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;" for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [("cases", "0019_every_day"), ("dossiers", "0018_wall_round_people")]

    operations = [
        migrations.RunSQL(READING, FORGET_READING),
        migrations.RunSQL(POLICIES + KEPT, FORGET_POLICIES),
        migrations.RunSQL(NAMED, before.NAMED),
        migrations.RunSQL(RAISE, LOWER),
    ]
