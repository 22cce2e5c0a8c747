"""The regulation, with the terms that it promises."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Regulation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, verbose_name="naam")),
                ("since", models.DateField(unique=True, verbose_name="in werking vanaf")),
                ("until", models.DateField(blank=True, null=True, verbose_name="in werking tot")),
                ("adopted_by", models.CharField(max_length=80, verbose_name="vastgesteld door")),
                ("access_days", models.PositiveSmallIntegerField(default=28, verbose_name="dagen voor inzage")),
                ("correction_days", models.PositiveSmallIntegerField(default=14, verbose_name="dagen voor aanpassing")),
                (
                    "objection_days",
                    models.PositiveSmallIntegerField(default=14, verbose_name="dagen voor verzet van een derde"),
                ),
                ("complaint_days", models.PositiveSmallIntegerField(default=28, verbose_name="dagen voor een klacht")),
            ],
            options={
                "verbose_name": "reglement",
                "verbose_name_plural": "reglementen",
                "ordering": ("-since",),
            },
        ),
    ]
