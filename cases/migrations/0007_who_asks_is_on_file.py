"""What differs between who asks and who is on file is kept, with why it is the same person even so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_decided_together"),
    ]

    operations = [
        migrations.AddField(
            model_name="identification",
            name="because",
            field=models.TextField(
                blank=True, db_default="", default="", max_length=1000, verbose_name="waarom dit dezelfde is"
            ),
        ),
        migrations.AddField(
            model_name="identification",
            name="differences",
            field=models.TextField(
                blank=True, db_default="", default="", max_length=1000, verbose_name="wat verschilt"
            ),
        ),
        migrations.AddConstraint(
            model_name="identification",
            constraint=models.CheckConstraint(
                condition=models.Q(("differences", ""), ("because__regex", "\\S"), _connector="OR"),
                name="difference_has_reason",
                violation_error_message="Schrijf op waarom dit toch dezelfde persoon is.",
            ),
        ),
    ]
