"""The regulation in force since 1 February 2018."""

import datetime as dt

from django.db import migrations


def adopt(apps, schema_editor):
    """The first version, with the terms it promises."""
    apps.get_model("consent", "Regulation").objects.create(
        name="Privacyreglement 2018", since=dt.date(2018, 2, 1), adopted_by="directie"
    )


class Migration(migrations.Migration):
    dependencies = [("consent", "0001_initial")]

    operations = [migrations.RunPython(adopt, migrations.RunPython.noop)]
