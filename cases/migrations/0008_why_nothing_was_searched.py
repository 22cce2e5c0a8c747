"""A decision keeps why no place outside the dossiers was searched."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_who_asks_is_on_file")]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="no_search_because",
            field=models.TextField(
                blank=True, db_default="", default="", max_length=1000, verbose_name="waarom niet gezocht is"
            ),
        ),
    ]
