"""What heirs read: the AVG is about the living, and what they can ask on other grounds."""

from django.db import migrations, models

SUBJECT = "Uw vraag over iemand die is overleden"
BODY = """
Op {ontvangen} kregen wij uw vraag over {overledene}. Ons nummer is {nummer}.

{overledene} is overleden. Wij vinden het verdrietig dat u iemand moet missen.

De AVG gaat over mensen die leven. U hebt daarom geen recht op inzage in de gegevens van iemand die is overleden. Wij sluiten deze vraag.

## Wat kunt u wel vragen?

- Papieren die u nodig hebt voor de erfenis, zoals de laatste afrekening van de huur. Stuur dan een verklaring van erfrecht mee.
- Papieren over het huurcontract, als u de woning leeg oplevert of het contract overneemt.
- Gegevens die over uzelf gaan. Dat is uw eigen recht. Doe dan een nieuw verzoek op uw eigen naam.

Bel ons op {telefoon}. Wij kijken graag met u wat kan.
"""


def first_text(apps, schema_editor):
    """The first version of the letter to heirs."""
    apps.get_model("cases", "LetterText").objects.create(kind="heir", version=1, subject=SUBJECT, body=BODY.strip())


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0011_redacted_version"),
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
                    ("heir", "brief aan nabestaanden"),
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
                    ("heir", "brief aan nabestaanden"),
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
        migrations.RunPython(first_text, migrations.RunPython.noop),
    ]
