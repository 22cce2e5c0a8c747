"""Texts of letters that no letter was ever made from go: a decision is written in the letter with the answer."""

from django.db import migrations, models

GONE = (
    *("granted", "partly", "refused", "corrected", "erased", "restricted", "ported", "objection"),
    *("human_review", "complaint", "breach"),
)
KINDS = [
    ("answer", "antwoord met stukken"),
    ("receipt", "ontvangst"),
    ("identity", "vraag wie het is"),
    ("identity_code", "code om te laten zien wie u bent"),
    ("heir", "brief aan nabestaanden"),
    ("clarification", "vraag om verduidelijking"),
    ("extension", "uitstel"),
    ("third_party", "brief aan een derde"),
    ("reminder", "herinnering"),
    ("committee", "klacht voor de klachtencommissie"),
    ("apology", "excuus"),
    ("fee", "aankondiging van kosten"),
    ("mandate", "vraag om een machtiging"),
    ("merged", "verzoeken samengevoegd"),
    ("withdrawn", "bevestiging van intrekking"),
    ("recipient", "bericht aan een ontvanger van gegevens"),
]


def take_texts_away(apps, schema_editor):
    """The texts of kinds that are gone. A text is never taken away by the product: its guard steps aside for this."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cases_lettertext DISABLE TRIGGER lettertext_only_grows")
        cursor.execute("DELETE FROM cases_lettertext WHERE kind = ANY(%s)", [list(GONE)])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE cases_lettertext ENABLE TRIGGER lettertext_only_grows")


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_name_or_word")]

    operations = [
        migrations.AlterField(
            model_name=model,
            name="kind",
            field=models.CharField(choices=KINDS, max_length=24, verbose_name="soort"),
        )
        for model in ("letter", "lettertext")
    ] + [migrations.RunPython(take_texts_away, migrations.RunPython.noop)]
