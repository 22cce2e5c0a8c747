"""The last day in a letter is called so, and each reader is spoken to as who it is; texts that nobody edited follow."""

import tomllib
from pathlib import Path

from django.db import migrations

TEXTS = Path(__file__).parent / "letter_texts.toml"


def renew_texts(apps, schema_editor):
    """A new version of each text that nobody edited and that came otherwise before."""
    text = apps.get_model("cases", "LetterText")
    for kind, words in tomllib.loads(TEXTS.read_text(encoding="utf-8")).items():
        now = text.objects.filter(kind=kind).latest("version")
        new = (words["subject"], words["body"].strip())
        if now.made_by_id is None and (now.subject, now.body) != new:
            text.objects.create(kind=kind, version=now.version + 1, subject=new[0], body=new[1])


class Migration(migrations.Migration):
    dependencies = [("cases", "0018_undelivered")]

    operations = [migrations.RunPython(renew_texts, migrations.RunPython.noop)]
