-- gate.setting(name) → value as jsonb, null when there is none.
CREATE OR REPLACE FUNCTION gate.setting(p_name text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT value FROM gate.setting WHERE name = p_name
$$;
