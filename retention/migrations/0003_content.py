"""The retention rules that a new association begins with, each with its source, and the first line of the ledger."""

import csv
import secrets
from pathlib import Path

from django.db import migrations

RULES = Path(__file__).parent / "rules.csv"
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def fill_rules(apps, schema_editor):
    """The terms of law and practice, each as what it is: a start, to be adopted or changed by the association."""
    rule = apps.get_model("retention", "Rule")
    with RULES.open(encoding="utf-8", newline="") as lines:
        rule.objects.bulk_create(
            rule(
                **{name: line[name] for name in ("category", "label", "trigger", "starts", "basis", "source")},
                **{name: int(line[name]) for name in ("years", "months", "days")},
                **{name: line[name] == "ja" for name in ("is_maximum", "goes_at_once")},
                source_url=line["source_url"],
                valid_from_on=line["valid_from_on"],
            )
            for line in csv.DictReader(lines)
        )


def begin_ledger(apps, schema_editor):
    """Have the ledger begin; a copy that is put back beside an empty folder is then seen to miss its ledger."""
    reference = "L-" + "".join(secrets.choice(ALPHABET) for _ in range(10))
    apps.get_model("retention", "ErasureLine").objects.create(kind="ledger", reference=reference)


class Migration(migrations.Migration):
    dependencies = [("retention", "0002_guards")]

    operations = [
        migrations.RunPython(fill_rules, migrations.RunPython.noop),
        migrations.RunPython(begin_ledger, migrations.RunPython.noop),
    ]
