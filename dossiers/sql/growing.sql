-- What only grows. Which tables do stands on their models (`Meta.triggers`, dossiers/models/growing.py).

CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% only grows: % is refused', TG_TABLE_NAME, TG_OP;
END $$;

-- Destruction speaks as the owner of the tables and says in its transaction that it destroys, with
-- `SET LOCAL wsn.destruction = 'on'`. The setting alone opens nothing.
CREATE OR REPLACE FUNCTION goes_by_destruction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('wsn.destruction', true) = 'on'
        AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE')
    THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% only grows: % is refused', TG_TABLE_NAME, TG_OP;
END $$;
