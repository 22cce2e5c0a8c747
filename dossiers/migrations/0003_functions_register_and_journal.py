"""The functions with their sections, the 24 activities of the register, and a journal that only grows."""

import csv
from pathlib import Path

from django.db import migrations

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
REGISTER = Path(__file__).parents[1] / "register" / "activities.csv"


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
                section=SECTIONS[line["section"]],
                subjects=line["data_subjects"],
                categories=line["data_categories"],
                recipients=line["recipients"],
                kept=line["retention"],
                kept_because=line["retention_status"],
            )
            for letter in line["lawful_bases_art6_1"].split(","):
                basis.objects.create(activity=row, ground=GROUNDS[letter.strip()])


APPEND_ONLY = """
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% only grows: % is refused', TG_TABLE_NAME, TG_OP;
END $$;
CREATE TRIGGER logentry_only_grows BEFORE UPDATE OR DELETE ON dossiers_logentry FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER logentry_not_emptied BEFORE TRUNCATE ON dossiers_logentry FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER seal_only_grows BEFORE UPDATE OR DELETE ON dossiers_seal FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER seal_not_emptied BEFORE TRUNCATE ON dossiers_seal FOR EACH STATEMENT EXECUTE FUNCTION append_only();
"""
UNDO = """
DROP TRIGGER logentry_only_grows ON dossiers_logentry;
DROP TRIGGER logentry_not_emptied ON dossiers_logentry;
DROP TRIGGER seal_only_grows ON dossiers_seal;
DROP TRIGGER seal_not_emptied ON dossiers_seal;
DROP FUNCTION append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0002_initial"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        migrations.RunPython(fill_matrix, migrations.RunPython.noop),
        migrations.RunPython(fill_register, migrations.RunPython.noop),
        migrations.RunSQL(APPEND_ONLY, UNDO),
    ]
