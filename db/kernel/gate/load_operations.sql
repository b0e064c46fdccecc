-- Loads the register of operations: the whole of src/gate/operations.ts, at each migration, by the owner.
-- An operation that left the register leaves the table: from then on it is unknown, hence refused.
CREATE OR REPLACE FUNCTION gate.load_operations(p_register jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE loaded integer;
BEGIN
  DELETE FROM gate.operation;
  INSERT INTO gate.operation
  SELECT o.name, o.roles, o.class, o.fields, o.subjects, o.relationships, o.needs_purpose, o.needs_presence, o.gives, o.reason
  FROM jsonb_to_recordset(p_register) AS o(
    name text, roles text[], class text, fields text[], subjects text, relationships text[],
    needs_purpose boolean, needs_presence boolean, gives text, reason text);
  GET DIAGNOSTICS loaded = ROW_COUNT;
  RETURN loaded;
END
$$;
