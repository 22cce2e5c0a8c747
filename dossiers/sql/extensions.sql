-- What tables and indexes are made with. The owner of the database may do this: pg_trgm is a trusted extension.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- A name or an address by its words, for the indexes `person_by_words` and `unit_by_words`. It parts words where
-- `words_of` in Python does, beside the list of separators.
CREATE OR REPLACE FUNCTION search_words(folded text, number text DEFAULT '') RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(array_remove(string_to_array(translate(
    folded || ' ' || lower(number), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~’‘“”´–—·', repeat(' ', 40)), ' '), ''));
