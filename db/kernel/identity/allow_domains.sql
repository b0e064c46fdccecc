-- Says where a structure's agents have their addresses: invitations go nowhere else. Replaces what was said before.
-- For the operator's command line only: no role but the owner may execute it.
-- Takes the structure and the domains. Returns null, or structure_unknown, invalid (one is no domain; nothing changes).
CREATE OR REPLACE FUNCTION identity.allow_domains(p_structure bigint, p_domains text[]) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM identity.structure AS s WHERE s.structure_id = p_structure) THEN
    RETURN 'structure_unknown';
  ELSIF EXISTS (SELECT FROM unnest(p_domains) AS d WHERE d IS NULL OR lower(d) !~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$') THEN
    RETURN 'invalid';
  END IF;
  DELETE FROM identity.allowed_domain AS x WHERE x.structure_id = p_structure;
  INSERT INTO identity.allowed_domain (structure_id, domain) SELECT DISTINCT p_structure, lower(d) FROM unnest(p_domains) AS d;
  PERFORM ledger.append_entry(NULL, p_structure, 'identity.allow_domains', NULL, NULL, ARRAY[]::gate.subject[], ARRAY[]::text[],
    jsonb_build_object('by', 'operator', 'domains', to_jsonb(p_domains)));
  RETURN NULL;
END
$$;
