"""Promises of confidentiality are added, never changed; they go by destruction alone (dossiers.0014)."""

from django.db import migrations

ONLY_GROWS = """
CREATE TRIGGER undertaking_only_grows BEFORE UPDATE ON wsn_privacy_undertaking
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION append_only();
CREATE TRIGGER undertaking_not_deleted BEFORE DELETE ON wsn_privacy_undertaking
    FOR EACH ROW EXECUTE FUNCTION goes_by_destruction();
"""
FORGET = """
DROP TRIGGER undertaking_not_deleted ON wsn_privacy_undertaking;
DROP TRIGGER undertaking_only_grows ON wsn_privacy_undertaking;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("wsn_privacy", "0002_invitations_and_epochs"),
        ("dossiers", "0014_papers_only_grow"),
    ]

    operations = [migrations.RunSQL(ONLY_GROWS, FORGET)]
