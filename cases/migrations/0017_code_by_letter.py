"""The code for an answer on the site can go by letter too: its kind, and the first version of its text."""

from django.db import migrations, models

SUBJECT = "De code voor ons antwoord"
BODY = """
Ons antwoord op uw verzoek staat klaar op onze site. Het nummer is {nummer}.

U kreeg van ons een bericht met een link. Open die link, en vul daar deze code in: {code}.

Dat kan tot en met {voor}. Geef de code aan niemand anders.

Kunt u de link niet openen? Bel ons dan: {telefoon}. U kunt ons antwoord ook op papier krijgen.
"""
KINDS = [
    ("answer", "antwoord met stukken"),
    ("receipt", "ontvangst"),
    ("identity", "vraag wie het is"),
    ("identity_code", "code om te laten zien wie u bent"),
    ("answer_code", "code om ons antwoord op te halen"),
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


def first_text(apps, schema_editor):
    """The first version of the letter with the code for an answer."""
    apps.get_model("cases", "LetterText").objects.create(
        kind="answer_code", version=1, subject=SUBJECT, body=BODY.strip()
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0016_third_letter_by_post")]

    operations = [
        *(
            migrations.AlterField(
                model_name=model,
                name="kind",
                field=models.CharField(choices=KINDS, max_length=24, verbose_name="soort"),
            )
            for model in ("letter", "lettertext")
        ),
        migrations.RunPython(first_text, migrations.RunPython.noop),
    ]
