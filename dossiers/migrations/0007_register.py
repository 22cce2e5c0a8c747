"""The register filled in: purposes, security, owners, conditions, retention, interests, and a first version of each."""

import csv
from pathlib import Path

from django.db import migrations
from django.utils import timezone

REGISTER = Path(__file__).parents[1] / "register" / "activities.csv"
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


def fill(apps, schema_editor):
    """The words of the association for each activity that has none yet."""
    activities = apps.get_model("dossiers", "Activity").objects
    with REGISTER.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            activities.filter(number=line["nr"], purpose="").update(
                purpose=line["purpose"],
                joint=line["joint"],
                transfers=line["transfers"],
                measures=line["measures"],
                retention=line["retention_category"],
                special=line["special"],
                interest=line["interest"],
                dpia_needed=line["dpia"] == "ja",
                owner=line["owner"],
            )


def first_versions(apps, schema_editor):
    """Each activity as it stands, as the version that its number says it is."""
    versions = apps.get_model("dossiers", "ActivityVersion").objects
    made_at = timezone.now().replace(microsecond=0)
    for activity in apps.get_model("dossiers", "Activity").objects.prefetch_related("bases"):
        content = {name: getattr(activity, name) for name in KEPT}
        content["grounds"] = sorted(basis.ground for basis in activity.bases.all())
        content["ended_on"] = activity.ended_on.isoformat() if activity.ended_on else None
        content["dpia"] = None
        versions.get_or_create(
            activity=activity, number=activity.revision, defaults={"content": content, "made_at": made_at}
        )


# Writing a row again as it is changes nothing; a test that puts back what migrations wrote does so.
GROWS = """
DROP TRIGGER activityversion_only_grows ON dossiers_activityversion;
CREATE TRIGGER activityversion_only_grows BEFORE UPDATE ON dossiers_activityversion
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION append_only();
CREATE TRIGGER activityversion_not_deleted BEFORE DELETE ON dossiers_activityversion
    FOR EACH ROW EXECUTE FUNCTION append_only();
"""
UNDO = "DROP TRIGGER activityversion_not_deleted ON dossiers_activityversion;"

# Once per statement, so that a million rows taken in at once cost one look.
NOTHING_NEW = """
CREATE FUNCTION basis_has_not_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM dossiers_lawfulbasis basis
        WHERE basis.until < (now() AT TIME ZONE 'Europe/Amsterdam')::date
          AND basis.id IN (SELECT basis_id FROM added)
    ) THEN
        RAISE EXCEPTION 'basis has ended' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER record_basis_has_not_ended AFTER INSERT ON dossiers_record
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION basis_has_not_ended();
"""
UNDO_NOTHING_NEW = """
DROP TRIGGER record_basis_has_not_ended ON dossiers_record;
DROP FUNCTION basis_has_not_ended();
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0006_versions_only_grow")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(first_versions, migrations.RunPython.noop),
        migrations.RunSQL(GROWS, UNDO),
        migrations.RunSQL(NOTHING_NEW, UNDO_NOTHING_NEW),
    ]
