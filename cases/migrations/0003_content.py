"""What a new association begins with: twelve places to search outside the product, and the texts of letters."""

import tomllib
from pathlib import Path

from django.db import migrations

# Name, department, number of the activity in the register or None, and where a colleague looks.
PLACES = (
    ("Huurdersadministratie", "Verhuur", 5, "Het huurcontract, de klantkaart, notities en bijlagen in het ERP."),
    ("Woonruimteverdeling", "Verhuur", 1, "Inschrijving, reacties, toewijzing, urgentie en afgewezen aanbiedingen."),
    ("Huurinning en incasso", "Incasso", 7, "Betalingen, achterstand, regelingen, en wat bij de deurwaarder ligt."),
    ("Onderhoud en aannemers", "Onderhoud", 10, "Reparaties, opnames en foto's, ook bij de aannemers."),
    ("Overlast en leefbaarheid", "Leefbaarheid", 12, "Meldingen, gespreksverslagen, en stukken van of voor partners."),
    ("Klachten en geschillen", "Bestuur", 18, "Klachten, de klachtencommissie en de Huurcommissie."),
    ("Archief en documenten", "Informatiebeheer", None, "Het DMS, gedeelde mappen, en het papieren archief."),
    ("E-mail en agenda's", "Informatiebeheer", None, "Postbussen en agenda's van wie met deze persoon te maken had."),
    ("Telefoon en klantcontact", "Klantcontact", 19, "Gespreksnotities, opnames en chat."),
    ("Camera's", "Leefbaarheid", 16, "Beelden van de gevraagde plek en tijd. Beelden blijven maar kort bewaard."),
    ("Website en huurdersportaal", "Communicatie", 19, "Het account, formulieren, nieuwsbrief en aanmeldingen."),
    (
        "Personeel en sollicitanten",
        "Personeelszaken",
        22,
        "Alleen als deze persoon hier werkt, werkte of solliciteerde.",
    ),
)
TEXTS = Path(__file__).parent / "letter_texts.toml"


def make_places(apps, schema_editor):
    """The standard plan of a search, from the register of a housing association; the privacy officer says who answers."""
    activities = dict(apps.get_model("dossiers", "Activity").objects.values_list("number", "pk"))
    source = apps.get_model("cases", "SearchSource")
    source.objects.bulk_create(
        source(name=name, department=department, activity_id=activities.get(number), hint=hint, place=place)
        for place, (name, department, number, hint) in enumerate(PLACES, start=1)
    )


def fill_texts(apps, schema_editor):
    """The first version of every text of a letter."""
    text = apps.get_model("cases", "LetterText")
    for kind, words in tomllib.loads(TEXTS.read_text(encoding="utf-8")).items():
        text.objects.create(kind=kind, version=1, subject=words["subject"], body=words["body"].strip())


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_guards"), ("dossiers", "0003_content")]

    operations = [
        migrations.RunPython(make_places, migrations.RunPython.noop),
        migrations.RunPython(fill_texts, migrations.RunPython.noop),
    ]
