-- What the account of pages and jobs (:site) gets of the tables: rows to read and write, nothing to build or switch off.
--
-- `manage.py migrate` runs this at its end (wsn_privacy/owner.py), where owner and site are two accounts.

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :site;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO :site;

-- Before PostgreSQL 17 only an owner has tables analysed.
DO $$
BEGIN
    IF current_setting('server_version_num')::int >= 170000 THEN
        GRANT MAINTAIN ON ALL TABLES IN SCHEMA public TO :site;
    END IF;
END $$;

-- A search by name reads as the owner and gives keys alone (dossiers/sql/search.sql): behind the wall no index serves it.
ALTER TABLE dossiers_person NO FORCE ROW LEVEL SECURITY;
