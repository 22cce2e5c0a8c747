"""What did not reach the person of a request, behind the second wall."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql" / "undelivered.sql"
FORGET = """
ALTER TABLE cases_undelivered NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
DROP POLICY second_wall ON cases_undelivered;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0017_code_by_letter"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="mail",
            name="kind",
            field=models.CharField(
                choices=[
                    ("received", "ontvangen"),
                    ("identity", "wie bent u"),
                    ("status", "link naar de stand"),
                    ("answer", "antwoord staat klaar"),
                    ("letter", "brief staat klaar"),
                    ("clarification", "wat bedoelt u"),
                    ("extension", "het duurt langer"),
                    ("search", "opvraag"),
                    ("search_reminder", "herinnering aan een opvraag"),
                    ("due", "herinnering aan een termijn"),
                    ("late", "wij zijn te laat"),
                    ("digest", "weekoverzicht"),
                    ("third", "vraag aan een derde"),
                    ("sign", "handtekening gevraagd"),
                    ("uncollected", "antwoord nog niet opgehaald"),
                ],
                max_length=24,
                verbose_name="soort",
            ),
        ),
        migrations.CreateModel(
            name="Undelivered",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("mail", "een e-mail kwam terug"),
                            ("post", "een brief kwam terug"),
                            ("uncollected", "het antwoord is niet opgehaald"),
                        ],
                        max_length=12,
                        verbose_name="wat",
                    ),
                ),
                ("on", models.DateField(verbose_name="op")),
                ("remark", models.TextField(blank=True, max_length=500, verbose_name="opmerking")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="vastgelegd op")),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("paper", "het antwoord gaat alsnog op papier"),
                            ("reached", "gebeld of gesproken: de aanvrager weet ervan"),
                            ("again", "opnieuw verstuurd, naar een ander adres"),
                            ("nobody", "niet te bereiken"),
                        ],
                        max_length=8,
                        verbose_name="wat deed u",
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="opgelost op")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                        related_name="+",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="opgelost door",
                    ),
                ),
            ],
            options={
                "verbose_name": "niet aangekomen",
                "verbose_name_plural": "niet aangekomen",
                "ordering": ("on", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("what", "uncollected")),
                        fields=("case", "on"),
                        name="uncollected_once_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", ""), ("settled_at__isnull", True), ("settled_by__isnull", True)),
                            models.Q(
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                                models.Q(("how", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="settled_by_somebody_somehow",
                        violation_error_message="Kies wat u deed.",
                    ),
                ],
            },
        ),
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), FORGET),
    ]
