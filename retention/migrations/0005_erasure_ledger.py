"""The ledger of erasures: its first line, which every copy of the database then knows, and what was erased so far."""

import django.utils.timezone
from django.db import migrations, models

from dossiers.text.keys import opaque


def begin(apps, schema_editor):
    """Have the ledger begin; a copy that is put back beside an empty folder is then seen to miss its ledger."""
    lines = apps.get_model("retention", "ErasureLine").objects
    lines.create(kind="ledger", reference=opaque("L"))
    for made in apps.get_model("retention", "Destruction").objects.order_by("at").iterator(chunk_size=1_000):
        lines.create(kind="dossiers.record", reference=made.reference, article=made.article, at=made.at)


class Migration(migrations.Migration):
    dependencies = [
        ("retention", "0004_rules_and_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name="destruction",
            name="again_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="opnieuw na terugzetten op"),
        ),
        migrations.CreateModel(
            name="ErasureLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=60, verbose_name="soort")),
                ("reference", models.CharField(max_length=40, verbose_name="kenmerk")),
                ("article", models.CharField(blank=True, max_length=40, verbose_name="grond")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                ("number", models.PositiveBigIntegerField(blank=True, null=True, unique=True, verbose_name="regel")),
                ("mac", models.CharField(blank=True, max_length=64, verbose_name="zegel")),
            ],
            options={
                "verbose_name": "regel in het register van vernietigingen",
                "verbose_name_plural": "regels in het register van vernietigingen",
                "indexes": [
                    models.Index(
                        condition=models.Q(("number__isnull", True)), fields=["id"], name="erasures_not_written"
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("kind", "reference"), name="erased_once")],
            },
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
