"""Row-level security  the second wall."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0007_register")]

    operations = []
