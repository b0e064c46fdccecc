-- The current structure key, wrapped by the master key: useless without it. No row when there is none yet.
CREATE OR REPLACE FUNCTION vault.structure_key(p_structure bigint, p_version integer)
RETURNS TABLE (version integer, wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT k.version, k.wrapped FROM vault.structure_key k
  WHERE k.structure_id = p_structure AND (p_version IS NULL OR k.version = p_version)
  ORDER BY k.version DESC LIMIT 1
$$;
