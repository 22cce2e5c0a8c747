"""The standard plan: twelve places outside the product, from the register of a housing association."""

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


def make(apps, schema_editor):
    """Fill in the places; who answers is chosen by the privacy officer."""
    activities = dict(apps.get_model("dossiers", "Activity").objects.values_list("number", "pk"))
    apps.get_model("cases", "SearchSource").objects.bulk_create(
        apps.get_model("cases", "SearchSource")(
            name=name, department=department, activity_id=activities.get(number), hint=hint, place=place
        )
        for place, (name, department, number, hint) in enumerate(PLACES, start=1)
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_search_plan"), ("dossiers", "0003_functions_register_and_journal")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
