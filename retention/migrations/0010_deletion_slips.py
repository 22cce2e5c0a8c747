"""Deletion slips for other systems, behind the second wall as the lists are."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

TABLES = ("slip", "slipline")
WALL = "\n".join(
    f"""
CREATE POLICY second_wall ON retention_{table} USING ((SELECT wall_destroys()));
ALTER TABLE retention_{table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
"""
    for table in TABLES
)
NO_WALL = "\n".join(
    f"""
ALTER TABLE retention_{table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
DROP POLICY second_wall ON retention_{table};
"""
    for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [
        ("retention", "0009_certificates"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Slip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("system", models.CharField(max_length=80, verbose_name="systeem of plek")),
                ("department", models.CharField(blank=True, max_length=80, verbose_name="afdeling")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
                ("due_on", models.DateField(verbose_name="uiterlijk op")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="uitgevoerd op")),
                ("done_as", models.CharField(blank=True, max_length=80, verbose_name="uitgevoerd door")),
                ("proof", models.CharField(blank=True, max_length=400, verbose_name="bewijs")),
                ("proved_at", models.DateTimeField(blank=True, null=True, verbose_name="bewijs vastgelegd op")),
                (
                    "executor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uitvoerder",
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slips",
                        to="retention.destructionlist",
                        verbose_name="vernietigingslijst",
                    ),
                ),
                (
                    "proved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="bewijs vastgelegd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "vernietigingsopdracht",
                "verbose_name_plural": "vernietigingsopdrachten",
                "ordering": ("due_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="SlipLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("known_as", models.CharField(max_length=80, verbose_name="bekend als")),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="retention.rule",
                        verbose_name="bewaarregel",
                    ),
                ),
                (
                    "slip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="retention.slip",
                        verbose_name="vernietigingsopdracht",
                    ),
                ),
            ],
            options={
                "verbose_name": "regel van een vernietigingsopdracht",
                "verbose_name_plural": "regels van vernietigingsopdrachten",
                "ordering": ("slip", "rule", "id"),
            },
        ),
        migrations.AddConstraint(
            model_name="slip",
            constraint=models.UniqueConstraint(fields=("of", "system"), name="slip_once_per_system"),
        ),
        migrations.AddConstraint(
            model_name="slip",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("proved_at__isnull", True),
                    models.Q(
                        ("done_on__isnull", False),
                        models.Q(("done_as", ""), _negated=True),
                        models.Q(("proof", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="slip_is_proved_whole",
            ),
        ),
        migrations.RunSQL(WALL, NO_WALL),
    ]
