-- The classes of data, marked so that none is taken for a field. Inner function.
CREATE OR REPLACE FUNCTION incident.classes() RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$ SELECT '{class:listed,class:contact,class:identifier,class:document,class:unknown}'::text[] $$;
