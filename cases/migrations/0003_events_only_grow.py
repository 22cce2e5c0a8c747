"""Events on the clock are added, never changed."""

from django.db import migrations

ONLY_GROWS = "CREATE TRIGGER clockevent_only_grows BEFORE UPDATE ON cases_clockevent FOR EACH ROW EXECUTE FUNCTION append_only();"


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_initial"), ("dossiers", "0003_functions_register_and_journal")]

    operations = [migrations.RunSQL(ONLY_GROWS, "DROP TRIGGER clockevent_only_grows ON cases_clockevent;")]
