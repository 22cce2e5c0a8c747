"""Keys for search."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0008_second_wall")]

    operations = []
