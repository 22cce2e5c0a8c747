"""A code by letter shows who asks, and somebody who is kept twice is searched twice; behind the second wall."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql" / "who_asks.sql"
FORGET = """
ALTER TABLE cases_codeletter NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
DROP POLICY second_wall ON cases_codeletter;
ALTER TABLE cases_alsosubject NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
DROP POLICY second_wall ON cases_alsosubject;
"""
SUBJECT = "Laat zien wie u bent: uw code"
BODY = """
Wij kregen een verzoek met uw naam. Het nummer is {nummer}.

Wij geven gegevens alleen aan de persoon zelf. Daarom sturen wij deze brief naar het adres dat wij van u kennen.

Uw code is {code}.

Bel ons op {telefoon} en noem deze code. Dat kan tot en met {voor}. Geef de code aan niemand anders.

Hebt u niets gevraagd? Bel ons dan ook. Dan doen wij niets met het verzoek.
"""


def first_text(apps, schema_editor):
    """The first version of the letter with a code."""
    apps.get_model("cases", "LetterText").objects.create(
        kind="identity_code", version=1, subject=SUBJECT, body=BODY.strip()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0009_not_on_file"),
        ("dossiers", "0003_content"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="letter",
            name="kind",
            field=models.CharField(
                choices=[
                    ("answer", "antwoord met stukken"),
                    ("receipt", "ontvangst"),
                    ("identity", "vraag wie het is"),
                    ("identity_code", "code om te laten zien wie u bent"),
                    ("clarification", "vraag om verduidelijking"),
                    ("extension", "uitstel"),
                    ("third_party", "brief aan een derde"),
                    ("reminder", "herinnering"),
                    ("granted", "toekenning"),
                    ("partly", "deels toegekend"),
                    ("refused", "weigering"),
                    ("corrected", "verbetering"),
                    ("erased", "verwijdering"),
                    ("restricted", "beperking"),
                    ("ported", "gegevens meenemen"),
                    ("objection", "besluit op bezwaar"),
                    ("human_review", "besluit door een mens"),
                    ("complaint", "antwoord op een klacht"),
                    ("committee", "klacht voor de klachtencommissie"),
                    ("apology", "excuus"),
                    ("breach", "datalek"),
                    ("fee", "aankondiging van kosten"),
                    ("mandate", "vraag om een machtiging"),
                    ("merged", "verzoeken samengevoegd"),
                    ("withdrawn", "bevestiging van intrekking"),
                    ("recipient", "bericht aan een ontvanger van gegevens"),
                ],
                max_length=24,
                verbose_name="soort",
            ),
        ),
        migrations.AlterField(
            model_name="lettertext",
            name="kind",
            field=models.CharField(
                choices=[
                    ("answer", "antwoord met stukken"),
                    ("receipt", "ontvangst"),
                    ("identity", "vraag wie het is"),
                    ("identity_code", "code om te laten zien wie u bent"),
                    ("clarification", "vraag om verduidelijking"),
                    ("extension", "uitstel"),
                    ("third_party", "brief aan een derde"),
                    ("reminder", "herinnering"),
                    ("granted", "toekenning"),
                    ("partly", "deels toegekend"),
                    ("refused", "weigering"),
                    ("corrected", "verbetering"),
                    ("erased", "verwijdering"),
                    ("restricted", "beperking"),
                    ("ported", "gegevens meenemen"),
                    ("objection", "besluit op bezwaar"),
                    ("human_review", "besluit door een mens"),
                    ("complaint", "antwoord op een klacht"),
                    ("committee", "klacht voor de klachtencommissie"),
                    ("apology", "excuus"),
                    ("breach", "datalek"),
                    ("fee", "aankondiging van kosten"),
                    ("mandate", "vraag om een machtiging"),
                    ("merged", "verzoeken samengevoegd"),
                    ("withdrawn", "bevestiging van intrekking"),
                    ("recipient", "bericht aan een ontvanger van gegevens"),
                ],
                max_length=24,
                verbose_name="soort",
            ),
        ),
        migrations.CreateModel(
            name="CodeLetter",
            fields=[
                ("code_hash", models.CharField(blank=True, max_length=128, verbose_name="vingerafdruk van de code")),
                ("wrong_codes", models.PositiveSmallIntegerField(default=0, verbose_name="foute codes")),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="code_letter",
                        serialize=False,
                        to="cases.letter",
                        verbose_name="brief",
                    ),
                ),
                ("until", models.DateField(verbose_name="geldig tot en met")),
                ("proven_on", models.DateField(blank=True, null=True, verbose_name="code genoemd op")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="code_letters",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.person",
                        verbose_name="betrokkene",
                    ),
                ),
            ],
            options={
                "verbose_name": "codebrief",
                "verbose_name_plural": "codebrieven",
                "ordering": ("letter__made_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="AlsoSubject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        related_name="also_subjects",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.person",
                        verbose_name="betrokkene",
                    ),
                ),
            ],
            options={
                "verbose_name": "tweede inschrijving",
                "verbose_name_plural": "tweede inschrijvingen",
                "constraints": [models.UniqueConstraint(fields=("case", "person"), name="also_subject_once")],
            },
        ),
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), FORGET),
        migrations.RunPython(first_text, migrations.RunPython.noop),
    ]
