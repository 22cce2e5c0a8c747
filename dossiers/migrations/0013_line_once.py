"""A line of the journal stands in it once: a copy of it under another number is refused.

A journal that holds a copy already is not covered up: the migration stops and names the line.
"""

from django.db import migrations, models

import dossiers.models.journal

TWICE = """
SELECT max(id) FROM dossiers_logentry GROUP BY timestamp, digest HAVING count(*) > 1 ORDER BY max(id) LIMIT 1
"""


def refuse_copies(apps, schema_editor):
    """Stop at the first line that stands in the journal twice."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(TWICE)
        if found := cursor.fetchone():
            raise RuntimeError(f"Regel {found[0]} van het logboek is een kopie van een andere. Er is niets omgezet.")


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0012_versions_under_seal")]

    operations = [
        migrations.RunPython(refuse_copies, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="logentry",
            name="timestamp",
            field=models.DateTimeField(default=dossiers.models.journal.moment, verbose_name="tijdstip"),
        ),
        migrations.AddConstraint(
            model_name="logentry",
            constraint=models.UniqueConstraint(fields=("timestamp", "digest"), name="line_once"),
        ),
    ]
