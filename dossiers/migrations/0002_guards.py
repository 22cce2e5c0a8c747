"""What the database itself holds to: the second wall, sections, what fits in a record, and search (sql/)."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
FILES = ("scope.sql", "wall.sql", "sections.sql", "records.sql", "search.sql")


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial")]

    operations = [migrations.RunSQL((SQL / name).read_text(encoding="utf-8")) for name in FILES]
