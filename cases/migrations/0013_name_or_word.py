"""With a decision stands what was said of each word that may be a name or an ordinary word."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0012_letter_to_heirs")]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="doubts",
            field=models.JSONField(blank=True, default=dict, verbose_name="naam of gewoon woord"),
        ),
    ]
