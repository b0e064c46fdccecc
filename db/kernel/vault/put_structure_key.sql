-- Keeps the first structure key of a structure, wrapped by the master key; a second call changes nothing.
-- A key that the master key did not wrap is found out when it is unwrapped.
CREATE OR REPLACE FUNCTION vault.put_structure_key(p_structure bigint, p_version integer, p_wrapped bytea)
RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO vault.structure_key (structure_id, version, wrapped) VALUES (p_structure, p_version, p_wrapped)
  ON CONFLICT DO NOTHING
$$;
