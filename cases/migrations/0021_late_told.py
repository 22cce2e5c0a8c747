"""Somebody whose term passed is told so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0020_second_wall"),
    ]

    operations = [
        migrations.AlterField(
            model_name="duereminder",
            name="moment",
            field=models.CharField(
                choices=[
                    ("five_days", "vijf werkdagen ervoor"),
                    ("three_days", "drie dagen ervoor"),
                    ("one_day", "een werkdag ervoor"),
                    ("the_day", "op de dag zelf"),
                    ("late", "te laat: aan de aanvrager"),
                    ("by_hand", "met de knop"),
                ],
                max_length=10,
                verbose_name="moment",
            ),
        ),
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
                ],
                max_length=24,
                verbose_name="soort",
            ),
        ),
    ]
