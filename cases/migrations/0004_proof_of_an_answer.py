"""The proof of an answer is kept until it is sent; behind the second wall with the request."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql" / "proofs.sql"
FORGET = """
ALTER TABLE cases_proof NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
DROP POLICY second_wall ON cases_proof;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_content")]

    operations = [
        migrations.CreateModel(
            name="Proof",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="proof",
                        serialize=False,
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                ("content", models.CharField(max_length=64, verbose_name="vingerafdruk van wat erin staat")),
                ("letter", models.BinaryField(verbose_name="brief")),
                ("package", models.BinaryField(verbose_name="pakket")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
            ],
            options={
                "verbose_name": "proef van een antwoord",
                "verbose_name_plural": "proeven van antwoorden",
            },
        ),
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), FORGET),
    ]
