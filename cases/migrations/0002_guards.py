"""The second wall round requests, and fees of their own kind (sql/)."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
FILES = ("wall.sql", "fees.sql")


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("dossiers", "0002_guards")]

    operations = [migrations.RunSQL((SQL / name).read_text(encoding="utf-8")) for name in FILES]
