"""Recipients are told of whom it is and what changed; third parties that we decide; texts that stood as they came follow."""

import tomllib
from pathlib import Path

import django.contrib.postgres.fields
from django.db import migrations, models

TEXTS = Path(__file__).parent / "letter_texts.toml"


def renew_texts(apps, schema_editor):
    """A new version of each text that nobody edited and that came otherwise before."""
    text = apps.get_model("cases", "LetterText")
    for kind, words in tomllib.loads(TEXTS.read_text(encoding="utf-8")).items():
        now = text.objects.filter(kind=kind).latest("version")
        new = (words["subject"], words["body"].strip())
        needs_new_words = kind == "recipient"
        if (now.made_by_id is None or needs_new_words) and (now.subject, now.body) != new:
            text.objects.create(kind=kind, version=now.version + 1, subject=new[0], body=new[1])


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_letters_in_use")]

    operations = [
        migrations.AlterField(
            "consultation",
            "answer",
            models.CharField(
                "antwoord",
                max_length=4,
                blank=True,
                choices=[
                    ("keep", "van mij mag de naam erin blijven"),
                    ("hide", "liever de naam onleesbaar"),
                    ("talk", "wil overleggen"),
                ],
            ),
        ),
        migrations.AddField(
            "telling", "about", models.CharField("over wie", max_length=400, blank=True, default="", db_default="")
        ),
        migrations.AddField(
            "telling",
            "changes",
            django.contrib.postgres.fields.ArrayField(
                models.TextField(), verbose_name="wat er veranderde", default=list, blank=True
            ),
        ),
        migrations.AddField(
            "telling",
            "to_name",
            models.CharField("aan wie de brief gaat", max_length=160, blank=True, default="", db_default=""),
        ),
        migrations.AddField(
            "telling",
            "to_address",
            models.CharField("adres van de ontvanger", max_length=300, blank=True, default="", db_default=""),
        ),
        migrations.RunPython(renew_texts, migrations.RunPython.noop),
    ]
