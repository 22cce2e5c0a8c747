"""Mentions in the files of others on a list, for a person to decide; and lists that lapse."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALL = """
CREATE POLICY second_wall ON retention_mentionitem USING ((SELECT wall_destroys()));
ALTER TABLE retention_mentionitem ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
"""
NO_WALL = """
ALTER TABLE retention_mentionitem NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
DROP POLICY second_wall ON retention_mentionitem;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("retention", "0010_deletion_slips"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="step",
            name="kind",
            field=models.CharField(
                choices=[
                    ("submitted", "ter goedkeuring aangeboden"),
                    ("approved", "goedgekeurd"),
                    ("seconded", "door een tweede persoon goedgekeurd"),
                    ("stopped", "gestopt"),
                    ("lapsed", "vervallen"),
                    ("carried_out", "uitgevoerd"),
                ],
                max_length=12,
                verbose_name="stap",
            ),
        ),
        migrations.CreateModel(
            name="MentionItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_key", models.UUIDField(verbose_name="genoemde persoon")),
                ("person_reference", models.CharField(max_length=14, verbose_name="kenmerk van de persoon")),
                ("record_key", models.UUIDField(verbose_name="gegeven")),
                ("reference", models.CharField(max_length=14, verbose_name="kenmerk")),
                ("section", models.CharField(max_length=12, verbose_name="onderdeel")),
                (
                    "choice",
                    models.CharField(
                        blank=True,
                        choices=[("remove", "koppeling weghalen"), ("keep", "laten staan")],
                        max_length=6,
                        verbose_name="besluit",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reden")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="besloten op")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="weggehaald op")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="besloten door",
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mention_items",
                        to="retention.destructionlist",
                        verbose_name="vernietigingslijst",
                    ),
                ),
            ],
            options={
                "verbose_name": "vermelding op een lijst",
                "verbose_name_plural": "vermeldingen op lijsten",
                "ordering": ("id",),
                "indexes": [models.Index(fields=["person_key"], name="mention_item_by_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("of", "person_key", "record_key"), name="mention_once_on_a_list"),
                    models.CheckConstraint(
                        condition=models.Q(("choice", "keep"), ("reason", ""), _negated=True),
                        name="mention_kept_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.RunSQL(WALL, NO_WALL),
    ]
