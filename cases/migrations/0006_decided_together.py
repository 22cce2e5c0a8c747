"""What was decided together has the act in common, so that it can be undone together."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_what_a_signer_read")]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="act",
            field=models.UUIDField(blank=True, null=True, verbose_name="in één keer besloten"),
        ),
    ]
