"""What a second person opened before signing; behind the second wall with the request."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql" / "readings.sql"
FORGET = """
ALTER TABLE cases_reading NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
DROP POLICY second_wall ON cases_reading;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_proof_of_an_answer"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("content", models.CharField(max_length=64, verbose_name="vingerafdruk van het besluit")),
                ("paper", models.CharField(max_length=80, verbose_name="wat er is geopend")),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
            ],
            options={
                "verbose_name": "gelezen stuk",
                "verbose_name_plural": "gelezen stukken",
                "ordering": ("at", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("case", "by", "content", "paper"), name="paper_read_once")
                ],
            },
        ),
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), FORGET),
    ]
