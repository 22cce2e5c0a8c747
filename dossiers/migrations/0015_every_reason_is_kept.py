"""A closed section that is opened for another reason on the same day: both reasons are kept."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0014_papers_only_grow")]

    operations = [
        migrations.RemoveConstraint(model_name="opening", name="opening_once_a_day"),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.UniqueConstraint(
                fields=("dossier", "section", "by", "on", "purpose", "reason"), name="opening_once_a_reason"
            ),
        ),
    ]
