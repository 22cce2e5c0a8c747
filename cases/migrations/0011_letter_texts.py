"""The first version of every text of a letter, and a text that only grows: what was sent can be read back."""

import tomllib
from pathlib import Path

from django.db import migrations

TEXTS = Path(__file__).parent / "letter_texts.toml"
ONLY_GROWS = """CREATE TRIGGER lettertext_only_grows BEFORE UPDATE OR DELETE ON cases_lettertext
FOR EACH ROW EXECUTE FUNCTION append_only();"""


def fill(apps, schema_editor):
    """One row per kind, as version 1."""
    text = apps.get_model("cases", "LetterText")
    for kind, words in tomllib.loads(TEXTS.read_text(encoding="utf-8")).items():
        text.objects.create(kind=kind, version=1, subject=words["subject"], body=words["body"].strip())


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_letters")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunSQL(ONLY_GROWS, "DROP TRIGGER lettertext_only_grows ON cases_lettertext;"),
    ]
