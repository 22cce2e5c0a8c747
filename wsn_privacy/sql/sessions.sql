-- All sessions of a user end when a function or a team is taken away, whoever does it and however: the epoch rises.

CREATE OR REPLACE FUNCTION next_epoch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE wsn_privacy_user SET epoch = epoch + 1 WHERE id = OLD.user_id;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER function_taken_away AFTER DELETE OR UPDATE ON wsn_privacy_user_groups
    FOR EACH ROW EXECUTE FUNCTION next_epoch();
