-- Hours since 1970, UTC: the grain of a structure's rolling window.
CREATE OR REPLACE FUNCTION gate.hour(p_at timestamptz) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$ SELECT floor(extract(epoch FROM p_at) / 3600)::integer $$;
