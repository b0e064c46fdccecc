-- How much a measure narrows. Inner function.
CREATE OR REPLACE FUNCTION watch.weight(p_measure text) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$
  SELECT array_position('{warn,touch,slow,freeze}'::text[], p_measure)
$$;
