"""A redacted version that goes out in the place of a file; behind the second wall with its finding."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql" / "redacted.sql"
FORGET = """
ALTER TABLE cases_redactedfile NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
DROP POLICY second_wall ON cases_redactedfile;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0010_codes_by_letter"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RedactedFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("original", models.UUIDField(verbose_name="in de plaats van")),
                ("was", models.CharField(max_length=64, verbose_name="vingerafdruk van het bestand zelf")),
                ("kind", models.CharField(max_length=8, verbose_name="soort bestand")),
                ("size", models.PositiveBigIntegerField(verbose_name="grootte in bytes")),
                ("sha256", models.CharField(max_length=64, verbose_name="vingerafdruk")),
                ("sealed", models.BinaryField(verbose_name="versleutelde inhoud")),
                ("why", models.TextField(max_length=1000, verbose_name="waarom")),
                ("is_looked_at", models.BooleanField(default=False, verbose_name="elke bladzijde zelf nagekeken")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redacted",
                        to="cases.finding",
                        verbose_name="stuk",
                    ),
                ),
            ],
            options={
                "verbose_name": "gelakte versie",
                "verbose_name_plural": "gelakte versies",
                "ordering": ("original",),
                "constraints": [
                    models.UniqueConstraint(fields=("finding", "original"), name="redacted_once"),
                    models.CheckConstraint(
                        condition=models.Q(("sha256", models.F("was")), _negated=True), name="redacted_is_another_file"
                    ),
                    models.CheckConstraint(condition=models.Q(("why", ""), _negated=True), name="redacted_with_reason"),
                ],
            },
        ),
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), FORGET),
    ]
