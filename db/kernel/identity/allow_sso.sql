-- Says which identity providers speak for the agents of a structure. Replaces what was said before for this issuer.
-- For the operator's command line only: no role but the owner may execute it.
-- takes: structure, issuer, the providers' idp_id
-- returns: null, or structure_unknown, siret_missing (the structure has none to compare with), invalid
CREATE OR REPLACE FUNCTION identity.allow_sso(p_structure bigint, p_issuer text, p_idps text[]) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  s identity.structure;
BEGIN
  SELECT x.* INTO s FROM identity.structure AS x WHERE x.structure_id = p_structure;
  IF s.structure_id IS NULL THEN
    RETURN 'structure_unknown';
  ELSIF s.siret IS NULL THEN
    RETURN 'siret_missing';
  ELSIF coalesce(p_issuer !~ '^https?://', true) OR EXISTS (SELECT FROM unnest(p_idps) AS i WHERE coalesce(i, '') = '') THEN
    RETURN 'invalid';
  END IF;
  DELETE FROM identity.sso_provider AS x WHERE x.structure_id = p_structure AND x.issuer = p_issuer;
  INSERT INTO identity.sso_provider (structure_id, issuer, idp_id) SELECT DISTINCT p_structure, p_issuer, i FROM unnest(p_idps) AS i;
  PERFORM ledger.append_entry(NULL, p_structure, 'identity.allow_sso', NULL, NULL, ARRAY[]::gate.subject[], ARRAY[]::text[],
    jsonb_build_object('by', 'operator', 'issuer', p_issuer, 'idps', to_jsonb(p_idps)));
  RETURN NULL;
END
$$;
