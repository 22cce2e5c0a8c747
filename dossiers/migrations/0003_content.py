"""What a new association begins with: the functions and what they see, and the register with a first version of each."""

import csv
import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import migrations
from django.utils import timezone

HERE, EVERYWHERE = False, True
ALL = (
    "letting",
    "tenancy",
    "payment",
    "arrears",
    "nuisance",
    "fraud",
    "maintenance",
    "care",
    "sale",
    "complaint",
    "staff",
    "privacy",
)
MATRIX = {
    "privacy_officer": dict.fromkeys(ALL, EVERYWHERE),
    "fg": dict.fromkeys(ALL, EVERYWHERE),
    "letting": {"letting": EVERYWHERE, "tenancy": EVERYWHERE, "sale": EVERYWHERE},
    "nuisance": {"nuisance": HERE, "tenancy": HERE, "complaint": HERE},
    "arrears": {"arrears": EVERYWHERE, "payment": EVERYWHERE, "tenancy": EVERYWHERE},
    "maintenance": {"maintenance": HERE},
    "front_desk": {"tenancy": EVERYWHERE},
    "director": {},
    "functional_management": {},
}
SECTIONS = {
    "verhuur": "letting",
    "huur": "tenancy",
    "betaling": "payment",
    "achterstand": "arrears",
    "overlast": "nuisance",
    "fraude": "fraud",
    "onderhoud": "maintenance",
    "zorg": "care",
    "verkoop": "sale",
    "klacht": "complaint",
    "personeel": "staff",
    "privacy": "privacy",
}
GROUNDS = {
    "a": "consent",
    "b": "contract",
    "c": "legal_duty",
    "d": "vital_interests",
    "e": "public_task",
    "f": "legitimate_interest",
}
KEPT = (
    "number",
    "name",
    "purpose",
    "section",
    "subjects",
    "categories",
    "special",
    "recipients",
    "joint",
    "transfers",
    "measures",
    "kept",
    "kept_because",
    "retention",
    "interest",
    "dpia_needed",
    "owner",
)
REGISTER = Path(__file__).parent / "activities.csv"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def fill_matrix(apps, schema_editor):
    """A group per function, and the sections that it sees."""
    group = apps.get_model("auth", "Group")
    cell = apps.get_model("dossiers", "SectionAccess")
    for function, sections in MATRIX.items():
        row, _new = group.objects.get_or_create(name=function)
        for section, everywhere in sections.items():
            cell.objects.get_or_create(group=row, section=section, defaults={"everywhere": everywhere})


def fill_register(apps, schema_editor):
    """The processing activities of a housing association, with the lawful bases that each allows."""
    activity = apps.get_model("dossiers", "Activity")
    basis = apps.get_model("dossiers", "LawfulBasis")
    with REGISTER.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            row = activity.objects.create(
                number=int(line["nr"]),
                name=line["activity"],
                purpose=line["purpose"],
                section=SECTIONS[line["section"]],
                subjects=line["data_subjects"],
                categories=line["data_categories"],
                special=line["special"],
                recipients=line["recipients"],
                joint=line["joint"],
                transfers=line["transfers"],
                measures=line["measures"],
                kept=line["retention"],
                kept_because=line["retention_status"],
                retention=line["retention_category"],
                interest=line["interest"],
                dpia_needed=line["dpia"] == "ja",
                owner=line["owner"],
            )
            for letter in line["lawful_bases_art6_1"].split(","):
                basis.objects.create(activity=row, ground=GROUNDS[letter.strip()])


def first_versions(apps, schema_editor):
    """Each activity as it stands, as its first version, under the seal of the journal."""
    version = apps.get_model("dossiers", "ActivityVersion")
    made_at = timezone.now().replace(microsecond=0)
    for activity in apps.get_model("dossiers", "Activity").objects.prefetch_related("bases"):
        content = {name: getattr(activity, name) for name in KEPT}
        content["grounds"] = sorted(basis.ground for basis in activity.bases.all())
        content["ended_on"] = content["dpia"] = None
        made = version(activity=activity, number=1, content=content, made_at=made_at)
        vars(made)["expected_digest"] = seal_of(activity.pk, 1, content, made_at, None)  # asked when it is saved
        made.save()


def seal_of(*said):
    """The digest of a version under the key of the journal, over what COPY would write of it."""
    text = "\t".join(map(copied, ("activityversion", *said)))
    return hmac.new(settings.JOURNAL_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def copied(value):
    """`value` as COPY writes it; of a JSON object the short names first."""
    if value is None:
        return r"\N"
    if isinstance(value, datetime):
        moment = (value - EPOCH) // timedelta(microseconds=1)
        return f"{moment // 1_000_000}.{moment % 1_000_000:06d}"
    if isinstance(value, dict):
        ordered = {name: value[name] for name in sorted(value, key=lambda name: (len(name), name))}
        return json.dumps(ordered, ensure_ascii=False, separators=(", ", ": ")).replace("\\", r"\\")
    return str(value)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0002_guards"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        migrations.RunPython(fill_matrix, migrations.RunPython.noop),
        migrations.RunPython(fill_register, migrations.RunPython.noop),
        migrations.RunPython(first_versions, migrations.RunPython.noop),
    ]
