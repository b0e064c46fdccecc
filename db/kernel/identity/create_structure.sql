-- Creates a structure. For the operator's command line only: no role but the owner may execute it.
-- takes: name, kind, commune, department, siret
-- returns: structure id
CREATE OR REPLACE FUNCTION identity.create_structure(
  p_name text, p_kind text, p_commune text, p_department text, p_siret text
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_structure bigint;
BEGIN
  INSERT INTO identity.structure (name, kind, commune, department, siret)
  VALUES (p_name, p_kind, p_commune, p_department, p_siret)
  RETURNING structure_id INTO v_structure;
  RETURN v_structure;
END
$$;
