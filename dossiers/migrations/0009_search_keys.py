"""Keys for search: names, client numbers and addresses by their words; and why a tie ended."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

from dossiers.models.places import address_key_of

# It parts words where `dossiers.text.keys.words_of` does.
SEARCH_WORDS = """
CREATE FUNCTION search_words(folded text, number text DEFAULT '') RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(array_remove(string_to_array(translate(
    folded || ' ' || lower(number), '{separators}', repeat(' ', 40)), ' '), ''));
""".format(separators=r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~’‘“”´–—·""".replace("'", "''"))
AT_ONCE = 5_000


def fill(apps, schema_editor):
    """Write the address key of the homes that are on file."""
    units = apps.get_model("dossiers", "Unit").objects
    batch = []
    for unit in units.only("street", "number", "postcode", "city").iterator(AT_ONCE):
        unit.address_key = address_key_of(unit.street, unit.number, unit.postcode, unit.city)
        batch.append(unit)
        if len(batch) == AT_ONCE:
            units.bulk_update(batch, ("address_key",))
            batch = []
    units.bulk_update(batch, ("address_key",))


def words(*fields):
    """The expression of an index."""
    field = django.contrib.postgres.search.SearchVectorField()
    return models.Func(*fields, function="search_words", output_field=field)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0008_second_wall")]

    operations = [
        migrations.AddField(
            model_name="tie",
            name="ended_because",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=200, verbose_name="reden van het einde"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunSQL(SEARCH_WORDS, "DROP FUNCTION search_words(text, text)"),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GinIndex(words("name_key", "client_number"), name="person_by_words"),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=django.contrib.postgres.indexes.GinIndex(words("address_key"), name="unit_by_words"),
        ),
    ]
