"""The functions of the second wall find each other whatever the search path is: pg_dump has none.

A body after RETURN is read once, when the function is made; one between quotes each time that it is called.
"""

from django.db import migrations

ON_ANY_PATH = """
CREATE OR REPLACE FUNCTION wall_words(name text) RETURNS text[] LANGUAGE sql STABLE RETURN wall_word(name)::text[];
CREATE OR REPLACE FUNCTION wall_keys(name text) RETURNS uuid[] LANGUAGE sql STABLE RETURN wall_word(name)::uuid[];
"""
ON_OUR_PATH = """
CREATE OR REPLACE FUNCTION wall_words(name text) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT wall_word(name)::text[]
$$;
CREATE OR REPLACE FUNCTION wall_keys(name text) RETURNS uuid[] LANGUAGE sql STABLE AS $$
    SELECT wall_word(name)::uuid[]
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0016_freeze")]

    operations = [migrations.RunSQL(ON_ANY_PATH, ON_OUR_PATH)]
