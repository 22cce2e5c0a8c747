"""Every version of the register gets a digest under the key of the journal, so that a forged one is found."""

from django.db import migrations

import dossiers.models.journal
from dossiers import chain

SAID = ("activity_id", "number", "content", "made_at", "made_by_id")


def seal_versions(apps, schema_editor):
    """Give the versions that are there their digest. Until now nothing told a forged one from another."""
    versions = apps.get_model("dossiers", "ActivityVersion").objects.order_by("pk")
    made = [
        (chain.digest_of_values(["activityversion", *said]), pk)
        for pk, *said in versions.values_list("pk", *SAID).iterator()
    ]
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("ALTER TABLE dossiers_activityversion DISABLE TRIGGER activityversion_only_grows")
        cursor.executemany("UPDATE dossiers_activityversion SET digest = %s WHERE id = %s", made)
        cursor.execute("ALTER TABLE dossiers_activityversion ENABLE TRIGGER activityversion_only_grows")


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0011_journal_in_new_form")]

    operations = [
        migrations.AddField(
            model_name="activityversion",
            name="digest",
            field=dossiers.models.journal.DigestField(
                default="", editable=False, max_length=64, verbose_name="zegel van de versie"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(seal_versions, migrations.RunPython.noop),
    ]
