-- The classes of data, by the place of their bit in incident.people. Inner function.
CREATE OR REPLACE FUNCTION incident.classes() RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$ SELECT '{listed,contact,identifier,document,unknown}'::text[] $$;
