"""No record without activity, basis and evidence that fit each other; and indexes that the screens of the log ask.

What fits is judged when a record is added, and when one of them is changed: a record from before a change of the
register can still be set right in its other fields. The section of an activity, and the ground of a basis, do not
change under the records that rest on them. That the category is one of the activity, migration 0006 holds.
"""

from django.db import migrations, models

KIND = """CASE basis.ground
            WHEN 'contract' THEN 'contract'
            WHEN 'legal_duty' THEN 'article'
            WHEN 'public_task' THEN 'article'
            WHEN 'consent' THEN 'consent'
            ELSE 'assessment'
        END"""
# Of old a record did not say what kind of evidence it has.
MEND = f"""
DO $$
DECLARE
    before text := coalesce(current_setting('wsn.job', true), '');
BEGIN
    PERFORM set_config('wsn.job', 'on', true);
    UPDATE dossiers_record record SET evidence_kind = {KIND}
    FROM dossiers_lawfulbasis basis WHERE basis.id = record.basis_id AND record.evidence_kind <> {KIND};
    PERFORM set_config('wsn.job', before, true);
END $$;
"""  # noqa: S608
JUDGE = f"""
CREATE FUNCTION {{name}}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    SELECT CASE
        WHEN fresh.section <> activity.section THEN 'section is not that of the activity'
        ELSE 'evidence is not of the kind that the basis asks'
    END INTO wrong
    FROM {{fresh}}
    JOIN dossiers_lawfulbasis basis ON basis.id = fresh.basis_id
    JOIN dossiers_activity activity ON activity.id = basis.activity_id
    WHERE fresh.section <> activity.section OR fresh.evidence_kind <> {KIND}
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%', wrong USING ERRCODE = 'check_violation', CONSTRAINT = 'record_fits';
    END IF;
    RETURN NULL;
END $$;
"""  # noqa: S608
CHANGED = """(
        SELECT is_now.* FROM after is_now JOIN before_it was USING (id)
        WHERE (was.section, was.basis_id, was.evidence_kind)
            IS DISTINCT FROM (is_now.section, is_now.basis_id, is_now.evidence_kind)
    ) fresh"""
FITS = f"""
{JUDGE.format(name="record_fits_new", fresh="after fresh")}
CREATE TRIGGER record_fits_new AFTER INSERT ON dossiers_record
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_fits_new();
{JUDGE.format(name="record_fits_changed", fresh=CHANGED)}
CREATE TRIGGER record_fits_changed AFTER UPDATE ON dossiers_record
    REFERENCING OLD TABLE AS before_it NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_fits_changed();
"""
FORGET_FITS = """
DROP TRIGGER record_fits_changed ON dossiers_record;
DROP FUNCTION record_fits_changed();
DROP TRIGGER record_fits_new ON dossiers_record;
DROP FUNCTION record_fits_new();
"""
RESTS = """
CREATE FUNCTION record_rests() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before text := coalesce(current_setting('wsn.job', true), '');
    is_held boolean;
BEGIN
    PERFORM set_config('wsn.job', 'on', true);
    IF TG_TABLE_NAME = 'dossiers_lawfulbasis' THEN
        is_held := EXISTS (SELECT 1 FROM dossiers_record WHERE basis_id = NEW.id);
    ELSE
        is_held := EXISTS (
            SELECT 1 FROM dossiers_lawfulbasis basis JOIN dossiers_record ON basis_id = basis.id
            WHERE basis.activity_id = NEW.id
        );
    END IF;
    PERFORM set_config('wsn.job', before, true);
    IF is_held THEN
        RAISE EXCEPTION 'records rest on it' USING ERRCODE = 'check_violation', CONSTRAINT = 'record_fits';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER record_rests BEFORE UPDATE ON dossiers_lawfulbasis FOR EACH ROW
    WHEN ((OLD.activity_id, OLD.ground) IS DISTINCT FROM (NEW.activity_id, NEW.ground)) EXECUTE FUNCTION record_rests();
CREATE TRIGGER record_rests BEFORE UPDATE ON dossiers_activity FOR EACH ROW
    WHEN (OLD.section IS DISTINCT FROM NEW.section) EXECUTE FUNCTION record_rests();
"""
FORGET_RESTS = """
DROP TRIGGER record_rests ON dossiers_activity;
DROP TRIGGER record_rests ON dossiers_lawfulbasis;
DROP FUNCTION record_rests();
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0009_search_keys")]

    operations = [
        migrations.RunSQL(MEND, migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="record", name="record_has_evidence"),
        migrations.AddConstraint(
            model_name="record",
            constraint=models.CheckConstraint(
                condition=models.Q(("evidence__regex", "\\S")),
                name="record_has_evidence",
                violation_error_message="Leg vast waarop de grondslag rust: het contract, het artikel of de toestemming.",
            ),
        ),
        migrations.RunSQL(FITS, FORGET_FITS),
        migrations.RunSQL(RESTS, FORGET_RESTS),
        migrations.AddIndex(
            model_name="logentry",
            index=models.Index(fields=["verb", "-timestamp", "-id"], name="line_by_verb"),
        ),
        migrations.AddIndex(
            model_name="logentry",
            index=models.Index(
                condition=models.Q(("purpose", ""), _negated=True),
                fields=["purpose", "-timestamp", "-id"],
                name="line_by_purpose",
            ),
        ),
    ]
