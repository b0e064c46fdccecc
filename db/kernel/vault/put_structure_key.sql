-- Keeps the first structure key of a structure, wrapped by the master key; a second call changes nothing.
-- Only version 1, only for a structure that exists: rotation is the owner's. A key that the master key did not wrap
-- is found out when it is unwrapped.
CREATE OR REPLACE FUNCTION vault.put_structure_key(p_structure bigint, p_wrapped bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO vault.structure_key (structure_id, version, wrapped)
  SELECT s.structure_id, 1, p_wrapped FROM identity.structure AS s
  WHERE s.structure_id = p_structure AND length(p_wrapped) BETWEEN 32 AND 4096
  ON CONFLICT DO NOTHING
$$;
