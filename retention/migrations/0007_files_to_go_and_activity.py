"""Files that still have to go after their rows, and of which activity a destroyed record was."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0019_retention_rules_and_days"),
        ("retention", "0006_second_wall"),
    ]

    operations = [
        migrations.CreateModel(
            name="FileToGo",
            fields=[
                ("file", models.UUIDField(primary_key=True, serialize=False, verbose_name="bestand")),
            ],
            options={
                "verbose_name": "bestand dat nog weg moet",
                "verbose_name_plural": "bestanden die nog weg moeten",
            },
        ),
        migrations.AddField(
            model_name="destruction",
            name="activity",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="dossiers.activity",
                verbose_name="verwerking",
            ),
        ),
    ]
