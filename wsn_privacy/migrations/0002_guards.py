"""Sessions end with a function; promises of confidentiality are added and never changed (sql/, and `Meta.triggers`)."""

from pathlib import Path

from django.db import migrations
from pgtrigger.compiler import Trigger
from pgtrigger.migrations import AddTrigger

from dossiers.models.growing import GuardSql

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("wsn_privacy", "0001_initial"), ("dossiers", "0001_initial")]

    operations = [
        migrations.RunSQL((SQL / "sessions.sql").read_text(encoding="utf-8")),
        AddTrigger(
            model_name="undertaking",
            trigger=Trigger(
                name="only_grows",
                sql=GuardSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    execute="append_only()",
                    func="",
                    hash="c1aee1ca54b41ba536c523d4dae06b79f5603991",
                    operation="UPDATE",
                    pgid="undertaking_only_grows",
                    table="wsn_privacy_undertaking",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="undertaking",
            trigger=Trigger(
                name="not_deleted",
                sql=GuardSql(
                    execute="goes_by_destruction()",
                    func="",
                    hash="84eee0bcacee72a5f958d1b0aed5938af096b489",
                    operation="DELETE",
                    pgid="undertaking_not_deleted",
                    table="wsn_privacy_undertaking",
                    when="BEFORE",
                ),
            ),
        ),
    ]
