-- No record without activity, basis and evidence that fit each other, and none changes while it is frozen.
--
-- What fits is judged when a record is added, and when one of the three is changed: a record from before a change of the
-- register can still be set right in its other fields.

-- The category is one that the activity knows.
CREATE OR REPLACE FUNCTION category_of_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.category <> '' AND NOT EXISTS (
        SELECT 1 FROM dossiers_lawfulbasis basis JOIN dossiers_activity activity ON activity.id = basis.activity_id
        WHERE basis.id = NEW.basis_id
          AND NEW.category = ANY (SELECT btrim(name) FROM unnest(string_to_array(activity.categories, ',')) AS name)
    ) THEN
        RAISE EXCEPTION 'category is not one of the activity' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER record_category_of_activity BEFORE INSERT OR UPDATE OF category, basis_id ON dossiers_record
    FOR EACH ROW WHEN (NEW.category <> '') EXECUTE FUNCTION category_of_activity();

-- Nothing new rests on a basis that has ended. Once per statement, so that a million rows at once cost one look.
CREATE OR REPLACE FUNCTION basis_has_not_ended() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE OR REPLACE TRIGGER record_basis_has_not_ended AFTER INSERT ON dossiers_record
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION basis_has_not_ended();

-- The section is that of the activity, and the evidence of the kind that the basis asks.
CREATE OR REPLACE FUNCTION record_fits_new() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    SELECT CASE
        WHEN fresh.section <> activity.section THEN 'section is not that of the activity'
        ELSE 'evidence is not of the kind that the basis asks'
    END INTO wrong
    FROM after fresh
    JOIN dossiers_lawfulbasis basis ON basis.id = fresh.basis_id
    JOIN dossiers_activity activity ON activity.id = basis.activity_id
    WHERE fresh.section <> activity.section OR fresh.evidence_kind <> CASE basis.ground
            WHEN 'contract' THEN 'contract'
            WHEN 'legal_duty' THEN 'article'
            WHEN 'public_task' THEN 'article'
            WHEN 'consent' THEN 'consent'
            ELSE 'assessment'
        END
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%', wrong USING ERRCODE = 'check_violation', CONSTRAINT = 'record_fits';
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER record_fits_new AFTER INSERT ON dossiers_record
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_fits_new();

-- The same of those whose section, basis or evidence changed.
CREATE OR REPLACE FUNCTION record_fits_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    SELECT CASE
        WHEN fresh.section <> activity.section THEN 'section is not that of the activity'
        ELSE 'evidence is not of the kind that the basis asks'
    END INTO wrong
    FROM (
        SELECT is_now.* FROM after is_now JOIN before_it was USING (id)
        WHERE (was.section, was.basis_id, was.evidence_kind)
            IS DISTINCT FROM (is_now.section, is_now.basis_id, is_now.evidence_kind)
    ) fresh
    JOIN dossiers_lawfulbasis basis ON basis.id = fresh.basis_id
    JOIN dossiers_activity activity ON activity.id = basis.activity_id
    WHERE fresh.section <> activity.section OR fresh.evidence_kind <> CASE basis.ground
            WHEN 'contract' THEN 'contract'
            WHEN 'legal_duty' THEN 'article'
            WHEN 'public_task' THEN 'article'
            WHEN 'consent' THEN 'consent'
            ELSE 'assessment'
        END
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%', wrong USING ERRCODE = 'check_violation', CONSTRAINT = 'record_fits';
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER record_fits_changed AFTER UPDATE ON dossiers_record
    REFERENCING OLD TABLE AS before_it NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_fits_changed();

-- The section of an activity, and the ground of a basis, do not change under the records that rest on them.
CREATE OR REPLACE FUNCTION record_rests() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE OR REPLACE TRIGGER record_rests BEFORE UPDATE ON dossiers_lawfulbasis FOR EACH ROW
    WHEN ((OLD.activity_id, OLD.ground) IS DISTINCT FROM (NEW.activity_id, NEW.ground)) EXECUTE FUNCTION record_rests();
CREATE OR REPLACE TRIGGER record_rests BEFORE UPDATE ON dossiers_activity FOR EACH ROW
    WHEN (OLD.section IS DISTINCT FROM NEW.section) EXECUTE FUNCTION record_rests();

-- What stands in a frozen record stays as it is (AVG art. 18); that it goes altogether is refused by the foreign key.
CREATE OR REPLACE FUNCTION record_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM dossiers_freeze WHERE record_id = OLD.id AND lifted_at IS NULL) THEN
        RAISE EXCEPTION 'record % is frozen', OLD.reference USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER record_is_frozen BEFORE UPDATE ON dossiers_record
    FOR EACH ROW EXECUTE FUNCTION record_is_frozen();
