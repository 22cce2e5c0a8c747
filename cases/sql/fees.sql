-- A fee is of the kind of its request.

CREATE OR REPLACE FUNCTION fee_of_that_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind IS DISTINCT FROM (SELECT kind FROM cases_case WHERE id = NEW.case_id) THEN
        RAISE EXCEPTION 'a fee is of the kind of its request' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER fee_of_that_kind BEFORE INSERT OR UPDATE OF kind, case_id ON cases_fee
    FOR EACH ROW EXECUTE FUNCTION fee_of_that_kind();
