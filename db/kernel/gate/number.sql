-- A setting that is a whole number. A fault when it is missing: a bound that is not there must not mean "no bound".
CREATE OR REPLACE FUNCTION gate.number(p_name text) RETURNS integer
LANGUAGE plpgsql STABLE AS $$
DECLARE
  n integer := (SELECT (value #>> '{}')::integer FROM gate.setting WHERE name = p_name);
BEGIN
  IF n IS NULL THEN
    RAISE EXCEPTION 'setting % is missing', p_name;
  END IF;
  RETURN n;
END
$$;
