"""Events on the clock go with the destruction of their case alone (dossiers.0014); that they do not change, 0003 holds."""

from django.db import migrations

STAYS = """
CREATE TRIGGER clockevent_not_deleted BEFORE DELETE ON cases_clockevent
    FOR EACH ROW EXECUTE FUNCTION goes_by_destruction();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_events_only_grow"), ("dossiers", "0014_papers_only_grow")]

    operations = [migrations.RunSQL(STAYS, "DROP TRIGGER clockevent_not_deleted ON cases_clockevent;")]
